import { isoDay } from '../../../src/core/calendar/day.ts';
import type { CategoryName, CategorySource } from '../../../src/core/categories/categories.ts';
import { searchText } from '../../../src/features/ledger/transactions/search.ts';
import type { Db } from '../../../src/platform/database/store.ts';
import type { Household, HouseholdRow } from './household-types.ts';

/** A row with the category it is kept with. */
export type RowToKeep = HouseholdRow & { readonly category: CategoryName; readonly category_source: CategorySource };

const AT = '2025-01-01T00:00:00.000Z';
const dates = { created_at: AT, updated_at: AT };
/** Below the most parameters of a statement. */
const BATCH = 500;

/** Keeps a household's accounts and rows for a person, as imports would have left them. */
export async function keepHousehold(db: Db, user_id: number, { accounts, today }: Household, rows: readonly RowToKeep[]): Promise<void> {
  const kept = await db
    .insertInto('ledger_accounts')
    .values(
      accounts.map(({ kind, name, balance }) => ({ user_id, kind, name, balance, balance_as_of: isoDay(today - 1), currency: 'USD', ...dates })),
    )
    .returning(['id', 'kind'])
    .execute();
  const idOf = new Map(accounts.map(({ id, kind }) => [id, kept.find((each) => each.kind === kind)?.id ?? 0]));
  const values = rows.map(({ account_id, day, amount, payee, category, category_source }) => ({
    user_id,
    account_id: idOf.get(account_id) ?? 0,
    posted_on: isoDay(day),
    amount,
    payee,
    memo: null,
    search_text: searchText(payee, null),
    category,
    category_source,
    ...dates,
  }));
  for (let start = 0; start < values.length; start += BATCH) {
    await db
      .insertInto('transactions')
      .values(values.slice(start, start + BATCH))
      .execute();
  }
}
