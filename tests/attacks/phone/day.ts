import type { SettableClock } from '../../support/server.ts';

/** What somebody does, one step after the other; each step says how many milliseconds pass before the next. */
export type Steps = AsyncGenerator<number, void, void>;

/** Somebody who begins at an instant, in milliseconds since 1970. */
export interface Arrival {
  readonly atMs: number;
  readonly steps: Steps;
}

/** What has to be done in between, so many milliseconds apart: what a server's own clock would do. */
export interface Chore {
  readonly everyMs: number;
  readonly run: () => Promise<void>;
}

/**
 * Lets everybody do their steps in the order of the clock, which is set to each step's time. Steps at the same time go in the order in which they were
 * decided upon, so that a day is the same each time.
 */
export async function liveThrough(clock: SettableClock, arrivals: readonly Arrival[], chore: Chore): Promise<void> {
  const waiting = arrivals.toSorted((one, other) => one.atMs - other.atMs);
  let choreMs = clock.now() + chore.everyMs;
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const { atMs, steps } = next;
    for (; choreMs <= atMs; choreMs += chore.everyMs) {
      clock.pass(choreMs - clock.now());
      await chore.run();
    }
    clock.pass(atMs - clock.now());
    const { value: waitMs, done } = await steps.next();
    if (done !== true) waiting.splice(placeOf(waiting, atMs + waitMs), 0, { atMs: atMs + waitMs, steps });
  }
  clock.pass(choreMs - clock.now());
  await chore.run();
}

/** Behind all that happens at the instant or earlier, by halving. */
function placeOf(waiting: readonly Arrival[], atMs: number): number {
  let [from, to] = [0, waiting.length];
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((waiting[middle]?.atMs ?? 0) <= atMs) from = middle + 1;
    else to = middle;
  }
  return from;
}
