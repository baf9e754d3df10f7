import { z } from 'zod';
import { civilDay, id } from '../../../contract/fields.ts';
import { Problem } from '../../../contract/problem.ts';
import { categorise } from '../../../core/categories/categorise.ts';
import { instantOf } from '../../../platform/clock.ts';
import type { Db, Store } from '../../../platform/database/store.ts';
import type { Caller } from '../../../platform/http/route.ts';
import { requireAccount } from '../accounts/service.ts';
import { forgetChangesOf } from '../categories/changes-repository.ts';
import { changeRows, learnRule } from '../categories/changing.ts';
import type { Category, CategoryChange } from '../categories/contract.ts';
import { loadRules } from '../categories/rules-repository.ts';
import { pageFrom, placeOf } from '../../../platform/http/cursor.ts';
import { type AskingNeeds, askForSearch } from '../recurring/ask-for-search.ts';
import { type ChangedTransaction, type Transaction, transactionProblems } from './contract.ts';
import { oneWithOtherSide, withOtherSide } from './other-side.ts';
import {
  findTransaction,
  insertTransaction,
  listTransactionsOf,
  markRemoved,
  markRestored,
  selectFitting,
  selectNamed,
  type TransactionFields,
  type TransactionFilter,
  updateTransaction,
} from './repository.ts';
import { searchText } from './search.ts';

const noSuchTransaction = () => new Problem(transactionProblems['transaction.not_found'], 'There is no such transaction. It may have been removed.');

const place = z.tuple([civilDay, id]).readonly();

/** What a person writes; `category` is guessed when it is left out. */
type Written = Omit<TransactionFields, 'category_source' | 'memo' | 'category'> & Partial<Pick<TransactionFields, 'memo' | 'category'>>;

/** Which rows are given a category: these, or all that fit. */
export interface WhichRows {
  readonly ids?: readonly number[] | undefined;
  readonly filter?: TransactionFilter | undefined;
}

/** What keeping transactions needs. */
export interface TransactionsNeeds extends AskingNeeds {
  readonly store: Store;
}

/** Keeps what a row is before its correction, so that it can be undone like a change of many; what it was of is undone without it. Answers its number. */
async function keepCorrection(db: Db, caller: Caller, transactionId: number, category: Category | undefined, now: string): Promise<number | null> {
  if (category === undefined) return null;
  await forgetChangesOf(db, transactionId);
  const row = selectNamed(db, caller.user_id, [transactionId], category);
  return (await changeRows(db, caller.user_id, { category, category_source: 'person' }, [row], now)).change_id;
}

/** What can be done with transactions. */
export type Transactions = ReturnType<typeof createTransactions>;

/** The rows of the ledger. */
export function createTransactions({ store, ...asking }: TransactionsNeeds) {
  const { clock } = asking;
  /** What was changed can change what comes back. */
  const changed = async <Row>(db: Db, caller: Caller, row: Row): Promise<Row> => {
    await askForSearch(asking, db, caller.user_id);
    return row;
  };

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
          category === undefined
            ? categorise(written.payee, written.amount, await loadRules(db, caller.user_id))
            : ({ category, category_source: 'person' } as const);
        const row = await insertTransaction(db, caller.user_id, { ...written, memo, ...categorised }, instantOf(clock.now()));
        return changed(db, caller, await oneWithOtherSide(db, caller.user_id, row));
      }),

    /** Throws transaction.not_found, account.not_found. */
    change: (caller: Caller, transactionId: number, change: Partial<Written>): Promise<ChangedTransaction> =>
      store.transaction(async (db) => {
        const before = await findTransaction(db, caller.user_id, transactionId);
        if (before === undefined) throw noSuchTransaction();
        if (change.account_id !== undefined) await requireAccount(db, caller.user_id, change.account_id);
        const { payee, memo } = { ...before, ...change };
        const source = change.category === undefined ? {} : { category_source: 'person' as const };
        const now = instantOf(clock.now());
        const change_id = await keepCorrection(db, caller, transactionId, change.category, now);
        const after = await updateTransaction(db, caller.user_id, transactionId, { ...change, ...source }, searchText(payee, memo), now);
        if (after === undefined) throw noSuchTransaction();
        const shown = await changed(db, caller, await oneWithOtherSide(db, caller.user_id, after));
        const rule = change.category === undefined ? null : await learnRule(db, caller.user_id, payee, change.category, now);
        return { ...shown, rule, change_id };
      }),

    /** Gives many rows a category as the person's word, so that it can be undone; rows that are not theirs are passed over. */
    categorise: (caller: Caller, category: Category, { ids, filter = {} }: WhichRows): Promise<CategoryChange> =>
      store.transaction(async (db) => {
        const rows = ids === undefined ? selectFitting(db, caller.user_id, filter, category) : selectNamed(db, caller.user_id, ids, category);
        const done = await changeRows(db, caller.user_id, { category, category_source: 'person' }, [rows], instantOf(clock.now()));
        if (done.changed > 0) await askForSearch(asking, db, caller.user_id, `category_change:${done.change_id}`);
        return done;
      }),

    /** Throws transaction.not_found. */
    async remove(caller: Caller, transactionId: number): Promise<void> {
      await store.transaction(async (db) => {
        if (!(await markRemoved(db, caller.user_id, transactionId, instantOf(clock.now())))) throw noSuchTransaction();
        await changed(db, caller, null);
      });
    },

    /** Answers the row as it was; one that was not removed stays as it is. Throws transaction.not_found. */
    restore: (caller: Caller, transactionId: number): Promise<Transaction> =>
      store.transaction(async (db) => {
        const row = await markRestored(db, caller.user_id, transactionId);
        if (row === undefined) throw noSuchTransaction();
        return changed(db, caller, await oneWithOtherSide(db, caller.user_id, row));
      }),
  };
}
