import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dayInZone, isoDay, mondayOf } from '../../src/core/calendar/day.ts';
import { en } from '../../web/src/i18n/en.ts';
import { axeFindings, browserPath, isTooWide, openBrowser, type Seat, sitDown } from './support/browser.ts';
import { type RunningServer, startServer } from './support/server.ts';
import { register } from './support/steps.ts';

const { question, form, done } = en.checkins;
/** Where a thumb lands: the label, for its button is hidden, and 1 and 10 say more to who listens than their figure. */
const rating = (page: Page, label: string, value: number) => page.getByRole('group', { name: label }).locator(`label:has(input[value="${value}"])`);
const save = (page: Page) => page.getByRole('button', { name: form.save });
const saved = (page: Page) => page.getByRole('heading', { name: done.heading });

async function expectAllWell({ page, complaints }: Seat): Promise<void> {
  expect(await axeFindings(page), `axe on ${page.url()}`).toEqual([]);
  expect(await isTooWide(page), `${page.url()} scrolls sideways`).toBe(false);
  expect(complaints).toEqual([]);
}

/** The Monday so many weeks before the present week, where the browsers of these journeys are. */
const monday = (weeksBack: number): string => isoDay(mondayOf(dayInZone(Date.now(), 'America/New_York')) - 7 * weeksBack);

/** Rates a week by touching, and saves it. */
async function checkIn(page: Page, weeksBack: number, mood: number): Promise<void> {
  await page.goto(`/check-in?day=${monday(weeksBack)}`);
  await rating(page, question.mood_rating, mood).click();
  await save(page).click();
  await saved(page).waitFor();
}

/** Presses Tab until the focus is in the group of that question, or on the button of that name. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    const at = await page.evaluate(`(() => {
      const { activeElement: element } = document;
      return [element?.closest('fieldset')?.querySelector('legend')?.textContent, element?.textContent];
    })()`);
    if (Array.isArray(at) && at.includes(name)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`no Tab leads to ${name}`);
}

describe.skipIf(browserPath === undefined)('how a person is', () => {
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

  it('is told of weeks that have passed, corrected, taken back and put back, and seen as a line and a table', async () => {
    const seat = await sitDown(browser, server.url, 'phone');
    const { page } = seat;
    await register(page, 'ada@example.org');
    await page.goto('/wellness');
    await page.getByRole('heading', { name: en.checkins.empty.title }).waitFor();
    await page.goto(`/check-in?day=${monday(3)}`);
    await save(page).click();
    await page.getByRole('alert').getByText(form.nothing).waitFor();
    for (const [weeksBack, mood] of [
      [3, 4],
      [2, 7],
      [1, 10],
    ] as const)
      await checkIn(page, weeksBack, mood);
    // (10 − 1) / 9 of 100, and the week before beside it.
    await page.getByText('100', { exact: true }).waitFor();
    await page.getByText(': 66.7').waitFor();
    await expectAllWell(seat);

    await page.goto(`/check-in?day=${monday(2)}`);
    await page.getByRole('button', { name: done.change }).click();
    expect(await page.getByRole('group', { name: question.mood_rating }).getByRole('radio', { checked: true }).inputValue()).toBe('7');
    expect(await page.getByRole('group', { name: question.stress_level }).getByRole('radio', { checked: true }).count()).toBe(0);
    await rating(page, question.mood_rating, 1).click();
    await save(page).click();
    await saved(page).waitFor();
    await page.getByRole('button', { name: form.remove }).click();
    await page.getByText(form.removed).waitFor();
    await save(page).waitFor();
    await page.getByRole('button', { name: en.common.undo }).click();
    // All that was said is back, and not an empty form over it.
    await saved(page).waitFor();
    await page.goto('/wellness');
    const rows = page.getByRole('table', { name: en.checkins.history.caption }).getByRole('row');
    await rows.nth(4).waitFor();
    expect((await rows.nth(1).textContent()) ?? '').toContain(en.checkins.history.gap);
    expect(await rows.nth(2).getByRole('cell').nth(1).textContent()).toBe('100');
    expect(await rows.nth(3).getByRole('cell').nth(1).textContent()).toBe('0');
    expect(await rows.nth(4).getByRole('cell').nth(1).textContent()).toBe('33.3');
    // Sleep was never said: no 0 stands for it.
    expect(await rows.nth(2).getByRole('cell').nth(2).textContent()).toContain(en.checkins.history.not_said);
    await expectAllWell(seat);
    await page.getByRole('link', { name: en.checkins.history.correct }).first().click();
    await saved(page).waitFor();
    expect(new URL(page.url()).searchParams.get('day')).toContain(monday(1));
    await seat.context.close();
  });

  it('is answered by keyboard alone, and what is not saved waits in the tab until the person leaves', async () => {
    const seat = await sitDown(browser, server.url, 'desk');
    const { page } = seat;
    await register(page, 'bo@example.org');
    await page.goto('/check-in');
    await page.getByRole('heading', { level: 1, name: en.checkins.form_title }).waitFor();
    await tabTo(page, question.sleep_hours);
    // The radio buttons of a browser: Space takes the one that has the focus, an arrow the next.
    await page.keyboard.press('Space');
    for (let presses = 0; presses < 3; presses += 1) await page.keyboard.press('ArrowRight');
    for (const [label, key] of [
      [question.stress_level, '9'],
      [question.energy_level, '0'],
      [question.mood_rating, '8'],
    ] as const) {
      await tabTo(page, label);
      await page.keyboard.press(key);
    }
    await page.getByText(form.progress.replace('{{count}}', '4').replace('{{of}}', '7')).waitFor();
    await page.reload();
    await page.getByText(form.progress.replace('{{count}}', '4').replace('{{of}}', '7')).waitFor();
    await tabTo(page, question.stress_level);
    await page.keyboard.press('Delete');
    await tabTo(page, form.save);
    await page.keyboard.press('Enter');
    // 7 hours 100, energy 10 of 10 is 100, mood 8 is 77.8; stress was taken back.
    await page.getByText('92.6', { exact: true }).waitFor();
    await page.goto('/');
    await page.getByText('92.6', { exact: true }).waitFor();

    await page.goto(`/check-in?day=${monday(1)}`);
    await rating(page, question.mood_rating, 3).click();
    await page.getByText(form.progress.replace('{{count}}', '1').replace('{{of}}', '7')).waitFor();
    await page.goto('/more');
    // The router keeps in the tab how far pages were scrolled, which says nothing of anybody.
    const draft = () => page.evaluate(`Object.keys(sessionStorage).filter((key) => key.startsWith('mingus'))`);
    expect(await draft()).toHaveLength(1);
    await page.getByRole('button', { name: en.app.more_page.sign_out }).click();
    await page.waitForURL(/welcome|sign-in/);
    expect(await draft()).toEqual([]);
    expect(seat.complaints).toEqual([]);
    await seat.context.close();
  });

  it('goes with five figures that come to a score, which the first page shows with what would move it', async () => {
    const seat = await sitDown(browser, server.url, 'desk');
    const { page } = seat;
    const { form: fields } = en.score;
    await register(page, 'cy@example.org');
    await page.getByRole('heading', { name: en.home.title, level: 1 }).waitFor();
    await page.goto('/score');
    await page.getByRole('button', { name: fields.submit }).click();
    expect(await page.getByText(fields.missing_amount).count()).toBe(4);
    await page.getByText(fields.missing_risk).waitFor();
    await page.getByLabel(fields.monthly_income).fill('0');
    await page.getByLabel(fields.monthly_expenses).fill('4500');
    await page.getByLabel(fields.current_savings).fill('5,000');
    await page.getByLabel(fields.total_debt).fill('25000.00');
    await page.getByText(fields.more_goes_out).waitFor();
    await page.getByLabel(fields.monthly_income).fill('7500');
    await page.getByText(fields.preview.replace('{{score}}', '72')).waitFor();
    await rating(page, fields.risk_tolerance, 6).click();
    await page.getByRole('button', { name: fields.add_goal }).click();
    await page.getByLabel(fields.goal_amount).fill('15000');
    await page.getByRole('button', { name: fields.submit }).click({ clickCount: 2 });
    await page.getByText(en.score.sentence.good.replace('{{score}}', '72')).waitFor();
    await page.getByText('What you keep: 40 of 40').waitFor();
    await page.getByText('What is put by: 11.11 of 30').waitFor();
    await page.getByText('What you owe: 21.67 of 30').waitFor();
    await page.getByText(en.score.first.build_emergency_fund, { exact: true }).waitFor();
    await page.getByText(en.score.goal.emergency_fund, { exact: true }).waitFor();
    const history = page.getByRole('table', { name: en.score.history.caption.replace('{{currency}}', 'USD') });
    expect(await history.getByRole('row').count(), 'two presses are one answer').toBe(2);
    await expectAllWell(seat);
    await page.goto('/');
    await page.getByText(en.score.level.good, { exact: true }).waitFor();
    await expectAllWell(seat);

    await page.goto('/profile');
    await page.getByLabel(en.profile.field.household_size).fill('0');
    // Another tab saves something else meanwhile: this one neither shows it yet nor takes it back.
    const other = await seat.context.newPage();
    await other.goto('/profile');
    await other.getByLabel(en.profile.field.location_city).fill('Ghent');
    await other.getByRole('button', { name: en.common.save, exact: true }).click();
    await other.getByText(en.common.saved).waitFor();
    await other.close();
    await page.getByRole('button', { name: en.common.save, exact: true }).click();
    await page.getByText(en.profile.wrong_number.replace('{{most}}', '50')).waitFor();
    await page.getByLabel(en.profile.field.household_size).fill('3');
    await page.getByLabel(en.profile.field.employment_status).selectOption('retired');
    await page.getByRole('button', { name: en.common.save, exact: true }).click();
    await page.getByText(en.profile.needed.replace('{{said}}', '2').replace('{{of}}', '7')).waitFor();
    await page.getByRole('button', { name: en.common.undo }).click();
    await page.getByText(en.profile.needed.replace('{{said}}', '0').replace('{{of}}', '7')).waitFor();
    expect(await page.getByLabel(en.profile.field.household_size).inputValue()).toBe('');
    expect(await page.getByLabel(en.profile.field.location_city).inputValue()).toBe('Ghent');
    await expectAllWell(seat);
    await seat.context.close();
  });

  it('moves together with money in the demo: in words, as dots, as a table and as a file', async () => {
    const seat = await sitDown(browser, server.url, 'phone');
    const { page } = seat;
    await page.goto('/');
    await page.getByRole('button', { name: en.demo.try }).click();
    await page.getByRole('heading', { name: en.home.title, level: 1 }).waitFor();
    const found = page.getByText(/In weeks with more stress you spend more on dining/);
    await found.first().waitFor();
    await page.getByRole('link', { name: en.home.insight.to_insights }).click();
    await found.first().waitFor();
    await page.getByRole('heading', { name: 'Stress and dining' }).waitFor();
    await page
      .getByText(/most likely between 0\.\d\d and 0\.\d\d/)
      .first()
      .waitFor();
    const dots = page.getByRole('img', { name: /^Stress and dining: a dot for each of \d+ weeks/ });
    const weeks = Number(/of (\d+) weeks/.exec((await dots.getAttribute('aria-label')) ?? '')?.[1]);
    expect(weeks).toBeGreaterThanOrEqual(45);
    await page.getByText(en.insights.table.open).first().click();
    expect(await page.getByRole('table').first().getByRole('row').count()).toBe(weeks + 1);
    await expectAllWell(seat);

    await page.getByRole('link', { name: en.insights.to_pairs }).click();
    const table = page.getByRole('table', { name: en.insights.pairs.caption });
    await table.waitFor();
    expect(await table.getByRole('row').count()).toBe(71);
    await page.getByLabel(en.insights.pairs.metric).selectOption('stress_level');
    await table.getByRole('row').nth(11).waitFor({ state: 'detached' });
    expect(await table.getByRole('row').count()).toBe(11);
    await expectAllWell(seat);
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: en.insights.pairs.csv }).click()]);
    expect(download.suggestedFilename()).toBe('mingus-pairs.csv');
    const lines = readFileSync((await download.path()) ?? '', 'utf8')
      .trimEnd()
      .split('\r\n');
    expect(lines).toHaveLength(71);
    expect(lines[1]).toMatch(/^stress_level,dining,0\.\d/);
    expect(seat.complaints).toEqual([]);
    await seat.context.close();
  });
});
