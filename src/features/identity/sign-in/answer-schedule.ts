import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';

/** To be awaited before refusing. `spareMs` is how many milliseconds longer the slowest of its kind takes: the refusal goes out when that one would. */
export type Tick = (spareMs?: number) => Promise<void>;

/** Makes refusals take the same time whatever their reason: called when the request begins. Tests hand in one of their own. */
export type Wait = () => Tick;

const FIRST_MS = 500;
const STEP_MS = 250;

/** Milliseconds after the beginning at which a refusal that is ready after `elapsedMs` goes out: 500, 750, 1000 … */
export function dueAfterMs(elapsedMs: number): number {
  return FIRST_MS + Math.max(0, Math.ceil((elapsedMs - FIRST_MS) / STEP_MS)) * STEP_MS;
}

/** The schedule of a real server. A timer never fires early but by a fraction of a millisecond, which it is given here. */
export const waitForTick: Wait = () => {
  const begunMs = performance.now();
  return async (spareMs = 0) => {
    const elapsedMs = performance.now() - begunMs;
    await sleep(dueAfterMs(elapsedMs + spareMs) - elapsedMs);
  };
};
