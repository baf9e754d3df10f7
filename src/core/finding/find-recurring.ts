import type { Coverage, Found, LedgerRow } from './found.ts';

/** What recurs in a person's ledger, from the rows alone. */
export function findRecurring(_rows: readonly LedgerRow[], _coverage: Coverage): readonly Found[] {
  return [];
}
