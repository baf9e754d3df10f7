import { household } from '../tests/support/households/household.ts';
import type { Household } from '../tests/support/households/household-types.ts';

/** Ids of one household stay below. */
const IDS = 10_000;

/** So many rows of one person, who has the accounts of as many households as it takes, each 14 to 24 months long. */
export function rowsOfHouseholds(count: number): Pick<Household, 'accounts' | 'rows'> {
  const accounts: Household['accounts'][number][] = [];
  const rows: Household['rows'][number][] = [];
  for (let seed = 1; rows.length < count; seed += 1) {
    const own = (id: number): number => seed * IDS + id;
    const made = household(seed);
    accounts.push(...made.accounts.map((account) => ({ ...account, id: own(account.id) })));
    rows.push(...made.rows.map((row) => ({ ...row, id: own(row.id), account_id: own(row.account_id) })));
  }
  return { accounts, rows: rows.slice(0, count).toSorted((one, other) => one.day - other.day) };
}
