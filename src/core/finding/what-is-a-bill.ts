import { type CategoryName, HABITS } from '../categories/categories.ts';
import { payeeKey } from '../payee/payee-key.ts';
import type { LedgerRow } from './found.ts';
import type { Series } from './series.ts';
import { saysItStands } from './standing-words.ts';

/** Least odds, as a natural logarithm, of a series with a price, and of one whose amounts vary. */
const STEADY_ODDS = 4;
/** … and with a price, of something that comes twice a year or less, which two rows have to show. */
const RARE_ODDS = 2;
const VARYING_ODDS = 4;
/** … and of two rows alone, a year or half a year apart, whose amounts are near to each other: a fee that has become dearer. */
const PAIR_ODDS = 1.5;
/** Of the rows looked at, at least this part is of the series if amounts vary: else nothing tells its rows from the others. */
const LEAST_OF_ROWS = 0.6;
/** Amounts of one thing differ by no more than this factor … */
const WIDEST = 6;
/** … and by this, where two say all: an insurance that has become dearer. */
const WIDEST_OF_TWO = 1.15;
/** What is spent every week or second week is a habit, unless the amounts keep this near to each other. */
const WIDEST_OF_WEEKS = 1.5;
/** Pay by the hour varies more than what is bought so often. */
const WIDEST_PAY_OF_WEEKS = 3;

/** Memberships and insurances run for so many months, and their price differs by no more than this factor from first to last. */
const STANDING_MONTHS = 3;
const WIDEST_STANDING = 1.5;

/** The category of most rows; of equally many, the first in order of names. */
export function categoryOf(rows: readonly LedgerRow[]): CategoryName {
  const counts = new Map<CategoryName, number>();
  for (const { category } of rows) counts.set(category, (counts.get(category) ?? 0) + 1);
  const [most] = [...counts].sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1));
  return most?.[0] ?? 'other';
}

/** The largest amount over the smallest, both without sign; of six or more without the one farthest out at each end. */
function width(rows: readonly LedgerRow[]): number {
  const sorted = rows.map(({ amount }) => Math.abs(amount)).sort((a, b) => a - b);
  const cut = rows.length >= 6 ? 1 : 0;
  return (sorted.at(-1 - cut) ?? 1) / Math.max(1, sorted[cut] ?? 1);
}

function widest({ rows, fit }: Series): number {
  if (rows.length === 2) return WIDEST_OF_TWO;
  if (fit.cadence.months > 0) return WIDEST;
  return (rows[0]?.amount ?? 0) > 0 ? WIDEST_PAY_OF_WEEKS : WIDEST_OF_WEEKS;
}

/** A fee for months, of a payee that says it is one: its amounts differ because it becomes dearer, whatever the shop sells besides. */
const isStanding = ({ rows, fit }: Series): boolean =>
  fit.cadence.months >= STANDING_MONTHS && width(rows) <= WIDEST_STANDING && rows.every(({ payee }) => saysItStands(payeeKey(payee)));

/** What is paid for these is a bill more often than not: it takes less to show that it comes back. */
const BILLS: readonly CategoryName[] = ['housing', 'utilities', 'childcare', 'education', 'subscriptions', 'debt_payment', 'taxes'];
/** … as a logarithm of odds. */
const OF_A_BILL = 1.5;

/** A shop or a hotel whose name a payer has pays wages as well: of money that comes in, what its name is known for says nothing. */
const isHabit = (rows: readonly LedgerRow[], category: CategoryName): boolean =>
  HABITS.includes(category) && !rows.every(({ amount, category_source }) => amount > 0 && category_source === 'dictionary');

/** Whether a series that was found among so many rows is a bill or an income, and neither chance nor habit. */
export function isBill(series: Series, amongRows: number): boolean {
  const { rows, fit, price } = series;
  const category = categoryOf(rows);
  const odds = series.odds + (BILLS.includes(category) || rows.every(({ payee }) => saysItStands(payeeKey(payee))) ? OF_A_BILL : 0);
  // Cash is spent later, on what nobody knows.
  if (category === 'cash') return false;
  if (price.isSteady) return odds >= (fit.cadence.fewest === 2 ? RARE_ODDS : STEADY_ODDS);
  if (isHabit(rows, category) && !isStanding(series)) return false;
  return odds >= (rows.length === 2 ? PAIR_ODDS : VARYING_ODDS) && rows.length >= amongRows * LEAST_OF_ROWS && width(rows) <= widest(series);
}
