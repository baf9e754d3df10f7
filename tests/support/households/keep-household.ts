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

/** Keeps a household's accounts and these of its rows for a person, under their own ids, as imports would have left them. */
export async function keepHousehold(db: Db, user_id: number, { accounts, today }: Household, rows: readonly RowToKeep[]): Promise<void> {
  const balance_as_of = isoDay(today - 1);
  await db
    .insertInto('ledger_accounts')
    .values(accounts.map((account) => ({ ...account, user_id, balance_as_of, currency: 'USD', ...dates })))
    .execute();
  const values = rows.map(({ day, ...row }) => ({
    ...row,
    user_id,
    posted_on: isoDay(day),
    memo: null,
    search_text: searchText(row.payee, null),
    ...dates,
  }));
  for (let start = 0; start < values.length; start += BATCH) {
    await db
      .insertInto('transactions')
      .values(values.slice(start, start + BATCH))
      .execute();
  }
}
