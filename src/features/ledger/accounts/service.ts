import { z } from 'zod';
import { Problem } from '../../../contract/problem.ts';
import { id } from '../../../contract/fields.ts';
import { dayInZone, isoDay } from '../../../core/calendar/day.ts';
import { instantOf } from '../../../platform/clock.ts';
import type { Db, Store } from '../../../platform/database/store.ts';
import type { Caller } from '../../../platform/http/route.ts';
import { pageFrom, placeOf } from '../../../platform/http/cursor.ts';
import { type AskingNeeds, askForSearch } from '../recurring/ask-for-search.ts';
import { type Account, accountProblems } from './contract.ts';
import { type AccountFields, deleteAccount, findAccount, insertAccount, listAccountsOf, ownsAccount, updateAccount } from './repository.ts';

/** The refusal of an account that is absent or another person's: the two look the same. */
export const noSuchAccount = (): Problem => new Problem(accountProblems['account.not_found'], 'There is no such account. It may have been removed.');

/** Throws account.not_found unless the account is the person's. */
export async function requireAccount(db: Db, userId: number, accountId: number): Promise<void> {
  if (!(await ownsAccount(db, userId, accountId))) throw noSuchAccount();
}

const accountPlace = z.tuple([id]);

/** What keeping accounts needs. */
export interface AccountsNeeds extends AskingNeeds {
  readonly store: Store;
}

/** What can be done with accounts. */
export type Accounts = ReturnType<typeof createAccounts>;

/** Accounts and their balances. */
export function createAccounts({ store, ...asking }: AccountsNeeds) {
  const { clock } = asking;
  const read = async (db: Db, caller: Caller, accountId: number): Promise<Account> => {
    const account = await findAccount(db, caller.user_id, accountId);
    if (account === undefined) throw noSuchAccount();
    return account;
  };

  const refuseDayToCome = (caller: Caller, balanceAsOf: string | undefined): void => {
    if (balanceAsOf === undefined || balanceAsOf <= isoDay(dayInZone(clock.now(), caller.time_zone))) return;
    throw new Problem(
      accountProblems['account.balance_in_future'],
      'The day of the balance is still to come. Give the balance of today or of a day before.',
      {
        fields: [{ path: 'balance_as_of', message: 'This day is still to come.' }],
      },
    );
  };

  return {
    async list(caller: Caller, { limit, cursor }: { readonly limit: number; readonly cursor?: string }) {
      const [after] = placeOf(cursor, accountPlace) ?? [0];
      return pageFrom(await listAccountsOf(store.db, caller.user_id, after, limit + 1), limit, (account) => [account.id]);
    },

    read: (caller: Caller, accountId: number) => read(store.db, caller, accountId),

    /** Throws account.balance_in_future. */
    async create(caller: Caller, fields: Omit<AccountFields, 'currency'> & { readonly currency?: string }): Promise<Account> {
      refuseDayToCome(caller, fields.balance_as_of);
      return store.transaction(async (db) => {
        const accountId = await insertAccount(
          db,
          caller.user_id,
          { ...fields, currency: fields.currency ?? caller.currency },
          instantOf(clock.now()),
        );
        return read(db, caller, accountId);
      });
    },

    /** Throws account.not_found, account.balance_in_future. */
    async change(caller: Caller, accountId: number, change: Partial<AccountFields>): Promise<Account> {
      refuseDayToCome(caller, change.balance_as_of);
      return store.transaction(async (db) => {
        const before = await read(db, caller, accountId);
        if (!(await updateAccount(db, caller.user_id, accountId, change, instantOf(clock.now())))) throw noSuchAccount();
        const after = await read(db, caller, accountId);
        // Which rows are transfers, and whether they pay off a debt, hangs on both.
        if (after.kind !== before.kind || after.currency !== before.currency) await askForSearch(asking, db, caller.user_id);
        return after;
      });
    },

    /** Throws account.not_found. */
    async remove(caller: Caller, accountId: number): Promise<void> {
      await store.transaction(async (db) => {
        if (!(await deleteAccount(db, caller.user_id, accountId))) throw noSuchAccount();
        // What was a transfer to it no longer is.
        await askForSearch(asking, db, caller.user_id);
      });
    },
  };
}
