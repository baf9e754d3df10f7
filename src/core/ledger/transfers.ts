import { dayNumber, type EpochDay } from '../calendar/day.ts';
import type { CategoryName, CategorySource } from '../categories/categories.ts';

/** A row of the ledger, as far as it can be half of a transfer. */
export interface TransferRow {
  readonly account_id: number;
  /** ISO 4217; rows without one are taken to be in one currency. */
  readonly currency?: string;
  /** ISO day. */
  readonly posted_on: string;
  /** Signed, in minor units of the account's currency. */
  readonly amount: number;
  readonly category: CategoryName;
  readonly category_source: CategorySource;
}

/** Days between the two halves of a transfer, at most: banks book the two sides apart, and weekends lie between. */
export const TRANSFER_DAYS = 4;

/** A row with its place among all. */
interface Placed<Row> {
  readonly row: Row;
  readonly place: number;
}

/** Rows of one account that brought one amount on one day; those before `taken` have their other half. */
interface Waiting<Row> {
  readonly rows: Placed<Row>[];
  taken: number;
}

/** What came of one amount: by day, then by account. */
type OfAmount<Row> = ReadonlyMap<EpochDay, ReadonlyMap<number, Waiting<Row>>>;

const keyOf = (row: TransferRow, amount: number): string => `${row.currency ?? ''} ${amount}`;

/** What the person called something else is that, whatever it looks like. */
const canBeHalf = ({ amount, category, category_source }: TransferRow): boolean =>
  amount !== 0 && (category === 'transfer' || category_source !== 'person');

/** What came, by currency and amount. */
function sortIncoming<Row extends TransferRow>(rows: readonly Row[]): ReadonlyMap<string, OfAmount<Row>> {
  const incoming = new Map<string, Map<EpochDay, Map<number, Waiting<Row>>>>();
  for (const [place, row] of rows.entries()) {
    if (row.amount < 0) continue;
    const key = keyOf(row, row.amount);
    const day = dayNumber(row.posted_on);
    const byDay = incoming.get(key) ?? new Map<EpochDay, Map<number, Waiting<Row>>>();
    const byAccount = byDay.get(day) ?? new Map<number, Waiting<Row>>();
    const waiting = byAccount.get(row.account_id) ?? { rows: [], taken: 0 };
    waiting.rows.push({ row, place });
    incoming.set(key, byDay.set(day, byAccount.set(row.account_id, waiting)));
  }
  return incoming;
}

/** Takes the first row of another account than the row's own on that day; undefined when there is none. */
function takeHalf<Row extends TransferRow>(opposite: OfAmount<Row>, row: Row, day: EpochDay): Row | undefined {
  let first: { readonly half: Placed<Row>; readonly waiting: Waiting<Row> } | undefined;
  for (const [account, waiting] of opposite.get(day) ?? []) {
    const half = account === row.account_id ? undefined : waiting.rows[waiting.taken];
    if (half !== undefined && (first === undefined || half.place < first.half.place)) first = { half, waiting };
  }
  if (first !== undefined) first.waiting.taken += 1;
  return first?.half.row;
}

/** Days apart, the nearest first; of two as near, the one on which the money comes after it went. */
const APART = Array.from({ length: 2 * TRANSFER_DAYS + 1 }, (_, index) => (index % 2 === 0 ? -index : index + 1) / 2);

/**
 * The two halves of each transfer between two own accounts, either from the other: equal and opposite amounts of one currency within four
 * days, the nearest days first, earlier rows first where several are as near. Each row is in one transfer at most; a row of amount 0 and one
 * that the person categorised as something else are in none. Takes as long for many equal amounts as for few.
 */
export function pairTransfers<Row extends TransferRow>(rows: readonly Row[]): ReadonlyMap<Row, Row> {
  const halves = rows.filter(canBeHalf);
  const incoming = sortIncoming(halves);
  const pairs = new Map<Row, Row>();
  // Most of what went has no equal that came at all.
  let outgoing = halves.flatMap((row) => {
    const opposite = row.amount < 0 ? incoming.get(keyOf(row, 0 - row.amount)) : undefined;
    return opposite === undefined ? [] : [{ row, opposite, day: dayNumber(row.posted_on) }];
  });
  for (const apart of APART) {
    outgoing = outgoing.filter(({ row, opposite, day }) => {
      const half = takeHalf(opposite, row, day + apart);
      if (half !== undefined) pairs.set(row, half).set(half, row);
      return half === undefined;
    });
  }
  return pairs;
}

/** The rows that only move money between own accounts: both halves of each pair, and what is of the category `transfer`. */
export function transfersAmong<Row extends TransferRow>(rows: readonly Row[]): ReadonlySet<Row> {
  return new Set([...pairTransfers(rows).keys(), ...rows.filter(({ category }) => category === 'transfer')]);
}
