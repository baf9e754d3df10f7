import { isoDay } from '../src/core/calendar/day.ts';
import { categorise } from '../src/core/categories/categorise.ts';
import { findRecurring } from '../src/core/finding/find-recurring.ts';
import { pairTransfers } from '../src/core/ledger/transfers.ts';
import { rowsOfHouseholds } from './household-rows.ts';
import { measure } from './measure.ts';
import { report } from './report.ts';

// Finding what comes back among 5,000 rows, against merely reading them once.

const ROWS = 5_000;
const { accounts, rows } = rowsOfHouseholds(ROWS);
const categorised = rows.map((row) => ({ ...row, posted_on: isoDay(row.day), ...categorise(row.payee, row.amount, new Map()) }));
const halves = pairTransfers(categorised);
const ledger = categorised.map((row) => (halves.has(row) ? { ...row, category: 'transfer' as const } : row));
const until = new Map<number, number>();
for (const { account_id, day } of ledger) until.set(account_id, day);

/** The single pass: how many rows each payee has, and what they come to. */
function readOnce() {
  const byPayee = new Map<string, { count: number; amount: number }>();
  for (const { payee, amount } of ledger) {
    const of = byPayee.get(payee);
    if (of === undefined) byPayee.set(payee, { count: 1, amount });
    else {
      of.count += 1;
      of.amount += amount;
    }
  }
  return byPayee;
}

const found = findRecurring(ledger, { until });
if (found.length < 40) throw new Error(`Of ${accounts.length} accounts only ${found.length} things were found.`);

report(`Finding what comes back: ${ledger.length} rows of ${accounts.length} accounts, ${found.length} finds`, [
  await measure({
    name: 'what comes back',
    run: () => findRecurring(ledger, { until }),
    reference: { name: 'one pass over the rows, by payee', run: readOnce },
    goalMs: 200,
  }),
  await measure({ name: '  before it, pairing what moves between own accounts', run: () => pairTransfers(categorised) }),
]);
