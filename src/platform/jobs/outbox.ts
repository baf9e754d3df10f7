import { type Clock, instantOf } from '../clock.ts';
import type { Store } from '../database/store.ts';
import type { Outbox } from './jobs.ts';

/** A job that was left: its number, and the first moment it may run. */
export interface LeftJob {
  readonly id: number;
  readonly available_at: string;
}

/** An outbox that can tell a runner of its own process that something was left. */
export interface WakingOutbox extends Outbox {
  /** Calls `listener` for each job, after the commit that left it. Answers how to stop that. */
  onLeft(listener: (job: LeftJob) => void): () => void;
}

/** The outbox of this process: rows of the table `outbox`, written in the caller's transaction. */
export function createOutbox({ store, clock }: { readonly store: Store; readonly clock: Clock }): WakingOutbox {
  const listeners = new Set<(job: LeftJob) => void>();

  return {
    async add(db, job) {
      const now = instantOf(clock.now());
      const left = await db
        .insertInto('outbox')
        .values({ kind: job.kind, payload: job.payload, dedupe_key: job.dedupe_key, available_at: job.available_at ?? now, created_at: now })
        .onConflict((conflict) => conflict.column('dedupe_key').doNothing())
        .returning(['id', 'available_at'])
        .executeTakeFirst();
      if (left === undefined) return;
      store.afterCommit(() => {
        for (const listener of listeners) listener(left);
      });
    },
    onLeft(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
