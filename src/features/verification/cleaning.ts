import { type Clock, instantOf } from '../../platform/clock.ts';
import type { Store } from '../../platform/database/store.ts';
import type { JobHandler, Schedule } from '../../platform/jobs/jobs.ts';
import { deleteBlocksEndedBefore } from './addresses/repository.ts';
import { deleteBudgetsBefore } from './budget-repository.ts';
import { deleteEndedDistinct } from './distinct-repository.ts';
import { expireChallenges } from './repository.ts';

const CLEAN_JOB = 'verification.clean';

/** A code whose time is over can still be sent again, for so long. */
const RESENT_WITHIN_MS = 3_600_000;
/** What days cost, and which addresses were blocked, is kept to be looked at. */
const KEPT_MS = 400 * 24 * 3_600_000;

/** When it runs: every hour. */
export const cleaningSchedules: readonly Schedule[] = [{ kind: CLEAN_JOB, cron: '42 * * * *' }];

/** Ends challenges that nobody came back to, and removes counts whose time is over. */
export const createCleaning = ({ store, clock }: { readonly store: Store; readonly clock: Clock }): Readonly<Record<string, JobHandler>> => ({
  [CLEAN_JOB]: async () => {
    const nowMs = clock.now();
    await expireChallenges(store.db, instantOf(nowMs - RESENT_WITHIN_MS), instantOf(nowMs));
    await deleteEndedDistinct(store.db, instantOf(nowMs));
    await deleteBudgetsBefore(store.db, instantOf(nowMs - KEPT_MS).slice(0, 10));
    await deleteBlocksEndedBefore(store.db, instantOf(nowMs - KEPT_MS));
  },
});
