import type { Db } from '../../../platform/database/store.ts';

/** Whether the person's ledger is to be looked through, and when it last was. */
export interface SearchState {
  readonly requested_at: string;
  /** Null while the look is to come. */
  readonly finished_at: string | null;
}

/** Notes that a look is asked for. */
export async function noteRequest(db: Db, userId: number, now: string): Promise<void> {
  await db
    .insertInto('recurring_searches')
    .values({ user_id: userId, requested_at: now })
    .onConflict((conflict) => conflict.column('user_id').doUpdateSet({ requested_at: now, finished_at: null }))
    .execute();
}

/** The last look that was asked for; undefined when none ever was. */
export const findSearch = (db: Db, userId: number): Promise<SearchState | undefined> =>
  db.selectFrom('recurring_searches').select(['requested_at', 'finished_at']).where('user_id', '=', userId).executeTakeFirst();
