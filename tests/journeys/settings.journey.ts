import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { en } from '../../web/src/i18n/en.ts';
import { browserPath, expectSound, openBrowser, type Seat, sitDown } from './support/browser.ts';
import { type RunningServer, startServer } from './support/server.ts';
import { register } from './support/steps.ts';

const { settings } = en.account;
const PASSWORD = 'seven green lanterns drifting';

/** Notes on every frame that is painted which scheme and which ground it has, from the first one of each page on. */
const NOTE_FRAMES = `(() => {
  window.frames_seen = [];
  const note = () => {
    const { colorScheme, backgroundColor } = getComputedStyle(document.documentElement);
    window.frames_seen.push({ colorScheme, backgroundColor, heading: document.querySelector('h1')?.textContent ?? null });
    requestAnimationFrame(note);
  };
  requestAnimationFrame(note);
})()`;

const frames = z.array(z.object({ colorScheme: z.string(), backgroundColor: z.string(), heading: z.string().nullable() }));
const framesOf = async (page: Page) => frames.parse(await page.evaluate('window.frames_seen'));

const said = (page: Page, what: string, value: string) =>
  page.getByText(settings.said.replace('{{what}}', what).replace('{{value}}', value)).waitFor();

describe.skipIf(browserPath === undefined)('settings', () => {
  let server: RunningServer;
  let browser: Browser;

  beforeAll(async () => {
    server = await startServer();
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  const preferencesOf = async ({ context }: Seat) => z.looseObject({}).parse(await (await context.request.get('/api/preferences')).json());

  it('are dark from the first painted frame on where dark was chosen, here and on another device after signing in', async () => {
    // A light device, so that whatever comes too late is seen.
    const seat = await sitDown(browser, server.url, 'phone');
    const { page } = seat;
    await register(page, 'dark@example.org');
    await page.goto('/settings');
    await page.getByLabel(settings.theme.dark, { exact: true }).check({ force: true });
    await said(page, settings.theme.label, settings.theme.dark);
    const ground = String(await page.evaluate('getComputedStyle(document.documentElement).backgroundColor'));

    const again = await seat.context.newPage();
    await again.addInitScript(NOTE_FRAMES);
    await again.goto('/settings', { waitUntil: 'networkidle' });
    const seen = await framesOf(again);
    expect(seen.length).toBeGreaterThan(3);
    expect(seen[0]?.heading).toBeNull();
    expect([...new Set(seen.map(({ colorScheme }) => colorScheme))]).toEqual(['dark']);
    expect([...new Set(seen.map(({ backgroundColor }) => backgroundColor))]).toEqual([ground]);

    // Without the script that runs before the first paint, the frames are light at first: what is looked at here does tell.
    const late = await (
      await browser.newContext({ storageState: await seat.context.storageState(), serviceWorkers: 'block', baseURL: server.url })
    ).newPage();
    await late.addInitScript(NOTE_FRAMES);
    await late.route('**/theme.js', (route) => route.abort());
    await late.goto('/settings', { waitUntil: 'networkidle' });
    expect((await framesOf(late))[0]?.colorScheme).not.toBe('dark');
    await late.context().close();

    const other = await sitDown(browser, server.url, 'phone');
    await other.page.addInitScript(NOTE_FRAMES);
    await other.page.goto('/sign-in');
    await other.page.getByLabel(en.session.register.email).fill('dark@example.org');
    await other.page.getByLabel(en.session.register.password, { exact: true }).fill(PASSWORD);
    await other.page.getByRole('button', { name: en.session.sign_in.submit }).click();
    await other.page.getByRole('heading', { name: en.home.title, level: 1 }).waitFor();
    const inside = (await framesOf(other.page)).filter(({ heading }) => heading === en.home.title);
    expect([...new Set(inside.map(({ colorScheme }) => colorScheme))]).toEqual(['dark']);
    await expectSound(other);
    await other.context.close();
    await seat.context.close();
  });

  it('save each change at once, say what was saved, and are changed back', async () => {
    const seat = await sitDown(browser, server.url, 'desk');
    const { page } = seat;
    await register(page, 'changing@example.org');
    await page.goto('/settings');
    await page.getByRole('heading', { name: settings.sharing.heading }).waitFor();
    // Off until somebody turns them on.
    for (const name of ['share_anonymized_data', 'allow_marketing_emails'] as const)
      expect(await page.getByRole('checkbox', { name: settings.sharing[name] }).isChecked()).toBe(false);
    await expectSound(seat);

    await page.getByLabel(settings.name).fill('Ada');
    await page.getByLabel(settings.name).press('Enter');
    await said(page, settings.name, 'Ada');
    await page.getByLabel(settings.time_zone).selectOption('Europe/Athens');
    await said(page, settings.time_zone, 'Europe/Athens');
    await page.getByLabel(settings.currency, { exact: true }).selectOption('EUR');
    await said(page, settings.currency, 'EUR');
    await page.getByLabel(settings.buffer.label, { exact: true }).fill('250');
    await page.getByLabel(settings.buffer.label, { exact: true }).press('Tab');
    await said(page, settings.buffer.label, '€250.00');
    await page.getByRole('checkbox', { name: settings.messages.way.sms }).check();
    await said(page, settings.messages.way.sms, settings.on);
    await page.getByLabel(settings.messages.frequency.monthly, { exact: true }).check({ force: true });
    await said(page, settings.messages.often, settings.messages.frequency.monthly);
    await page.getByRole('checkbox', { name: settings.quiet.label }).check();
    await said(page, settings.quiet.label, 'from 22:00 to 07:00');
    await page.getByLabel(settings.quiet.from, { exact: true }).fill('23:15');
    await page.getByLabel(settings.quiet.to, { exact: true }).focus();
    await said(page, settings.quiet.label, 'from 23:15 to 07:00');
    await page.getByRole('checkbox', { name: settings.sharing.share_anonymized_data }).check();
    await said(page, settings.sharing.share_anonymized_data, settings.on);
    expect(await preferencesOf(seat)).toMatchObject({
      forecast_buffer: 250,
      sms_notifications: true,
      communication_frequency: 'monthly',
      quiet_hours: { from: '23:15', to: '07:00' },
      share_anonymized_data: true,
      allow_marketing_emails: false,
    });
    await expectSound(seat);

    // Changed back, it is as before, also after the page was left.
    await page.getByRole('checkbox', { name: settings.sharing.share_anonymized_data }).uncheck();
    await said(page, settings.sharing.share_anonymized_data, settings.off);
    await page.getByRole('button', { name: settings.buffer.forget }).click();
    await said(page, settings.buffer.label, settings.buffer.auto);
    await page.getByRole('checkbox', { name: settings.quiet.label }).uncheck();
    await said(page, settings.quiet.label, settings.off);
    await page.goto('/settings');
    await page.getByRole('heading', { name: settings.sharing.heading }).waitFor();
    expect(await page.getByLabel(settings.name).inputValue()).toBe('Ada');
    expect(await page.getByLabel(settings.time_zone).inputValue()).toBe('Europe/Athens');
    expect(await preferencesOf(seat)).toMatchObject({ forecast_buffer: null, quiet_hours: null, share_anonymized_data: false });
    await seat.context.close();
  });

  it('stand as before where the server does not take a change, and say so', async () => {
    const seat = await sitDown(browser, server.url, 'phone');
    const { page } = seat;
    await register(page, 'refused@example.org');
    await page.goto('/settings');
    await page.route('**/api/preferences', (route) => (route.request().method() === 'PATCH' ? route.abort() : route.fallback()));
    await page.getByRole('checkbox', { name: settings.sharing.allow_marketing_emails }).click();
    await page.getByRole('alert').getByText(en.common.problem.network_title).waitFor();
    expect(await page.getByRole('checkbox', { name: settings.sharing.allow_marketing_emails }).isChecked()).toBe(false);
    expect(await preferencesOf(seat)).toMatchObject({ allow_marketing_emails: false });
    await seat.context.close();
  });
});
