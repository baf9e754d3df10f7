import type { CategoryName } from '../../../core/categories/categories.ts';
import { dayNumber } from '../../../core/calendar/day.ts';
import { findRecurring } from '../../../core/finding/find-recurring.ts';
import type { Found, LedgerRow } from '../../../core/finding/found.ts';
import { pairTransfers } from '../../../core/ledger/transfers.ts';
import type { CoveredAccount } from '../accounts/repository.ts';
import type { RowToSearch } from './search-repository.ts';

const OWED_KINDS: readonly CoveredAccount['kind'][] = ['credit_card', 'loan'];

/** What pays off a card or a loan of the person's own leaves what they count as theirs, so it is a bill; what goes anywhere else of theirs is none. */
const transferTo = (kind: CoveredAccount['kind'] | undefined): CategoryName =>
  kind !== undefined && OWED_KINDS.includes(kind) ? 'debt_payment' : 'transfer';

/** The rows with the category that they have for a search: each half of a transfer between own accounts is one. */
function withTransfers(rows: readonly RowToSearch[], accounts: readonly CoveredAccount[]): readonly LedgerRow[] {
  const byId = new Map(accounts.map((account) => [account.id, account]));
  const inCurrency = rows.map((row) => ({ ...row, currency: byId.get(row.account_id)?.currency ?? '' }));
  const halves = pairTransfers(inCurrency);
  return inCurrency.map((row) => {
    const half = halves.get(row);
    const { id, account_id, posted_on, amount, payee, category_source } = row;
    const category = half === undefined ? row.category : transferTo(amount < 0 ? byId.get(half.account_id)?.kind : undefined);
    return { id, account_id, day: dayNumber(posted_on), amount, payee, category, category_source };
  });
}

/**
 * What comes back among the rows of one person; each account is covered up to its last row. Transfers between own accounts come back too: each
 * account has its half of a standing one, as a transfer.
 */
export function findInLedger(rows: readonly RowToSearch[], accounts: readonly CoveredAccount[]): readonly Found[] {
  const until = accounts.flatMap(({ id, last_posted_on }) => (last_posted_on === null ? [] : [[id, dayNumber(last_posted_on)] as const]));
  const sorted = withTransfers(rows, accounts);
  const transfers = new Set(sorted.filter(({ category }) => category === 'transfer').map(({ id }) => id));
  // The finder passes transfers over: they are given to it without a category, and named again by their rows.
  const unnamed = sorted.map((row) => (transfers.has(row.id) ? { ...row, category: 'other' as const } : row));
  return findRecurring(unnamed, { until: new Map(until) }).map((find) =>
    find.evidence.filter((id) => transfers.has(id)).length * 2 > find.evidence.length ? { ...find, category: 'transfer' as const } : find,
  );
}
