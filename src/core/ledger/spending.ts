import { calendarDate, dayNumber, daysInMonth, type EpochDay, epochDay } from '../calendar/day.ts';
import { CATEGORIES, type CategoryName } from '../categories/categories.ts';
import { median } from '../forecast/everyday.ts';
import { type Cents, cents } from '../money/cents.ts';
import { type TransferRow, transfersAmong } from './transfers.ts';

/** A calendar month as a whole number: months since January of the year 0. Plain arithmetic: `month − 12` is a year before. */
export type MonthNumber = number;

/** The number of a month written `2025-01`, or of the month of a day written `2025-01-15`. */
export const monthNumber = (text: string): MonthNumber => Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7)) - 1;

/** The number of a day's month. */
export function monthOf(day: EpochDay): MonthNumber {
  const { year, month } = calendarDate(day);
  return year * 12 + month - 1;
}

/** The month as `2025-01`. */
export const isoMonth = (month: MonthNumber): string =>
  `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}`;

/** The first day of a month. */
export const firstDayOf = (month: MonthNumber): EpochDay => epochDay(Math.floor(month / 12), (month % 12) + 1, 1);

/** The last day of a month. */
export const lastDayOf = (month: MonthNumber): EpochDay => firstDayOf(month) + daysInMonth(Math.floor(month / 12), (month % 12) + 1) - 1;

/** Months before a month that its usual spending is taken from, at most. */
export const USUAL_MONTHS_MOST = 12;
const USUAL_MONTHS_NEEDED = 3;

/** What was spent on one thing in a month. */
export interface CategorySpent {
  readonly category: CategoryName;
  /** Refunds taken off: it can be negative. */
  readonly spent: Cents;
  /** How many rows it is the sum of. */
  readonly rows: number;
  /** The median of the same over the whole covered months before; null with fewer than 3. */
  readonly usual: Cents | null;
}

/** What was spent in a month. */
export interface MonthSpent {
  readonly month: MonthNumber;
  /** Whether the ledger reaches over all of it. */
  readonly covered: boolean;
  readonly spent: Cents;
  readonly usual: Cents | null;
  /** What has rows or is usually spent on, the most spent first; their sum is the month's. */
  readonly categories: readonly CategorySpent[];
}

/** What spending is worked out from. */
export interface SpendingInput {
  /** Rows of all the person's accounts, so that transfers are known; from 12 months before `first`. */
  readonly rows: readonly TransferRow[];
  /** The accounts whose spending it is, each with whether money is owed on it (a card, a loan). */
  readonly accounts: ReadonlyMap<number, { readonly is_debt: boolean }>;
  /** The first and the last day of their ledger; null for an empty one. */
  readonly covered: { readonly from: EpochDay; readonly until: EpochDay } | null;
  readonly first: MonthNumber;
  readonly last: MonthNumber;
}

/**
 * Whether a row that is no transfer is spending, or takes something off it. Income is not; money in that nothing explains may be pay, so only
 * that of a spending category is a refund; and what is paid into a card or a loan is no refund of a payment.
 */
export function isSpending({ category, amount }: Pick<TransferRow, 'category' | 'amount'>, isDebt: boolean): boolean {
  if (category === 'income') return false;
  return amount <= 0 || !(category === 'other' || (isDebt && category === 'debt_payment'));
}

interface Tally {
  spent: number;
  rows: number;
}

type Tallies = Map<MonthNumber, Map<CategoryName, Tally>>;

function tally({ rows, accounts }: SpendingInput): Tallies {
  const transfers = transfersAmong(rows);
  const tallies: Tallies = new Map();
  for (const row of rows) {
    const account = accounts.get(row.account_id);
    if (account === undefined || transfers.has(row) || !isSpending(row, account.is_debt)) continue;
    const month = monthNumber(row.posted_on);
    const ofMonth = tallies.get(month) ?? new Map<CategoryName, Tally>();
    const of = ofMonth.get(row.category) ?? { spent: 0, rows: 0 };
    of.spent -= row.amount;
    of.rows += 1;
    tallies.set(month, ofMonth.set(row.category, of));
  }
  return tallies;
}

const totalOf = (ofMonth: ReadonlyMap<CategoryName, Tally> | undefined): number =>
  [...(ofMonth?.values() ?? [])].reduce((sum, { spent }) => sum + spent, 0);

const usualOf = (totals: readonly number[]): Cents | null => (totals.length < USUAL_MONTHS_NEEDED ? null : cents(median(totals)));

function spentIn(month: MonthNumber, tallies: Tallies, isCovered: (month: MonthNumber) => boolean): MonthSpent {
  const before = Array.from({ length: USUAL_MONTHS_MOST }, (_, index) => month - 1 - index).filter(isCovered);
  const ofMonth = tallies.get(month);
  const categories = CATEGORIES.map((category) => ({
    category,
    spent: cents(ofMonth?.get(category)?.spent ?? 0),
    rows: ofMonth?.get(category)?.rows ?? 0,
    usual: usualOf(before.map((each) => tallies.get(each)?.get(category)?.spent ?? 0)),
  }));
  return {
    month,
    covered: isCovered(month),
    spent: cents(totalOf(ofMonth)),
    usual: usualOf(before.map((each) => totalOf(tallies.get(each)))),
    // Sorting keeps the order of equals, which is that of the categories.
    categories: categories.filter(({ rows, usual }) => rows > 0 || (usual ?? 0) !== 0).toSorted((one, other) => other.spent - one.spent),
  };
}

/**
 * What was spent in each month from `first` to `last`, in all and by category, beside the usual: the median of the same figure over the whole
 * covered months among the 12 before. A covered month without a row is a true 0. Transfers between own accounts and income are never
 * spending: what is bought with a card is, paying the card is not. Refunds reduce.
 */
export function monthlySpending(input: SpendingInput): readonly MonthSpent[] {
  const { covered, first, last } = input;
  const tallies = tally(input);
  const isCovered = (month: MonthNumber): boolean => covered !== null && covered.from <= firstDayOf(month) && covered.until >= lastDayOf(month);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => spentIn(first + index, tallies, isCovered));
}

/** The days of the ledger over several accounts, from the first row of any to the last of any; null without rows. */
export function coveredBy(
  accounts: readonly { readonly first_posted_on: string | null; readonly last_posted_on: string | null }[],
): SpendingInput['covered'] {
  const firsts = accounts.flatMap(({ first_posted_on: day }) => (day === null ? [] : [dayNumber(day)]));
  const lasts = accounts.flatMap(({ last_posted_on: day }) => (day === null ? [] : [dayNumber(day)]));
  return firsts.length === 0 ? null : { from: Math.min(...firsts), until: Math.max(...lasts) };
}
