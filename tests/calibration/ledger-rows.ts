import { isoDay } from '../../src/core/calendar/day.ts';
import { categorise } from '../../src/core/categories/categorise.ts';
import { cents } from '../../src/core/money/cents.ts';
import type { CoveredAccount } from '../../src/features/ledger/index.ts';
import type { RowToKeep } from '../support/households/keep-household.ts';
import type { Household } from '../support/households/household-types.ts';

const NO_RULES = new Map();

/** The rows as an import would keep them: what each was for is guessed from the payee, never known. */
export const asImported = ({ rows }: Household): readonly RowToKeep[] =>
  rows.map((row) => ({ ...row, ...categorise(row.payee, row.amount, NO_RULES) }));

/** The household's accounts as the ledger lists them. */
export const coveredAccounts = ({ accounts, rows, today }: Household): readonly CoveredAccount[] =>
  accounts.map(({ balance, ...account }) => {
    const days = rows.filter(({ account_id }) => account_id === account.id).map(({ day }) => isoDay(day));
    return {
      ...account,
      currency: 'USD',
      balance,
      balance_as_of: isoDay(today - 1),
      current_balance: cents(balance),
      first_posted_on: days[0] ?? null,
      last_posted_on: days.at(-1) ?? null,
    };
  });
