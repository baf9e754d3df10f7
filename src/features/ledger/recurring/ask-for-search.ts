import { type Clock, instantOf } from '../../../platform/clock.ts';
import type { Db } from '../../../platform/database/store.ts';
import type { Outbox } from '../../../platform/jobs/jobs.ts';
import { noteRequest } from './search-repository.ts';

/** The kind of job that looks through one person's ledger for what comes back. */
export const FIND_RECURRING_JOB = 'ledger.find_recurring';

/** What leaves the job. */
export interface AskingNeeds {
  readonly outbox: Outbox;
  readonly clock: Clock;
}

/** Changes by hand come in rows: all of so many milliseconds are looked at together. */
const TOGETHER_MS = 10_000;
/** Milliseconds for the last of them to be committed. */
const SETTLED_MS = 2_000;

/**
 * Asks, in the transaction that changed rows of the person, for a look at what comes back. `cause` names what happens once, such as
 * `import:12`, and is looked at at once; without it the look takes in all changes of the same few seconds, and comes after the last of them.
 */
export async function askForSearch({ outbox, clock }: AskingNeeds, db: Db, userId: number, cause?: string): Promise<void> {
  const now = clock.now();
  const slot = Math.floor(now / TOGETHER_MS);
  await noteRequest(db, userId, instantOf(now));
  await outbox.add(db, {
    kind: FIND_RECURRING_JOB,
    payload: { user_id: userId },
    dedupe_key: `${FIND_RECURRING_JOB}:${userId}:${cause ?? `slot:${slot}`}`,
    // After the slot and not within it: a change that finds its slot's job already there is seen by that job.
    ...(cause === undefined && { available_at: instantOf((slot + 1) * TOGETHER_MS + SETTLED_MS) }),
  });
}
