import type { Browser, Page } from 'playwright-core';
import { z } from 'zod';
import { atDesk, type Someone } from './seat.ts';
import { type TraceEvent, traced } from './trace.ts';

// From the moment at which the points are there to the frame that shows their line, in the real page.

const BEGUN = 'drawing begins';
/** Days of a forecast's line. */
const POINTS = 365;

/** Marks the moment at which a chart that was not there begins to be drawn: it asks for what it draws with first of all. */
const MARKING = `(() => {
  const { getContext } = HTMLCanvasElement.prototype;
  const seen = new WeakSet();
  HTMLCanvasElement.prototype.getContext = function (...kind) {
    if (!seen.has(this)) performance.mark(${JSON.stringify(BEGUN)});
    seen.add(this);
    return getContext.apply(this, kind);
  };
})()`;

/** The reference: as many points as bare lines on a bare canvas, in a page that holds nothing else. */
const BARE = `(() => {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [900, 260];
  const pen = canvas.getContext('2d');
  pen.beginPath();
  for (let day = 0; day < ${POINTS}; day += 1) pen.lineTo((900 * day) / ${POINTS}, 130 + 100 * Math.sin(day / 20) - 30 * (day % 14 < 7));
  pen.stroke();
  document.body.append(canvas);
})()`;

/** How long a chart took, in milliseconds. */
export interface Drawn {
  /** From its first stroke of work to the frame that shows it. */
  readonly drawing: number;
  /** From the last byte of the answer: reading, checking and showing the whole page with it. Null for the reference, which asks for nothing. */
  readonly page: number | null;
}

/** The first frame that shows what the page's process had done by a moment: what it draws is committed, taken over by the compositor, and drawn. */
function shownAfter(events: readonly TraceEvent[], { ts, pid }: TraceEvent): number {
  let at = ts;
  for (const name of ['Commit', 'ActivateLayerTree', 'DrawFrame']) {
    const next = events.find((event) => event.name === name && event.pid === pid && event.ts >= at);
    if (next === undefined) throw new Error(`nothing was noted of "${name}" after a chart was drawn`);
    at = next.ts;
  }
  return at;
}

const begunIn = (events: readonly TraceEvent[]): TraceEvent => {
  const begun = events.find(({ name }) => name === BEGUN);
  if (begun === undefined) throw new Error('no chart was drawn');
  return begun;
};

const request = z.object({ data: z.object({ requestId: z.string(), url: z.string().optional() }) });
const requestOf = ({ args }: TraceEvent) => request.safeParse(args).data?.data;

/** The end of the answer to an address that begins so. */
function arrived(events: readonly TraceEvent[], part: string): number {
  const sent = events.find((event) => event.name === 'ResourceSendRequest' && requestOf(event)?.url?.includes(part));
  const id = sent && requestOf(sent)?.requestId;
  const finished = events.find((event) => event.name === 'ResourceFinish' && requestOf(event)?.requestId === id);
  if (finished === undefined) throw new Error(`nothing was asked of ${part}`);
  return finished.ts;
}

/** Waits for two frames: what stood before them is shown. */
const settled = (page: Page): Promise<unknown> =>
  page.evaluate('new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve, 300))))');

/** Where the real page is, who looks, and how much slower than this machine theirs is. */
export interface ChartSeat {
  readonly url: string;
  readonly someone: Someone;
  readonly slowDown: number;
}

/** Goes from the first page to the forecast, which asks for its points then; the files that draw it are there already. */
export const drawForecast = (browser: Browser, seat: ChartSeat): Promise<Drawn> =>
  atDesk(browser, seat, async ({ context, page }) => {
    await context.addInitScript(MARKING);
    await page.goto('/forecast');
    await page.locator('.uplot canvas').waitFor();
    await page.goto('/more');
    const link = page.locator('header a[href="/forecast"]');
    await link.waitFor();
    await settled(page);
    const events = await traced(browser, page, [BEGUN], async () => {
      await link.click();
      await page.locator('.uplot canvas').waitFor();
      await settled(page);
    });
    const begun = begunIn(events);
    const shown = shownAfter(events, begun);
    return { drawing: (shown - begun.ts) / 1000, page: (shown - arrived(events, '/api/forecast')) / 1000 };
  });

/** The bare line in an empty page. */
export const drawBare = (browser: Browser, seat: ChartSeat): Promise<Drawn> =>
  atDesk(browser, seat, async ({ context, page }) => {
    await context.addInitScript(MARKING);
    await page.goto('/');
    await settled(page);
    const events = await traced(browser, page, [BEGUN], async () => {
      await page.evaluate(BARE);
      await settled(page);
    });
    const begun = begunIn(events);
    return { drawing: (shownAfter(events, begun) - begun.ts) / 1000, page: null };
  });
