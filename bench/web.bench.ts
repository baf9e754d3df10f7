import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { dayInZone } from '../src/core/calendar/day.ts';
import { systemClock } from '../src/platform/clock.ts';
import { migrate } from '../src/platform/database/migrations/migrate.ts';
import { openStore } from '../src/platform/database/open.ts';
import { browserPath, openBrowser } from '../tests/journeys/support/browser.ts';
import { type Measurement, summarise } from './figures.ts';
import { fillDatabase } from './fill.ts';
import { inTurn } from './measure.ts';
import { report } from './report.ts';
import { startMingus } from './server-process.ts';
import { hashOfPassword, PASSWORD } from './signed-in.ts';
import { drawBare, drawForecast } from './web/chart.ts';
import { fillLongLedger } from './web/fill-long-ledger.ts';
import { firstLoad, leastScript } from './web/first-load.ts';
import { timeToInteractive } from './web/interactive.ts';
import { type Scrolled, scroll } from './web/scroll.ts';
import { atDesk, signedIn, type Someone } from './web/seat.ts';
import { serveStill, stillOf } from './web/still-page.ts';

// The built pages in a real Chromium, against pages that show the same and have no script.

const SCRIPT_GOAL_BYTES = 150_000;
const SLOW_DOWN = 4;
const ROUNDS = 5;
const CHART_GOAL_MS = 50;
const ROWS = 10_000;
const ROWS_AT_A_TIME = 100;
/** A person among others, with a year of rows, check-ins and questionnaires. */
const OTHERS = 20;

interface Served {
  readonly browser: Browser;
  readonly url: string;
  /** Who has a year of rows, and who has 10,000 rows. */
  readonly ofYear: Someone;
  readonly ofMany: Someone;
}

async function bytes({ browser, url, ofYear }: Served): Promise<void> {
  const least = await leastScript();
  const reference = { name: 'React and one word, built alike', values: [least] };
  const measurements: Measurement[] = [];
  for (const [name, path, someone, goal] of [
    ['/welcome', '/welcome', undefined, SCRIPT_GOAL_BYTES],
    ['/sign-in', '/sign-in', undefined, SCRIPT_GOAL_BYTES],
    ['the first page of a person', '/', ofYear, undefined],
  ] as const) {
    const { script, style, heads, files } = await firstLoad(browser, url, path, someone);
    console.log(`\n${name}: ${files.length} files, ${heads} B of heads\n  ${files.slice(0, 12).join(', ')}, …`);
    measurements.push(summarise({ name: `${name}, script, gzip`, unit: 'bytes', values: [script], reference, goal }));
    measurements.push(summarise({ name: `${name}, style, gzip`, unit: 'bytes', values: [style] }));
  }
  report('What a first load brings', measurements);
}

/** The first page of somebody with a year of rows: its line is drawn, and its tables stand. */
const CONTENT = ['.uplot canvas, .uplot img', 'main table', 'main h1'];

async function interactive({ browser, url, ofYear }: Served): Promise<void> {
  const opened = { url, path: '/', selectors: CONTENT, someone: ofYear, slowDown: SLOW_DOWN };
  let html = '';
  // Once for the picture of it; and whatever is done the first time only, is done.
  await timeToInteractive(browser, { ...opened, slowDown: 1 }, async (page) => {
    html = await stillOf(page);
  });
  const still = await serveStill({ '/': html });
  try {
    const rounds: (readonly Awaited<ReturnType<typeof timeToInteractive>>[])[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      rounds.push(
        await inTurn(
          round,
          () => timeToInteractive(browser, opened),
          () => timeToInteractive(browser, { url: still.url, path: '/', selectors: CONTENT, slowDown: SLOW_DOWN }),
        ),
      );
    }
    const figure = (name: string, of: 'painted' | 'content' | 'interactive') =>
      summarise({
        name,
        unit: 'ms',
        values: rounds.map(([own]) => own?.[of] ?? Number.NaN),
        reference: { name: 'the same page without script', values: rounds.map(([, other]) => other?.[of] ?? Number.NaN) },
      });
    report(`The first page of a person with a year of rows, a processor ${SLOW_DOWN} times slower`, [
      figure('first contentful paint', 'painted'),
      figure('its main content stands', 'content'),
      figure('time to interactive', 'interactive'),
    ]);
  } finally {
    await still.stop();
  }
}

async function chart({ browser, url, ofYear }: Served): Promise<void> {
  const still = await serveStill({ '/': '<!doctype html><title>bare</title>' });
  try {
    const measurements: Measurement[] = [];
    for (const slowDown of [1, SLOW_DOWN]) {
      const rounds: (readonly Awaited<ReturnType<typeof drawForecast>>[])[] = [];
      for (let round = 0; round < ROUNDS; round += 1) {
        rounds.push(
          await inTurn(
            round,
            () => drawForecast(browser, { url, someone: ofYear, slowDown }),
            () => drawBare(browser, { url: still.url, someone: undefined, slowDown }),
          ),
        );
      }
      const slow = slowDown === 1 ? '' : `, ${slowDown} times slower`;
      const reference = { name: 'a bare line on a bare canvas', values: rounds.map(([, other]) => other?.drawing ?? Number.NaN) };
      measurements.push(
        summarise({
          name: `the line drawn${slow}`,
          unit: 'ms',
          values: rounds.map(([own]) => own?.drawing ?? Number.NaN),
          reference,
          goal: CHART_GOAL_MS,
        }),
        summarise({ name: `the page from its answer on${slow}`, unit: 'ms', values: rounds.map(([own]) => own?.page ?? Number.NaN), reference }),
      );
    }
    report('The forecast of 365 points, until it is shown', measurements);
  } finally {
    await still.stop();
  }
}

/** Presses for more until so many rows stand, as a person would who is very patient. Answers how long it took in all. */
const allRows = (rows: number): string => `(async () => {
  const started = performance.now();
  const count = () => document.querySelectorAll('main section li').length;
  for (let shown = count(); shown < ${rows}; ) {
    const more = document.querySelector('main [role=status] + button');
    if (more !== null && !more.disabled) more.click();
    await new Promise((resolve) => setTimeout(resolve, 5));
    shown = count();
  }
  return performance.now() - started;
})()`;

/** Where scrolling begins: at the first row, and in the middle of them. */
const PARTS = [0, 0.5] as const;

async function scrolling({ browser, url, ofMany }: Served): Promise<void> {
  await atDesk(browser, { url, someone: ofMany }, async (own) => {
    await own.page.goto('/money');
    await own.page.locator('main section li').first().waitFor();
    const started = performance.now();
    await own.page.evaluate(allRows(ROWS));
    console.log(`\n${ROWS} rows stand after ${Math.round(performance.now() - started)} ms and ${ROWS / ROWS_AT_A_TIME - 1} presses`);
    // Each row as a line of a list, with nothing but its words.
    const words = await own.page.locator('main section li').evaluateAll((rows) => rows.map(({ textContent }) => textContent ?? ''));
    const escaped = words.map((text) => `<li>${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</li>`).join('\n');
    const still = await serveStill({
      '/': `<!doctype html><meta name=viewport content="width=device-width"><ul style="line-height:4rem">${escaped}</ul>`,
    });
    try {
      await atDesk(browser, { url: still.url }, async (other) => {
        await other.page.goto('/');
        const rounds: (readonly [Scrolled, Scrolled])[] = [];
        for (let round = 0; round < ROUNDS; round += 1) {
          const part = PARTS[round % PARTS.length] ?? 0;
          rounds.push(
            await inTurn(
              round,
              () => own.page.bringToFront().then(() => scroll(browser, own, part)),
              () => other.page.bringToFront().then(() => scroll(browser, other, part)),
            ),
          );
        }
        const figure = (name: string, unit: Measurement['unit'], of: (scrolled: Scrolled) => number, goal?: number) =>
          summarise({
            name,
            unit,
            values: rounds.map(([ours]) => of(ours)),
            reference: { name: 'as many lines of a bare list', values: rounds.map(([, theirs]) => of(theirs)) },
            goal,
          });
        report(`A list of ${words.length} transactions, scrolled by a wheel`, [
          figure('frames shown of those that were due', '%', ({ due, dropped }) => (100 * (due - dropped)) / due, 100),
          figure('95 in 100 frames come after', 'ms', ({ pause }) => pause),
          figure('the longest pause between two frames', 'ms', ({ longest }) => longest),
        ]);
        for (const [ours, theirs] of rounds)
          console.log(
            `${ours.dropped} of ${ours.due} frames dropped, ${ours.holes} with holes, ${ours.way} px; the bare list ${theirs.dropped} of ${theirs.due}`,
          );
      });
    } finally {
      await still.stop();
    }
  });
}

async function main(): Promise<void> {
  if (browserPath === undefined) return console.log('There is no Chromium on this machine: left out.');
  const folder = await mkdtemp(join(tmpdir(), 'mingus-bench-'));
  const settings = { kind: 'sqlite', path: join(folder, 'mingus.db') } as const;
  await migrate(settings);
  const store = await openStore(settings);
  const today = dayInZone(systemClock.now(), 'UTC');
  const passwordHash = await hashOfPassword();
  const { people } = await fillDatabase(store, { people: OTHERS, today, passwordHash, checkinWeeks: 52, questionnaires: 12 });
  const [oneOfYear] = people;
  if (oneOfYear === undefined) throw new Error('nobody was added');
  const oneOfMany = await fillLongLedger(store, { number: OTHERS, rows: ROWS, today, passwordHash });
  await store.close();
  const server = await startMingus(`sqlite:${settings.path}`);
  const browser = await openBrowser();
  try {
    const of = ({ email }: { readonly email: string }) => signedIn(browser, server.url, { email, password: PASSWORD });
    const served = { browser, url: server.url, ofYear: await of(oneOfYear), ofMany: await of(oneOfMany) };
    const wanted = process.argv[2] ?? '';
    for (const part of [bytes, interactive, chart, scrolling]) if (part.name.includes(wanted)) await part(served);
  } finally {
    await browser.close();
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

await main();
