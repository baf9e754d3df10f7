import { type Clock, instantOf } from '../../platform/clock.ts';
import type { Db } from '../../platform/database/store.ts';
import { afterChanges } from '../../platform/jobs/after-changes.ts';
import type { Outbox } from '../../platform/jobs/jobs.ts';
import { noteRequest } from './repository.ts';

/** The kind of job that works one person's insights out. */
export const ANALYSE_JOB = 'insights.analyse';

/** Asks, in the transaction that changed what somebody's insights rest on, for them to be worked out anew. */
export type AskForAnalysis = (db: Db, userId: number) => Promise<void>;

/** What leaves the job. It takes in all changes of the same few seconds, and comes after the last of them. */
export const createAsking =
  ({ outbox, clock }: { readonly outbox: Outbox; readonly clock: Clock }): AskForAnalysis =>
  async (db, userId) => {
    const now = clock.now();
    await noteRequest(db, userId, instantOf(now));
    await outbox.add(db, { kind: ANALYSE_JOB, payload: { user_id: userId }, ...afterChanges(ANALYSE_JOB, userId, now) });
  };
