import type { Db } from '../../../platform/database/store.ts';
import type { Transaction } from '../transactions/contract.ts';
import type { FoundFields } from './merge.ts';
import { type KeptItem, shownFields } from './repository.ts';

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

/** Notes that the look is finished which was asked for at `requestedAt`, or was not asked for; one that was asked for since is still to come. */
export async function noteFinished(db: Db, userId: number, requestedAt: string | undefined, now: string): Promise<void> {
  await db
    .insertInto('recurring_searches')
    .values({ user_id: userId, requested_at: now, finished_at: now })
    .onConflict((conflict) =>
      conflict
        .column('user_id')
        .doUpdateSet({ finished_at: now })
        .where('recurring_searches.requested_at', '=', requestedAt ?? now),
    )
    .execute();
}

/** The last look that was asked for; undefined when none ever was. */
export const findSearch = (db: Db, userId: number): Promise<SearchState | undefined> =>
  db.selectFrom('recurring_searches').select(['requested_at', 'finished_at']).where('user_id', '=', userId).executeTakeFirst();

/** Whether there is anything to look through. */
export const hasRows = async (db: Db, userId: number): Promise<boolean> =>
  (await db.selectFrom('transactions').select('id').where('user_id', '=', userId).where('deleted_at', 'is', null).limit(1).executeTakeFirst()) !==
  undefined;

/** A row of the ledger as a search looks at it. */
export type RowToSearch = Pick<Transaction, 'id' | 'account_id' | 'posted_on' | 'amount' | 'payee' | 'category' | 'category_source'>;

/** How many rows are read at a time. */
const PAGE = 1_000;

/** Rows of the person of the days `from` to `until` after a row (its day and id), by day, a page of them. */
const listAfter = (db: Db, userId: number, until: string, after: readonly [string, number]): Promise<RowToSearch[]> =>
  db
    .selectFrom('transactions')
    .select(['id', 'account_id', 'posted_on', 'amount', 'payee', 'category', 'category_source'])
    .where('user_id', '=', userId)
    .where('deleted_at', 'is', null)
    .where('posted_on', '<=', until)
    .where(({ eb, refTuple, tuple }) => eb(refTuple('posted_on', 'id'), '>', tuple(after[0], after[1])))
    .orderBy('posted_on')
    .orderBy('id')
    .limit(PAGE)
    .execute();

/**
 * All rows of the person of the days `from` to `until`, by day, page by page: in one go, 100,000 rows would hold everybody else up for as long
 * as they take to be read.
 */
export async function* rowsToSearch(db: Db, userId: number, from: string, until: string): AsyncGenerator<readonly RowToSearch[]> {
  let page = await listAfter(db, userId, until, [from, 0]);
  while (page.length > 0) {
    yield page;
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE) return;
    page = await listAfter(db, userId, until, [last.posted_on, last.id]);
  }
}

/** Every item of the person, whatever its source and status. */
export const listItems = (db: Db, userId: number): Promise<KeptItem[]> =>
  db.selectFrom('recurring_items').select(shownFields).where('user_id', '=', userId).orderBy('id').execute();

// Both databases limit the parameters of a statement, and an item has some twenty.
const BATCH = 500;

function* batchesOf<Item>(items: readonly Item[]): Generator<readonly Item[]> {
  for (let start = 0; start < items.length; start += BATCH) yield items.slice(start, start + BATCH);
}

/** Adds what was found. */
export async function addFound(db: Db, userId: number, items: readonly FoundFields[], now: string): Promise<void> {
  for (const batch of batchesOf(items)) {
    await db
      .insertInto('recurring_items')
      .values(batch.map((item) => ({ ...item, user_id: userId, source: 'detected' as const, created_at: now, updated_at: now })))
      .execute();
  }
}

/** Writes items anew that were found again, a batch by one statement: each is met by its id. */
export async function rewriteFound(db: Db, userId: number, items: readonly (FoundFields & { readonly id: number })[], now: string): Promise<void> {
  for (const batch of batchesOf(items)) {
    await db
      .insertInto('recurring_items')
      .values(batch.map((item) => ({ ...item, user_id: userId, source: 'detected' as const, created_at: now, updated_at: now })))
      .onConflict((conflict) =>
        conflict.column('id').doUpdateSet(({ ref }) => ({
          account_id: ref('excluded.account_id'),
          status: ref('excluded.status'),
          name: ref('excluded.name'),
          category: ref('excluded.category'),
          amount: ref('excluded.amount'),
          amount_low: ref('excluded.amount_low'),
          amount_high: ref('excluded.amount_high'),
          recurrence: ref('excluded.recurrence'),
          starts_on: ref('excluded.starts_on'),
          ends_on: ref('excluded.ends_on'),
          count: ref('excluded.count'),
          confidence: ref('excluded.confidence'),
          evidence: ref('excluded.evidence'),
          payee_key: ref('excluded.payee_key'),
          last_seen_on: ref('excluded.last_seen_on'),
          price_change: ref('excluded.price_change'),
          is_edited: ref('excluded.is_edited'),
          updated_at: now,
        })),
      )
      .execute();
  }
}

/** Takes away proposals that are none any more. */
export async function removeFound(db: Db, userId: number, ids: readonly number[]): Promise<void> {
  for (const batch of batchesOf(ids)) {
    await db
      .deleteFrom('recurring_items')
      .where('id', 'in', [...batch])
      .where('user_id', '=', userId)
      .execute();
  }
}
