import { z } from 'zod';
import { type Clock, instantOf } from '../../../platform/clock.ts';
import { busy } from '../../../platform/database/errors.ts';
import { countRowsOf } from '../../../platform/database/person-rows-repository.ts';
import type { Db, Store } from '../../../platform/database/store.ts';
import type { JobHandler, Outbox } from '../../../platform/jobs/jobs.ts';
import { deleteDoneJobsOf, deleteJobsOf } from '../../../platform/jobs/jobs-repository.ts';
import type { Audit } from '../../audit/index.ts';
import type { EraseReceipt } from './contract.ts';
import { deleteInvitationsTo, deletePerson, findPerson } from './repository.ts';

/** Takes away what was done about somebody who is gone, and empties the log beside SQLite's file, in which what was erased may still stand. */
export const FORGET_JOB = 'identity.forget';

/** When it is looked again whether the log was emptied, in milliseconds: a backup that reads meanwhile takes a minute or so. */
const LOOK_AGAIN_MS = 60_000;
const DAY_MS = 86_400_000;

const FILES = { emptied: 'overwritten', still_read: 'soon_overwritten', looked_after: 'until_vacuum' } as const;

/** What erasing needs. */
export interface EraseParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly audit: Audit;
  readonly outbox: Outbox;
  /** How many days backups are kept. */
  readonly backupDays: number;
}

/** Erases a person who has shown that it is them, with everything of theirs; answers what that was and what stays. */
export type Erase = (userId: number) => Promise<EraseReceipt>;

/** Erasing over every table that there is. */
export function createErase({ store, clock, audit, outbox, backupDays }: EraseParts): Erase {
  async function eraseRows(db: Db, userId: number, now: number) {
    const erased_at = instantOf(now);
    const person = await findPerson(db, userId);
    const rows = [...(await countRowsOf(db, userId))];
    const trail_rows_without_you = await audit.forgetPerson(db, userId);
    const jobs = await deleteJobsOf(db, userId, erased_at);
    if (person !== undefined) await deleteInvitationsTo(db, person.email);
    await deletePerson(db, userId);
    // That it happened is kept; to whom is not.
    await audit.record(db, { event_type: 'account_erased', user_id: null, origin: null, outcome: 'success', reason: 'by_person' });
    const job = {
      kind: FORGET_JOB,
      payload: { user_id: userId },
      dedupe_key: `${FORGET_JOB}:${userId}`,
      available_at: instantOf(now + LOOK_AGAIN_MS),
    };
    await outbox.add(db, job);
    return { erased_at, rows, rows_in_all: rows.reduce((sum, each) => sum + each.rows, 0), trail_rows_without_you, jobs };
  }

  return async (userId) => {
    const now = clock.now();
    const erased = await store.transaction((db) => eraseRows(db, userId, now));
    const log = await store.emptyLog();
    return {
      status: 'erased',
      ...erased,
      files: FILES[log],
      // They are removed by the first backup that is made after their time.
      backups_until: instantOf(now + (backupDays + 1) * DAY_MS).slice(0, 10),
    };
  };
}

const about = z.object({ user_id: z.int() });

/** Does it again until nobody reads any more what stood before. Once or twice is the same. */
export const createForget =
  ({ db, emptyLog }: Pick<Store, 'db' | 'emptyLog'>): JobHandler =>
  async ({ payload }) => {
    await deleteDoneJobsOf(db, about.parse(payload).user_id);
    if ((await emptyLog()) === 'still_read') throw busy();
  };
