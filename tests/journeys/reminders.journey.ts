import { createHmac, ECDH } from 'node:crypto';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { dayInZone, isoDay } from '../../src/core/calendar/day.ts';
import { en } from '../../web/src/i18n/en.ts';
import { es } from '../../web/src/i18n/es.ts';
import { startPushService } from '../support/push-service.ts';
import { browserPath, expectSound, openBrowser, type Seat, sitDown } from './support/browser.ts';
import { type RunningServer, startServer } from './support/server.ts';
import { register } from './support/steps.ts';

const { reminders } = en;
const SECRET_KEY = 'a key for journeys that nobody else has, 48 letters';
const TYPE = 'weekly_checkin';

const kept = z.object({ items: z.array(z.looseObject({ reminder_type: z.string(), enabled: z.boolean(), next_at: z.string().nullable() })) });
const pushAnswer = z.object({ application_server_key: z.string(), items: z.array(z.looseObject({ endpoint: z.string() })) });
const subscribing = z.strictObject({ userVisibleOnly: z.boolean(), applicationServerKey: z.base64url() });
const remindersOf = async ({ context }: Seat) => kept.parse(await (await context.request.get('/api/reminders')).json()).items;

describe.skipIf(browserPath === undefined)('reminders', () => {
  let server: RunningServer;
  let browser: Browser;

  beforeAll(async () => {
    server = await startServer({ SECRET_KEY });
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  it('are turned on by one press, say when they come, come when the person likes, and stop by the link of a mail', async () => {
    const seat = await sitDown(browser, server.url, 'phone');
    const { page } = seat;
    await register(page, 'reminded@example.org');
    await page.goto('/settings');
    const box = page.getByRole('checkbox', { name: reminders.type[TYPE] });
    await box.waitFor();
    expect(await box.isChecked()).toBe(false);
    expect(await remindersOf(seat)).toEqual([]);
    await box.check();
    await page.getByText(/Next on Sun \d+ \w+ at 9:00\sAM\./).waitFor();
    const time = page.getByLabel(reminders.time.replace('{{what}}', reminders.type[TYPE]));
    await time.fill('18:30');
    await page.getByRole('checkbox', { name: reminders.type.bill_due }).focus();
    await page.getByText(/at 6:30\sPM\./).waitFor();
    await page.getByRole('checkbox', { name: reminders.type.low_balance }).check();
    await expect.poll(async () => (await remindersOf(seat)).length).toBe(2);
    await page.getByText(`${reminders.adjust.open} (${reminders.type.low_balance})`).click();
    await page.getByLabel(reminders.adjust.look).waitFor();
    await expectSound(seat);

    // What a mail of it would hold: the link alone is the right, so that whoever opens it need not sign in.
    const about = `1-${TYPE}`;
    const seal = createHmac('sha256', SECRET_KEY).update(`unsubscribe:${about}`).digest('base64url');
    const stranger = await sitDown(browser, server.url, 'desk');
    await stranger.page.goto(`/unsubscribe/${about}-${seal}`);
    // Opening it does nothing: programs that look through mails do that, too.
    await stranger.page.getByRole('heading', { name: reminders.stop.title }).waitFor();
    await expectSound(stranger);
    expect((await remindersOf(seat)).map(({ enabled }) => enabled)).toEqual([true, true]);
    await stranger.page.getByRole('button', { name: reminders.stop.submit }).click();
    await stranger.page.getByRole('heading', { name: reminders.stop.done_title }).waitFor();
    await expectSound(stranger);
    const left = await remindersOf(seat);
    expect(left.filter(({ enabled }) => enabled).map(({ reminder_type }) => reminder_type)).toEqual(['low_balance']);

    await page.reload();
    await box.waitFor();
    expect(await box.isChecked()).toBe(false);
    await stranger.context.close();
    await seat.context.close();
  });

  it('come as often, on the day, so far ahead and with the words that the person says, by keyboard alone, and say what cannot be', async () => {
    const seat = await sitDown(browser, server.url, 'desk');
    const { page } = seat;
    const { adjust } = reminders;
    await register(page, 'adjusting@example.org');
    await page.goto('/settings');
    const box = page.getByRole('checkbox', { name: reminders.type.bill_due });
    await box.focus();
    await page.keyboard.press('Space');
    const fold = page.getByRole('group').filter({ hasText: `${adjust.open} (${reminders.type.bill_due})` });
    await fold.locator('summary').focus();
    await page.keyboard.press('Enter');
    await fold.getByLabel(adjust.days).waitFor();
    await fold.getByLabel(adjust.days).fill('31');
    await fold.getByLabel(adjust.day).fill('2020-01-01');
    await page.keyboard.press('Enter');
    await fold.getByText(adjust.bad_day).waitFor();
    await fold.getByText(adjust.bad_days, { exact: true }).waitFor();
    await expectSound(seat);

    const day = isoDay(dayInZone(Date.now(), 'America/New_York') + 40);
    await fold.getByLabel(adjust.often).selectOption('monthly');
    await fold.getByLabel(adjust.days).fill('10');
    await fold.getByLabel(adjust.day).fill(day);
    await fold.getByLabel(adjust.message).fill('Move the rent over first');
    await page.keyboard.press('Enter');
    await page.getByText(adjust.said.replace('{{what}}', reminders.type.bill_due)).waitFor();
    await page.getByText(`${reminders.hint.bill_due} ${reminders.often.monthly}`).waitFor();
    const changed = { frequency: 'monthly', scheduled_date: day, preferences: { days_before: 10 }, message: 'Move the rent over first' };
    expect(await remindersOf(seat)).toMatchObject([changed]);
    expect(await page.evaluate('document.activeElement?.name'), 'who saved stays where they were').toBe('message');
    // What is not touched is not sent: a new time leaves the rest as it was said.
    const time = page.getByLabel(reminders.time.replace('{{what}}', reminders.type.bill_due));
    await time.fill('18:30');
    await box.focus();
    await expect.poll(async () => await remindersOf(seat)).toMatchObject([{ ...changed, preferences: { days_before: 10, time: '18:30' } }]);
    await seat.context.close();
  });

  it('of the first check-in are asked for where it would be done, stand in the settings, and are over when it is done', async () => {
    const seat = await sitDown(browser, server.url, 'phone');
    const { page, context } = seat;
    await register(page, 'first-check-in@example.org');
    const isScheduled = async () =>
      z.looseObject({ first_checkin_scheduled: z.boolean() }).parse(await (await context.request.get('/api/preferences')).json())
        .first_checkin_scheduled;
    expect(await isScheduled()).toBe(false);
    await page.goto('/start/check-in');
    const instead = page.getByRole('button', { name: reminders.first.instead });
    await instead.waitFor();
    await expectSound(seat);
    await instead.click();
    await page.waitForURL('**/start/done');
    expect(await isScheduled()).toBe(true);
    await page.goto('/start/check-in');
    await page.getByText(/A reminder of it comes on \w+ \d+ \w+ at 9:00\sAM\./).waitFor();
    await expectSound(seat);
    await page.goto('/settings');
    const box = page.getByRole('checkbox', { name: reminders.type.first_checkin });
    await box.waitFor();
    expect(await box.isChecked()).toBe(true);
    await expectSound(seat);
    await box.uncheck();
    await expect.poll(isScheduled).toBe(false);
    await box.check();
    await expect.poll(isScheduled).toBe(true);

    await page.goto('/check-in');
    await page.getByRole('group', { name: en.checkins.question.mood_rating }).locator('label:has(input[value="8"])').click();
    await page.getByRole('button', { name: en.checkins.form.save, exact: true }).click();
    await page.getByRole('heading', { name: en.checkins.done.heading }).waitFor();
    await page.goto('/settings');
    await page.getByRole('checkbox', { name: reminders.type[TYPE] }).waitFor();
    await box.waitFor({ state: 'detached' });
    await context.close();
  });

  it('come in this browser after a press and the browser’s yes, and no more after another', async () => {
    const service = await startPushService();
    const seat = await sitDown(browser, server.url, 'phone');
    const { page, context } = seat;
    await register(page, 'in-the-browser@example.org');
    await context.grantPermissions(['notifications'], { origin: server.url });
    // Chromium subscribes no window without a profile, which all windows of these tests are, and with one it would ask its maker's service on the internet (another
    // journey here has it refuse for real). So what that service would answer is answered here, what it would be asked is noted, and all else
    // is the browser's own.
    const subscription = service.subscribe('phone');
    await page.addInitScript(`{
      const given = ${JSON.stringify(subscription)};
      const held = 'held-over-a-reload';
      const unsubscribe = async () => { localStorage.removeItem(held); return true; };
      const own = { endpoint: given.endpoint, options: {}, toJSON: () => given, unsubscribe };
      const subscribe = async (asked) => { localStorage.setItem(held, JSON.stringify(asked)); return own; };
      Object.assign(PushManager.prototype, { subscribe, getSubscription: async () => (localStorage.getItem(held) === null ? null : own) });
    }`);
    await page.goto('/settings');
    await page.getByText(reminders.browser.off).waitFor();
    await page.getByRole('button', { name: reminders.browser.turn_on }).click();
    await page.getByText(reminders.browser.on).waitFor();
    await expectSound(seat);
    const answered = async () => pushAnswer.parse(await (await context.request.get('/api/push')).json());
    const kept = async () => (await answered()).items;
    // As its maker's service is asked: only for what is shown, and under the key that the server signs with, a point of the curve P-256 in 65 bytes.
    const asked = subscribing.parse(JSON.parse(String(await page.evaluate("localStorage.getItem('held-over-a-reload')"))));
    expect(asked.userVisibleOnly).toBe(true);
    const [given, own] = [asked.applicationServerKey, (await answered()).application_server_key].map((key) => Buffer.from(key, 'base64url'));
    expect(given?.length).toBe(65);
    expect(given?.equals(own ?? Buffer.alloc(0))).toBe(true);
    expect(ECDH.convertKey(given ?? '', 'prime256v1', undefined, 'hex', 'uncompressed')).toBe(own?.toString('hex'));
    expect((await kept()).map(({ endpoint }) => endpoint)).toEqual([subscription.endpoint]);
    expect(await (await context.request.get('/api/preferences')).json()).toMatchObject({ push_notifications: true, preferred_communication: 'push' });
    await page.getByRole('button', { name: reminders.browser.turn_off }).click();
    await page.getByText(reminders.browser.off).waitFor();
    expect(await kept()).toEqual([]);

    await page.getByRole('button', { name: reminders.browser.turn_on }).click();
    await page.getByText(reminders.browser.on).waitFor();
    await page.goto('/more');
    const isHeld = () => page.evaluate('navigator.serviceWorker.ready.then(({ pushManager }) => pushManager.getSubscription()).then(Boolean)');
    expect(await isHeld()).toBe(true);
    await page.getByRole('button', { name: en.app.more_page.sign_out }).click();
    await page.waitForURL('**/welcome');
    // The browser is not the person's any more: its push service answers that to whoever sends a message.
    expect(await isHeld()).toBe(false);
    await context.close();
    await service.close();
  });

  it('that came stand on the first page, and are done or put off there', async () => {
    const seat = await sitDown(browser, server.url, 'phone');
    const { page, context } = seat;
    await register(page, 'due@example.org');
    const { csrf_token } = z.object({ csrf_token: z.string() }).parse(await (await context.request.get('/api/auth/session')).json());
    for (const reminder_type of [TYPE, 'goal_reminder']) {
      // Comes today: at a time that is over by now it would come tomorrow.
      const data = {
        reminder_type,
        scheduled_date: isoDay(dayInZone(Date.now(), 'America/New_York')),
        frequency: 'daily',
        preferences: { time: '23:59' },
      };
      const answer = await context.request.post('/api/reminders', { headers: { 'x-csrf-token': csrf_token, origin: server.url }, data });
      expect(answer.status()).toBe(201);
    }
    await page.goto('/');
    const done = page.getByRole('button', { name: reminders.due.done_what.replace('{{what}}', reminders.type[TYPE]) });
    const later = page.getByRole('button', { name: reminders.due.later_what.replace('{{what}}', reminders.type.goal_reminder) });
    await done.waitFor();
    await expectSound(seat);
    await later.click();
    await later.waitFor({ state: 'detached' });
    const [put] = (await remindersOf(seat)).filter(({ reminder_type }) => reminder_type === 'goal_reminder');
    expect(put?.enabled).toBe(true);
    await context.close();
  });

  it('say in words where the browser’s own push service does not agree', async () => {
    const seat = await sitDown(browser, server.url, 'desk');
    const { page, context } = seat;
    await register(page, 'not-in-the-browser@example.org');
    await context.grantPermissions(['notifications'], { origin: server.url });
    await page.goto('/settings');
    await page.getByRole('button', { name: reminders.browser.turn_on }).click();
    await page.getByText(reminders.browser.refused).waitFor();
    // Chromium says in its console, too, that it subscribes no window without a profile.
    await expectSound({ ...seat, complaints: seat.complaints.filter((line) => !line.includes('Push API in incognito')) });
    await context.close();
  });

  it('are not stopped by a link that is not whole, which says so in the language of the browser', async () => {
    const context = await browser.newContext({ baseURL: server.url, locale: 'es-MX' });
    const page = await context.newPage();
    await page.goto('/unsubscribe/1-weekly_checkin-short');
    await page.getByRole('button', { name: es.reminders.stop.submit }).click();
    await page.getByText('Este enlace no detiene ningún recordatorio').first().waitFor();
    await context.close();
  });
});
