import { instantOf } from '../clock.ts';
import type { NewJob } from './jobs.ts';

/** Changes by hand come in rows: all of so many milliseconds are looked at together. */
const TOGETHER_MS = 10_000;
/** Milliseconds for the last of them to be committed. */
const SETTLED_MS = 2_000;

/** When a job about changes of one thing, such as a person's ledger, is done: once for all changes of the same few seconds, after the last of them. */
export function afterChanges(kind: string, of: number, now: number): Pick<NewJob, 'dedupe_key' | 'available_at'> {
  const slot = Math.floor(now / TOGETHER_MS);
  // After the slot and not within it: a change that finds its slot's job already there is seen by that job.
  return { dedupe_key: `${kind}:${of}:slot:${slot}`, available_at: instantOf((slot + 1) * TOGETHER_MS + SETTLED_MS) };
}
