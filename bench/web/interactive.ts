import type { Browser, Page } from 'playwright-core';
import { z } from 'zod';
import { atDesk, type Someone } from './seat.ts';
import { type TraceEvent, traced } from './trace.ts';

// Time to interactive as https://web.dev/articles/tti defines it: after the first contentful paint comes a window of five seconds without a task of more
// than 50 ms; it is the end of the last such task before that window. Here it is also not before the page's main content stands.

const LONG_US = 50_000;
const QUIET_US = 5_000_000;
const CONTENT = 'content stands';

/** When a page can be used, in milliseconds since it was asked for. */
export interface Interactive {
  readonly painted: number;
  readonly content: number;
  readonly interactive: number;
}

/** Marks the moment at which all of these can be found in the page. */
const marking = (selectors: readonly string[]): string => `(() => {
  const look = () => {
    if (!${JSON.stringify(selectors)}.every((selector) => document.querySelector(selector) !== null)) return;
    performance.mark(${JSON.stringify(CONTENT)});
    observer.disconnect();
  };
  const observer = new MutationObserver(look);
  observer.observe(document, { childList: true, subtree: true });
})()`;

const started = z.object({ data: z.object({ documentLoaderURL: z.string(), isOutermostMainFrame: z.boolean().optional() }) });

/** Reads the moments out of what was noted. Throws where one of them is missing, or no window was quiet. */
function momentsOf(events: readonly TraceEvent[], address: string): Interactive {
  const one = (event: TraceEvent | undefined, name: string): TraceEvent => {
    if (event === undefined) throw new Error(`nothing was noted of "${name}" at ${address}`);
    return event;
  };
  const asked = one(
    events.findLast((event) => event.name === 'navigationStart' && started.safeParse(event.args).data?.data.documentLoaderURL === address),
    'navigationStart',
  );
  const painted = one(
    events.find((event) => event.name === 'firstContentfulPaint' && event.pid === asked.pid && event.ts >= asked.ts),
    'firstContentfulPaint',
  );
  const content = one(
    events.find((event) => event.name === CONTENT && event.ts >= asked.ts),
    CONTENT,
  );
  const long = events.filter(
    ({ name, pid, tid, ts, dur = 0 }) => name === 'RunTask' && pid === painted.pid && tid === painted.tid && dur > LONG_US && ts + dur > painted.ts,
  );
  const until = one(events.at(-1), 'anything').ts;
  let quietFrom = painted.ts;
  for (const { ts, dur = 0 } of long) {
    if (ts - quietFrom >= QUIET_US) break;
    quietFrom = ts + dur;
  }
  if (until - quietFrom < QUIET_US) throw new Error(`${address} did not come to rest while it was watched`);
  const since = (ts: number): number => (ts - asked.ts) / 1000;
  return { painted: since(painted.ts), content: since(content.ts), interactive: Math.max(since(quietFrom), since(content.ts)) };
}

/** What is opened, and what has to stand in it. */
export interface Opened {
  readonly url: string;
  readonly path: string;
  readonly selectors: readonly string[];
  readonly someone?: Someone;
  readonly slowDown: number;
}

/** Opens a page with an empty cache, and tells when it can be used. `after` is done at the end, with the page as it stands. */
export const timeToInteractive = (browser: Browser, opened: Opened, after?: (page: Page) => Promise<void>): Promise<Interactive> =>
  atDesk(browser, opened, async ({ context, page }) => {
    await context.addInitScript(marking(opened.selectors));
    const events = await traced(browser, page, [CONTENT], async () => {
      await page.goto(opened.path);
      for (const selector of opened.selectors) await page.locator(selector).first().waitFor({ state: 'attached' });
      // The last long task may end some time after the content stands.
      await page.waitForTimeout(QUIET_US / 1000 + 4_000);
    });
    await after?.(page);
    return momentsOf(events, new URL(opened.path, opened.url).href);
  });
