import { type Clock, instantOf } from '../../../platform/clock.ts';
import type { Store } from '../../../platform/database/store.ts';
import type { JobHandler, Schedule } from '../../../platform/jobs/jobs.ts';
import { deleteChangesBefore } from './changes-repository.ts';

/** The kind of job that removes what undoing old changes would take. */
const FORGET_CHANGES_JOB = 'ledger.forget_category_changes';

/** How long a change of many rows can be undone, in milliseconds: 30 days. */
const UNDO_MS = 30 * 24 * 60 * 60 * 1000;

/** When changes become final: every night. */
export const categorySchedules: readonly Schedule[] = [{ kind: FORGET_CHANGES_JOB, cron: '40 1 * * *' }];

/** What is done by the clock about categories. */
export const createCategoryJobs = ({ store, clock }: { readonly store: Store; readonly clock: Clock }): Readonly<Record<string, JobHandler>> => ({
  [FORGET_CHANGES_JOB]: () => store.transaction((db) => deleteChangesBefore(db, instantOf(clock.now() - UNDO_MS))),
});
