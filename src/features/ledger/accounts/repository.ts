import type { ExpressionBuilder } from 'kysely';
import { cents, type Cents } from '../../../core/money/cents.ts';
import type { LedgerAccountRow } from '../../../platform/database/rows/ledger.ts';
import type { Tables } from '../../../platform/database/rows.ts';
import type { Db } from '../../../platform/database/store.ts';
import type { Account, AccountKind } from './contract.ts';

/** What an account is kept with. */
export interface AccountFields {
  readonly name: string;
  readonly kind: AccountKind;
  readonly currency: string;
  readonly balance: Cents;
  readonly balance_as_of: string;
}

/** Accounts of the person with the balance of today, which is computed in the same query. */
const accountsOf = (db: Db, userId: number) =>
  db
    .selectFrom('ledger_accounts as account')
    .select(['account.id', 'account.name', 'account.kind', 'account.currency', 'account.balance', 'account.balance_as_of'])
    .select(({ selectFrom }) =>
      selectFrom('transactions as row')
        .select(({ fn }) => fn.sum<number | null>('row.amount').as('total'))
        .whereRef('row.account_id', '=', 'account.id')
        .whereRef('row.posted_on', '>', 'account.balance_as_of')
        .where('row.deleted_at', 'is', null)
        .as('posted_since'),
    )
    .where('account.user_id', '=', userId);

type Counted = Awaited<ReturnType<ReturnType<typeof accountsOf>['executeTakeFirstOrThrow']>>;

const withCurrentBalance = ({ posted_since, ...account }: Counted): Account => ({
  ...account,
  current_balance: cents(account.balance + (posted_since ?? 0)),
});

/** The accounts of the person after the one of id `after`, the oldest first, at most `limit`. */
export async function listAccountsOf(db: Db, userId: number, after: number, limit: number): Promise<Account[]> {
  const rows = await accountsOf(db, userId).where('account.id', '>', after).orderBy('account.id').limit(limit).execute();
  return rows.map(withCurrentBalance);
}

/** The account, if it is the person's. */
export async function findAccount(db: Db, userId: number, accountId: number): Promise<Account | undefined> {
  const row = await accountsOf(db, userId).where('account.id', '=', accountId).executeTakeFirst();
  return row === undefined ? undefined : withCurrentBalance(row);
}

/** Whether the account is the person's. */
export async function ownsAccount(db: Db, userId: number, accountId: number): Promise<boolean> {
  const row = await db.selectFrom('ledger_accounts').select('id').where('id', '=', accountId).where('user_id', '=', userId).executeTakeFirst();
  return row !== undefined;
}

/** Whether the person has an account. */
export async function hasAccount(db: Db, userId: number): Promise<boolean> {
  const row = await db.selectFrom('ledger_accounts').select('id').where('user_id', '=', userId).limit(1).executeTakeFirst();
  return row !== undefined;
}

/** Makes an account; answers its id. */
export async function insertAccount(db: Db, userId: number, fields: AccountFields, now: string): Promise<number> {
  const { id } = await db
    .insertInto('ledger_accounts')
    .values({ user_id: userId, ...fields, created_at: now, updated_at: now })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Changes the account, if it is the person's; answers whether it was. */
export async function updateAccount(db: Db, userId: number, accountId: number, change: Partial<AccountFields>, now: string): Promise<boolean> {
  const row = await db
    .updateTable('ledger_accounts')
    .set({ ...change, updated_at: now })
    .where('id', '=', accountId)
    .where('user_id', '=', userId)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Removes the account and all that hangs on it, if it is the person's; answers whether it was. */
export async function deleteAccount(db: Db, userId: number, accountId: number): Promise<boolean> {
  const row = await db.deleteFrom('ledger_accounts').where('id', '=', accountId).where('user_id', '=', userId).returning('id').executeTakeFirst();
  return row !== undefined;
}

/** An account with the days of its ledger. */
export interface CoveredAccount extends Account {
  /** The day of its first row; null when it has none up to the day asked for. */
  readonly first_posted_on: string | null;
  /** The day of its last row up to the day asked for; null when it has none. */
  readonly last_posted_on: string | null;
}

/**
 * All accounts of the person, the oldest first, each with the days of its ledger up to the day `until`: a row that is entered for a day to
 * come says nothing of the days before it.
 */
export async function listCoveredAccounts(db: Db, userId: number, until: string): Promise<CoveredAccount[]> {
  const endOf = (from: ExpressionBuilder<Tables & { account: LedgerAccountRow }, 'account'>, direction: 'asc' | 'desc') =>
    from
      .selectFrom('transactions as row')
      .select('row.posted_on')
      .whereRef('row.account_id', '=', 'account.id')
      .where('row.posted_on', '<=', until)
      .where('row.deleted_at', 'is', null)
      // A single end of an index; min() and max() in one query would read all of it.
      .orderBy('row.posted_on', direction)
      .limit(1);
  const rows = await accountsOf(db, userId)
    .select((from) => [endOf(from, 'asc').as('first_posted_on'), endOf(from, 'desc').as('last_posted_on')])
    .orderBy('account.id')
    .execute();
  return rows.map(({ first_posted_on, last_posted_on, ...row }) => ({ ...withCurrentBalance(row), first_posted_on, last_posted_on }));
}
