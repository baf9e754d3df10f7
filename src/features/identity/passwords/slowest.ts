/** How long the slowest piece of work of late took. */
export interface Slowest {
  /** Notes a piece of work of `tookMs` milliseconds, and answers how many more the slowest took; 0 when this was the slowest. */
  spareAfter(tookMs: number): number;
}

/** For so long a slow one is remembered. */
const REMEMBERED_MS = 24 * 3_600_000;
/** Longer than this no hash that is accepted takes: it was the machine that slept. */
const MOST_MS = 3_000;

/** Remembers the slowest of a day. `nowMs` is a clock that only goes forward. */
export function createSlowest(nowMs: () => number): Slowest {
  let slowestMs = 0;
  let forgottenAtMs = 0;
  return {
    spareAfter(tookMs) {
      const now = nowMs();
      if (tookMs >= slowestMs || now >= forgottenAtMs) {
        slowestMs = Math.min(tookMs, MOST_MS);
        forgottenAtMs = now + REMEMBERED_MS;
      }
      return Math.max(0, slowestMs - tookMs);
    },
  };
}
