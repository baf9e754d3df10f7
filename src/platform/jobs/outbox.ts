import { type Clock, instantOf } from '../clock.ts';
import type { Store } from '../database/store.ts';
import type { Outbox } from './jobs.ts';

/** An outbox that can tell a runner of its own process that something was left. */
export interface WakingOutbox extends Outbox {
  /** Calls `listener` after each commit that left a job. Answers how to stop that. */
  onLeft(listener: () => void): () => void;
}

/** The outbox of this process: rows of the table `outbox`, written in the caller's transaction. */
export function createOutbox({ store, clock }: { readonly store: Store; readonly clock: Clock }): WakingOutbox {
  const listeners = new Set<() => void>();
  const tell = (): void => {
    for (const listener of listeners) listener();
  };

  return {
    async add(db, job) {
      const now = instantOf(clock.now());
      await db
        .insertInto('outbox')
        .values({ kind: job.kind, payload: job.payload, dedupe_key: job.dedupe_key, available_at: job.available_at ?? now, created_at: now })
        .onConflict((conflict) => conflict.column('dedupe_key').doNothing())
        .execute();
      store.afterCommit(tell);
    },
    onLeft(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
