import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { en } from '../../web/src/i18n/en.ts';
import { es } from '../../web/src/i18n/es.ts';
import { browserPath, expectSound, isTooWide, openBrowser, type Seat, sitDown } from './support/browser.ts';
import { englishLeft } from './support/english-left.ts';
import { fourteenMonths, ofxOf } from './support/fourteen-months.ts';
import { type RunningServer, startServer } from './support/server.ts';
import { bringFile, dropFile, register, registerOnly } from './support/steps.ts';
import { tabTo } from './support/tab-to.ts';

const { onboarding: words } = en;
const todayIn = (timeZone: string): string => new Intl.DateTimeFormat('en-CA', { timeZone }).format(Date.now());
const months = fourteenMonths(todayIn('America/New_York'));
const FILE = { name: 'checking.ofx', text: ofxOf(months) };

const answer = z.object({
  current_step: z.string().nullable(),
  total_steps: z.number(),
  completed_steps: z.number(),
  completion_percentage: z.number(),
  is_complete: z.boolean(),
  steps: z.array(z.object({ step: z.string(), status: z.string() })),
});
/** How far the person is, by the server. */
const progressOf = async ({ context }: Seat) => answer.parse(await (await context.request.get('/api/onboarding')).json());
const statusesOf = async (seat: Seat) => Object.fromEntries((await progressOf(seat)).steps.map(({ step, status }) => [step, status]));

const on = (page: Page, path: string) => page.waitForURL((url) => url.pathname === path);
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const progress = (page: Page, done: number, of: number) =>
  page.getByText(words.progress.replace('{{done}}', String(done)).replace('{{of}}', String(of)), { exact: true }).waitFor();
const place = (page: Page, at: number, of: number) =>
  page.getByText(words.place.replace('{{place}}', String(at)).replace('{{of}}', String(of)), { exact: true }).waitFor();
/** Where a thumb lands: the label, for its button is hidden. */
const rate = (page: Page, label: string, value: number) =>
  page.getByRole('group', { name: label }).locator(`label:has(input[value="${value}"])`).click();

describe.skipIf(browserPath === undefined)('the first visit', () => {
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

  it('goes the full way on a telephone: file, forecast, then the questions, over reloads, back, and to the end', async () => {
    const seat = await sitDown(browser, server.url, 'phone');
    const { page } = seat;
    await registerOnly(page, 'whole@example.org');
    await on(page, '/start');
    await page.reload();
    await page.getByRole('button', { name: words.welcome.full }).waitFor();
    await expectSound(seat);
    await press(page, words.welcome.full);

    await on(page, '/start/bank-file');
    await progress(page, 1, 8);
    await place(page, 2, 8);
    await expectSound(seat);
    // The heading has the focus, so that who listens knows where they are.
    expect(await page.evaluate('document.activeElement.tagName')).toBe('H1');
    await dropFile(page, FILE);
    await press(page, en.imports.check.add_other.replace('{{count}}', String(months.rows.length)));

    await on(page, '/start/forecast');
    await page.getByRole('heading', { name: en.forecast.line.heading }).waitFor();
    await page
      .getByText(/^You are fine/)
      .first()
      .waitFor();
    await progress(page, 3, 8);
    // Nothing was asked before the forecast stood there.
    expect(await page.getByRole('textbox').count()).toBe(0);
    await page.reload();
    await page.getByRole('heading', { name: en.forecast.line.heading }).waitFor();
    await expectSound(seat);
    await page.goBack();
    await on(page, '/start/bank-file');
    await page.getByText(words.bank_file.there_one.split('{{')[0] ?? '', { exact: false }).waitFor();
    await press(page, words.next);
    await on(page, '/start/forecast');
    await press(page, words.next);

    await on(page, '/start/profile');
    const income = page.getByLabel(en.profile.field.monthly_income);
    await income.fill('2500.50');
    await page.getByLabel(en.profile.field.household_size).fill('2');
    await page.getByLabel(en.profile.field.employment_status).selectOption('full_time');
    await page.reload();
    await income.waitFor();
    expect(await income.inputValue()).toBe('2500.50');
    expect(await page.getByLabel(en.profile.field.household_size).inputValue()).toBe('2');
    expect(await page.getByLabel(en.profile.field.employment_status).inputValue()).toBe('full_time');
    await expectSound(seat);
    await press(page, en.common.save_and_go_on);

    await on(page, '/start/goals');
    await progress(page, 4, 8);
    await page.getByLabel(en.profile.field.primary_goal).selectOption('home_purchase');
    await page.getByLabel(en.profile.field.goal_amount).fill('15000');
    await expectSound(seat);
    await page.getByRole('link', { name: words.back }).click();
    await on(page, '/start/profile');
    await income.waitFor();
    expect(await income.inputValue(), 'what was said stands there').toBe('2500.50');
    await press(page, words.next);
    await on(page, '/start/goals');
    expect(await page.getByLabel(en.profile.field.goal_amount).inputValue(), 'and what was only written, too').toBe('15000.00');
    await press(page, en.home.score.begin);
    await rate(page, en.score.form.risk_tolerance, 6);
    for (const name of ['monthly_expenses', 'current_savings', 'total_debt'] as const)
      if ((await page.getByLabel(en.score.form[name]).inputValue()) === '') await page.getByLabel(en.score.form[name]).fill('1000');
    await page.reload();
    await page.getByRole('group', { name: en.score.form.risk_tolerance }).locator('input[value="6"]:checked').waitFor({ state: 'attached' });
    await press(page, en.score.form.submit);
    await page
      .getByText(/\b\d+ of 100|score/i)
      .first()
      .waitFor();
    await press(page, en.common.save_and_go_on);

    await on(page, '/start/phone');
    await expectSound(seat);
    await press(page, words.skip);
    await on(page, '/start/preferences');
    await expectSound(seat);
    await press(page, words.next);

    await on(page, '/start/check-in');
    await progress(page, 7, 8);
    await rate(page, en.checkins.question.mood_rating, 8);
    await page.reload();
    await page.getByRole('group', { name: en.checkins.question.mood_rating }).locator('input[value="8"]:checked').waitFor({ state: 'attached' });
    await expectSound(seat);
    await press(page, en.checkins.form.save);
    await page.getByRole('heading', { name: en.checkins.done.heading }).waitFor();
    await progress(page, 8, 8);
    await press(page, words.next);
    await on(page, '/start/done');
    await page.getByText(words.done.all).waitFor();
    await expectSound(seat);
    expect(await progressOf(seat)).toMatchObject({ completed_steps: 8, completion_percentage: 100, is_complete: true, current_step: null });
    expect(await statusesOf(seat)).toEqual({
      welcome: 'done',
      bank_file: 'done',
      forecast: 'done',
      profile: 'done',
      goals: 'done',
      phone: 'skipped',
      preferences: 'done',
      checkin: 'done',
    });

    await page.getByRole('link', { name: words.done.home }).click();
    await page.getByRole('heading', { name: en.home.next_heading }).waitFor();
    expect(await page.getByRole('region', { name: words.go_on.heading }).count(), 'nothing is left to go on with').toBe(0);
    // The goal that was named is told of beside the forecast.
    await page.goto('/forecast');
    const goals = page.getByRole('region', { name: en.goals.heading });
    await goals.getByText(/It takes \$15,000\. Nothing says yet/).waitFor();
    await goals.getByText(/about \$1,250 a month for 12 months/).waitFor();
    await goals.getByText(/By your forecast there is room for \$15,000 from about/).waitFor();
    await expectSound(seat);
    await page.goto('/settings');
    await page.getByRole('link', { name: words.again.open }).click();
    await on(page, '/start');
    await seat.context.close();
  });

  it('goes the short way in Spanish without a file, stops, goes on where it stopped, and leaves the rest', async () => {
    const seat = await sitDown(browser, server.url, 'phone', { locale: 'es-MX', width: 320 });
    const { page } = seat;
    const { onboarding: palabras } = es;
    const well = async () => {
      await expectSound(seat);
      expect(await englishLeft(page), page.url()).toEqual([]);
    };
    await page.goto('/register');
    await page.getByLabel(es.session.register.email).fill('corta@example.org');
    await page.getByLabel(es.session.register.password, { exact: true }).fill('siete faroles verdes al viento');
    await page.getByRole('button', { name: es.session.register.submit }).click();
    await page.getByRole('heading', { name: palabras.welcome.title, level: 1 }).waitFor();
    await well();
    await press(page, palabras.welcome.short);
    await on(page, '/start/bank-file');
    await page.getByText(palabras.place.replace('{{place}}', '2').replace('{{of}}', '4')).waitFor();
    await well();

    // Whoever brings nothing sees an example, and the way back.
    await press(page, palabras.skip);
    await on(page, '/start/forecast');
    await page.getByText(palabras.forecast.none_yet).waitFor();
    await well();
    await page.getByRole('link', { name: palabras.forecast.to_file }).click();
    await on(page, '/start/bank-file');
    await press(page, palabras.bank_file.by_hand);
    const sheet = page.getByRole('dialog', { name: es.accounts.form.add_title });
    await sheet.getByLabel(es.accounts.form.name, { exact: true }).fill('De todos los días');
    await sheet.getByLabel(es.accounts.form.balance, { exact: true }).fill('1250.50');
    await sheet.getByRole('button', { name: es.common.save, exact: true }).click();
    await sheet.waitFor({ state: 'hidden' });
    await page.getByText('De todos los días').first().waitFor();
    // It was skipped, and is done by now.
    expect((await statusesOf(seat))['bank_file']).toBe('done');

    // Stops here, and comes back another day.
    await page.getByRole('link', { name: palabras.later }).click();
    await page.getByRole('heading', { name: es.home.title, level: 1 }).waitFor();
    await page.getByText(palabras.go_on.next.replace('{{step}}', palabras.step.profile)).waitFor();
    await well();
    await page.goto('/start/forecast?way=short');
    await page
      .getByText(/Tienes \$1,25/)
      .first()
      .waitFor();
    await well();
    await press(page, palabras.next);
    await on(page, '/start/check-in');
    await page.getByText(palabras.place.replace('{{place}}', '4').replace('{{of}}', '4')).waitFor();
    await rate(page, es.checkins.question.mood_rating, 7);
    await press(page, es.checkins.form.save);
    await page.getByRole('heading', { name: es.checkins.done.heading }).waitFor();
    await well();
    await press(page, palabras.next);
    await on(page, '/start/done');
    await page.getByText(palabras.done.some_other.replace('{{count}}', '4')).waitFor();
    await well();
    expect(await progressOf(seat)).toMatchObject({ completed_steps: 4, completion_percentage: 50, current_step: 'profile' });

    await page.getByRole('link', { name: palabras.done.home }).click();
    const card = page.getByRole('region', { name: palabras.go_on.heading });
    await press(page, palabras.go_on.leave);
    await card.waitFor({ state: 'detached' });
    await press(page, es.common.undo);
    await card.waitFor();
    expect(await progressOf(seat)).toMatchObject({ completed_steps: 4, is_complete: false });
    await press(page, palabras.go_on.leave);
    await card.waitFor({ state: 'detached' });
    await page.reload();
    await page.getByRole('heading', { name: es.home.next_heading }).waitFor();
    expect(await card.count()).toBe(0);
    expect(await progressOf(seat)).toMatchObject({ completed_steps: 8, completion_percentage: 100, is_complete: true });
    await seat.context.close();
  });

  it('is the same in two tabs, counts a step that both skip once, and says what a dead network did', async () => {
    const seat = await sitDown(browser, server.url, 'phone');
    const { page } = seat;
    await registerOnly(page, 'twice@example.org');
    await page.goto('/start/phone');
    await progress(page, 0, 8);
    const other = await seat.context.newPage();
    await other.goto('/start/phone');
    await progress(other, 0, 8);

    await page.route('**/api/onboarding/**', (route) => route.abort());
    await press(page, words.skip);
    await page.getByRole('alert').waitFor();
    expect(new URL(page.url()).pathname).toBe('/start/phone');
    expect(await progressOf(seat)).toMatchObject({ completed_steps: 0 });
    await page.unroute('**/api/onboarding/**');
    await press(page, words.skip);
    await on(page, '/start/preferences');

    // Nobody touched the other one.
    await progress(other, 1, 8);
    await press(other, words.next);
    await on(other, '/start/preferences');
    await Promise.all([press(page, words.next), press(other, words.next)]);
    await Promise.all([on(page, '/start/check-in'), on(other, '/start/check-in')]);
    await Promise.all([progress(page, 2, 8), progress(other, 2, 8)]);
    expect(await progressOf(seat)).toMatchObject({ completed_steps: 2, completion_percentage: 25, current_step: 'welcome' });
    await seat.context.close();
  });

  it('goes by keyboard alone on a wide and dark screen', async () => {
    const seat = await sitDown(browser, server.url, 'desk');
    const { page } = seat;
    await registerOnly(page, 'keys@example.org');
    await expectSound(seat);
    await tabTo(page, words.welcome.short);
    await page.keyboard.press('Enter');
    await on(page, '/start/bank-file');
    await tabTo(page, words.skip);
    await page.keyboard.press('Enter');
    await on(page, '/start/forecast');
    await tabTo(page, words.back);
    await page.keyboard.press('Enter');
    await on(page, '/start/bank-file');
    await tabTo(page, words.next);
    await page.keyboard.press('Enter');
    await on(page, '/start/forecast');
    await expectSound(seat);
    expect(await statusesOf(seat)).toMatchObject({ welcome: 'done', bank_file: 'skipped', forecast: 'open' });
    await seat.context.close();
  });

  it('knows what was done by other pages, and does not lead the invented person anywhere', async () => {
    const seat = await sitDown(browser, server.url, 'phone');
    const { page } = seat;
    await register(page, 'other-pages@example.org');
    await page.getByText(words.go_on.next.replace('{{step}}', words.step.welcome)).waitFor();
    await bringFile(page, FILE, months.rows.length);
    await page.goto('/');
    await page.getByText(words.go_on.next.replace('{{step}}', words.step.profile)).waitFor();
    await page.getByText(words.progress.replace('{{done}}', '3').replace('{{of}}', '8')).waitFor();
    await page.getByRole('link', { name: words.go_on.go_on }).click();
    await on(page, '/start/profile');
    expect(await isTooWide(page)).toBe(false);
    await seat.context.close();

    const demo = await sitDown(browser, server.url, 'phone');
    await demo.page.goto('/');
    await demo.page.getByRole('button', { name: en.demo.try }).click();
    await demo.page.getByRole('heading', { name: en.home.next_heading }).waitFor();
    expect(new URL(demo.page.url()).pathname).toBe('/');
    expect((await progressOf(demo)).is_complete).toBe(false);
    expect(await demo.page.getByRole('region', { name: words.go_on.heading }).count()).toBe(0);
    await demo.context.close();
  });
});
