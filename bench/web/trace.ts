import type { Browser, Page } from 'playwright-core';
import { z } from 'zod';

const event = z.object({
  name: z.string(),
  ph: z.string(),
  /** Microseconds on the clock of the whole browser. */
  ts: z.number(),
  dur: z.number().optional(),
  pid: z.int(),
  tid: z.int(),
  id2: z.object({ local: z.string().optional() }).optional(),
  args: z.looseObject({}).optional(),
});
/** Something that Chromium notes while it is traced. */
export type TraceEvent = z.output<typeof event>;

const trace = z.object({ traceEvents: z.array(z.unknown()) });

/** What is noted: tasks, what they draw, frames, how a page loads, and marks of the page. */
const CATEGORIES = [
  '-*',
  'devtools.timeline',
  'disabled-by-default-devtools.timeline',
  'disabled-by-default-devtools.timeline.frame',
  'loading',
  'blink.user_timing',
  'cc',
  'benchmark',
];

/** What of it is read; the rest is thrown away at once, because there is much of it. */
const READ = new Set([
  'RunTask',
  'firstContentfulPaint',
  'navigationStart',
  'Commit',
  'ActivateLayerTree',
  'DrawFrame',
  'PipelineReporter',
  'ResourceFinish',
  'ResourceSendRequest',
]);

/** Lets the browser note what it does while the work runs; answers the notes in the order of their time. `marks` are names of the page's own marks that are wanted too. */
export async function traced(browser: Browser, page: Page, marks: readonly string[], work: () => Promise<unknown>): Promise<readonly TraceEvent[]> {
  await browser.startTracing(page, { categories: CATEGORIES });
  await work();
  const { traceEvents } = trace.parse(JSON.parse((await browser.stopTracing()).toString()));
  const named = z.object({ name: z.string() });
  return traceEvents
    .filter((each) => {
      const { data } = named.safeParse(each);
      return data !== undefined && (READ.has(data.name) || marks.includes(data.name));
    })
    .map((each) => event.parse(each))
    .toSorted((one, other) => one.ts - other.ts);
}
