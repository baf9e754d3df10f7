import type { Browser } from 'playwright-core';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { quantile } from '../figures.ts';
import type { Seat } from './seat.ts';
import { type TraceEvent, traced } from './trace.ts';

// Scrolling with a wheel, and what Chromium's own reports of its frames say of it.

/** Turns of the wheel, so far each and so long apart: a hand in a hurry. */
const TURNS = 150;
const TURN_PX = 240;
const TURN_MS = 16;
const REST_MS = 1_500;

/** Marks of the page around the turns: frames before and after are of no scroll. */
const MARKS = ['scroll begins', 'scroll ends'] as const;
const mark = (name: (typeof MARKS)[number]): string => `performance.mark(${JSON.stringify(name)})`;

const reported = z.object({
  frame_reporter: z.object({ frame_sequence: z.number(), state: z.string(), has_missing_content: z.boolean().optional() }),
});

/** What became of the frames of a scroll. */
export interface Scrolled {
  /** Frames in which something was to be shown anew. */
  readonly due: number;
  /** Of them, those that were not shown. */
  readonly dropped: number;
  /** Shown with a part still empty. */
  readonly holes: number;
  /** Of 100 pauses between two frames that were shown, 95 are at most so long, in milliseconds. */
  readonly pause: number;
  /** The longest pause, in milliseconds. */
  readonly longest: number;
  /** How far the page moved, in pixels. */
  readonly way: number;
}

/** Reads the frames out of what was noted. A frame is dropped when a report of it says so and no report says that it was shown. */
function framesOf(events: readonly TraceEvent[]): Omit<Scrolled, 'way'> {
  const states = new Map<number, Set<string>>();
  const began = new Map<string, boolean>();
  const shownAt: number[] = [];
  let holes = 0;
  for (const event of events) {
    if (event.name !== 'PipelineReporter') continue;
    const id = event.id2?.local ?? '';
    if (event.ph === 'e') {
      if (began.get(id) === true) shownAt.push(event.ts / 1000);
      began.delete(id);
      continue;
    }
    const report = reported.safeParse(event.args).data?.frame_reporter;
    if (report === undefined) continue;
    const isShown = report.state.startsWith('STATE_PRESENTED');
    began.set(id, isShown);
    if (isShown && report.has_missing_content === true) holes += 1;
    states.set(report.frame_sequence, (states.get(report.frame_sequence) ?? new Set()).add(report.state));
  }
  const frames = [...states.values()].map((of) => ({
    shown: [...of].some((state) => state.startsWith('STATE_PRESENTED')),
    dropped: of.has('STATE_DROPPED'),
  }));
  const times = shownAt.toSorted((one, other) => one - other);
  const pauses = times.slice(1).map((time, place) => time - (times[place] ?? time));
  return {
    due: frames.filter(({ shown, dropped }) => shown || dropped).length,
    dropped: frames.filter(({ shown, dropped }) => dropped && !shown).length,
    holes,
    pause: quantile(pauses, 0.95),
    longest: Math.max(...pauses),
  };
}

const place = z.number();

/** Scrolls the page from a part 0…1 of its height on. Throws when it did not move. */
export async function scroll(browser: Browser, { page, debug }: Seat, part: number): Promise<Scrolled> {
  await page.evaluate(`scrollTo(0, ${part} * document.documentElement.scrollHeight)`);
  await sleep(REST_MS);
  const from = place.parse(await page.evaluate('scrollY'));
  const all = await traced(browser, page, MARKS, async () => {
    await page.evaluate(mark('scroll begins'));
    for (let turn = 0; turn < TURNS; turn += 1) {
      await debug.send('Input.dispatchMouseEvent', { type: 'mouseWheel', x: 640, y: 450, deltaX: 0, deltaY: TURN_PX });
      await sleep(TURN_MS);
    }
    await page.evaluate(mark('scroll ends'));
  });
  const way = place.parse(await page.evaluate('scrollY')) - from;
  if (way < (TURNS * TURN_PX) / 2) throw new Error(`the page moved by ${way} px only`);
  const [begins, ends] = MARKS.map((name) => all.find((event) => event.name === name));
  if (begins === undefined || ends === undefined) throw new Error('nothing was noted of the scroll');
  const events = all.filter(({ pid, ts }) => pid === begins.pid && ts >= begins.ts && ts <= ends.ts);
  return { ...framesOf(events), way };
}
