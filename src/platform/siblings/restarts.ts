const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 30_000;
/** A process that lived this long was well: the next one that ends is a new story. */
const WELL_MS = 60_000;

/** How long to wait before a process that ended is started again, in milliseconds: doubled each time that one ends soon, from a tenth of a second to half a minute. */
export const pauseAfter = (livedMs: number, pauseBeforeMs: number | null): number =>
  pauseBeforeMs === null || livedMs >= WELL_MS ? FIRST_PAUSE_MS : Math.min(2 * pauseBeforeMs, LONGEST_PAUSE_MS);
