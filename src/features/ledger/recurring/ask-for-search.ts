import { type Clock, instantOf } from '../../../platform/clock.ts';
import type { Db } from '../../../platform/database/store.ts';
import { afterChanges } from '../../../platform/jobs/after-changes.ts';
import type { Outbox } from '../../../platform/jobs/jobs.ts';
import { noteRequest } from './search-repository.ts';

/** The kind of job that looks through one person's ledger for what comes back. */
export const FIND_RECURRING_JOB = 'ledger.find_recurring';

/** Told, within the transaction, that a person's rows, their categories, or what they know to come back are changed in it. */
export type OnLedgerChanged = (db: Db, userId: number) => Promise<void>;

/** What leaves the job. */
export interface AskingNeeds {
  readonly outbox: Outbox;
  readonly clock: Clock;
  /** For features that rest on the ledger; nobody is told when left out. */
  readonly onChanged?: OnLedgerChanged | undefined;
}

/**
 * Asks, in the transaction that changed rows of the person, for a look at what comes back. `cause` names what happens once, such as
 * `import:12`, and is looked at at once; without it the look takes in all changes of the same few seconds, and comes after the last of them.
 */
export async function askForSearch({ outbox, clock, onChanged }: AskingNeeds, db: Db, userId: number, cause?: string): Promise<void> {
  const now = clock.now();
  await noteRequest(db, userId, instantOf(now));
  await outbox.add(db, {
    kind: FIND_RECURRING_JOB,
    payload: { user_id: userId },
    ...(cause === undefined ? afterChanges(FIND_RECURRING_JOB, userId, now) : { dedupe_key: `${FIND_RECURRING_JOB}:${userId}:${cause}` }),
  });
  await onChanged?.(db, userId);
}
