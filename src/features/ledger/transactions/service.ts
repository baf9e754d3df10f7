import { z } from 'zod';
import { civilDay, id } from '../../../contract/fields.ts';
import { Problem } from '../../../contract/problem.ts';
import { type Clock, instantOf } from '../../../platform/clock.ts';
import type { Store } from '../../../platform/database/store.ts';
import type { Caller } from '../../../platform/http/route.ts';
import { requireAccount } from '../accounts/service.ts';
import { pageFrom, placeOf } from '../cursor.ts';
import { type ChangedTransaction, type Transaction, transactionProblems } from './contract.ts';
import { oneWithOtherSide, withOtherSide } from './other-side.ts';
import {
  findTransaction,
  insertTransaction,
  listTransactionsOf,
  markRemoved,
  markRestored,
  type TransactionFields,
  type TransactionFilter,
  updateTransaction,
} from './repository.ts';
import { searchText } from './search.ts';

const noSuchTransaction = () => new Problem(transactionProblems['transaction.not_found'], 'There is no such transaction. It may have been removed.');

const place = z.tuple([civilDay, id]).readonly();

/** What a person writes; `category` is guessed when it is left out. */
type Written = Omit<TransactionFields, 'category_source' | 'memo' | 'category'> & Partial<Pick<TransactionFields, 'memo' | 'category'>>;

/** What can be done with transactions. */
export type Transactions = ReturnType<typeof createTransactions>;

/** The rows of the ledger. */
export function createTransactions({ store, clock }: { readonly store: Store; readonly clock: Clock }) {
  return {
    async list(caller: Caller, { limit, cursor, ...filter }: TransactionFilter & { readonly limit: number; readonly cursor?: string }) {
      const rows = await listTransactionsOf(store.db, caller.user_id, filter, placeOf(cursor, place), limit + 1);
      const page = pageFrom(rows, limit, (row) => [row.posted_on, row.id]);
      return { ...page, items: await withOtherSide(store.db, caller.user_id, page.items) };
    },

    /** Throws account.not_found. */
    create: (caller: Caller, { memo = null, category, ...written }: Written): Promise<Transaction> =>
      store.transaction(async (db) => {
        await requireAccount(db, caller.user_id, written.account_id);
        const categorised =
          category === undefined ? ({ category: 'other', category_source: 'none' } as const) : ({ category, category_source: 'person' } as const);
        const row = await insertTransaction(db, caller.user_id, { ...written, memo, ...categorised }, instantOf(clock.now()));
        return oneWithOtherSide(db, caller.user_id, row);
      }),

    /** Throws transaction.not_found, account.not_found. */
    change: (caller: Caller, transactionId: number, change: Partial<Written>): Promise<ChangedTransaction> =>
      store.transaction(async (db) => {
        const before = await findTransaction(db, caller.user_id, transactionId);
        if (before === undefined) throw noSuchTransaction();
        if (change.account_id !== undefined) await requireAccount(db, caller.user_id, change.account_id);
        const { payee, memo } = { ...before, ...change };
        const source = change.category === undefined ? {} : { category_source: 'person' as const };
        const after = await updateTransaction(
          db,
          caller.user_id,
          transactionId,
          { ...change, ...source },
          searchText(payee, memo),
          instantOf(clock.now()),
        );
        if (after === undefined) throw noSuchTransaction();
        return { ...(await oneWithOtherSide(db, caller.user_id, after)), rule: null };
      }),

    /** Throws transaction.not_found. */
    async remove(caller: Caller, transactionId: number): Promise<void> {
      await store.transaction(async (db) => {
        if (!(await markRemoved(db, caller.user_id, transactionId, instantOf(clock.now())))) throw noSuchTransaction();
      });
    },

    /** Answers the row as it was; one that was not removed stays as it is. Throws transaction.not_found. */
    restore: (caller: Caller, transactionId: number): Promise<Transaction> =>
      store.transaction(async (db) => {
        const row = await markRestored(db, caller.user_id, transactionId);
        if (row === undefined) throw noSuchTransaction();
        return oneWithOtherSide(db, caller.user_id, row);
      }),
  };
}
