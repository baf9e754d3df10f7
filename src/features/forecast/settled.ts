import { dayNumber, type EpochDay } from '../../core/calendar/day.ts';
import { occurrences } from '../../core/calendar/recurrence.ts';
import { TOLERANCE_DAYS } from '../../core/forecast/expected.ts';
import { haveSimilarWords, tellingWords } from '../../core/payee/similar-payee.ts';
import { isHoliday, type PostedRow } from '../ledger/index.ts';
import type { Planned } from './planned.ts';

/** The ledger's rows by what they are: of a planned thing, a transfer, or neither. */
export interface Sorted {
  /** For each planned thing, in the order given, the days of its rows. */
  readonly seenOn: readonly (readonly EpochDay[])[];
  /** Rows that are neither of a planned thing nor a transfer. */
  readonly rest: readonly PostedRow[];
}

/** A row or a plan with the words of its payee or name, taken apart once for many comparisons. */
interface Worded<Thing> {
  readonly thing: Thing;
  readonly words: readonly string[];
}

/** How well a row fits a planned thing: 3 in amount and payee, 2 in amount, 1 in payee with an amount that may have changed, 0 not at all. */
function fit({ thing: row, words }: Worded<PostedRow>, { thing: { amount, account_id }, words: name }: Worded<Planned>): number {
  if (account_id !== null && account_id !== row.account_id) return 0;
  // A power bill varies and a price rises, but not by more than half.
  if (Math.abs(row.amount - amount) * 2 > Math.abs(amount)) return 0;
  const isSimilar = words.length > 0 && haveSimilarWords(words, name);
  if (row.amount === amount) return isSimilar ? 3 : 2;
  return isSimilar ? 1 : 0;
}

/** Rows that brought money and may be the other half of a transfer, by day and amount, then by account. */
type Incoming = Map<string, Map<number, PostedRow[]>>;

const dayAndAmount = (day: EpochDay, amount: number): string => `${day} ${amount}`;

/** Days apart at which the other half of a transfer is looked for, the nearest first. */
const APART = Array.from({ length: 2 * TOLERANCE_DAYS + 1 }, (_, index) => (index % 2 === 0 ? -index : index + 1) / 2);

function sortIncoming(rows: readonly PostedRow[]): Incoming {
  const incoming: Incoming = new Map();
  for (const row of rows) {
    if (row.amount <= 0 || row.category === 'transfer') continue;
    const key = dayAndAmount(dayNumber(row.posted_on), row.amount);
    const byAccount = incoming.get(key) ?? new Map<number, PostedRow[]>();
    const ofAccount = byAccount.get(row.account_id) ?? [];
    ofAccount.push(row);
    incoming.set(key, byAccount.set(row.account_id, ofAccount));
  }
  return incoming;
}

/** Takes the other half of a row that took money; undefined when there is none. Takes as long for many rows as for few. */
function takeOtherHalf(incoming: Incoming, { account_id, amount, posted_on }: PostedRow): PostedRow | undefined {
  const day = dayNumber(posted_on);
  for (const apart of APART) {
    for (const [other, rows] of incoming.get(dayAndAmount(day + apart, 0 - amount)) ?? []) {
      const half = other === account_id ? undefined : rows.pop();
      if (half !== undefined) return half;
    }
  }
  return undefined;
}

/** The rows that move money between two own accounts: equal and opposite, within four days; and those the person called a transfer. */
export function transfersAmong(rows: readonly PostedRow[]): ReadonlySet<PostedRow> {
  const transfers = new Set(rows.filter((row) => row.category === 'transfer'));
  const incoming = sortIncoming(rows);
  for (const row of rows) {
    if (row.amount >= 0 || row.category === 'transfer') continue;
    const half = takeOtherHalf(incoming, row);
    if (half !== undefined) transfers.add(row).add(half);
  }
  return transfers;
}

/** A planned thing that a row may be of: how well it fits, and the days of its rows so far. */
interface Candidate {
  readonly fit: number;
  readonly ofItem: EpochDay[];
}

const isBetter = (one: Candidate, than: Candidate | undefined): boolean =>
  than === undefined || one.fit > than.fit || (one.fit === than.fit && one.ofItem.length < than.ofItem.length);

/**
 * Gives each row to the planned thing that it fits best and that falls within four days of it; among equals to the one with the fewest
 * rows yet, so that two subscriptions of one price both find theirs.
 */
export function sortRows(rows: readonly PostedRow[], planned: readonly Planned[]): Sorted {
  const seenOn = planned.map((): EpochDay[] => []);
  const worded = planned.map((thing) => ({ thing, words: tellingWords(thing.name) }));
  const transfers = transfersAmong(rows);
  const falls = ({ seen_by }: Planned, day: EpochDay): boolean =>
    occurrences(seen_by, day - TOLERANCE_DAYS, day + TOLERANCE_DAYS, isHoliday).length > 0;
  const rest = rows.filter((thing) => {
    const row = { thing, words: tellingWords(thing.payee) };
    const day = dayNumber(thing.posted_on);
    let best: Candidate | undefined;
    for (const [index, each] of worded.entries()) {
      const candidate = { fit: fit(row, each), ofItem: seenOn[index] ?? [] };
      // Whether it falls near the day is asked last: it takes longest.
      if (candidate.fit > 0 && isBetter(candidate, best) && falls(each.thing, day)) best = candidate;
    }
    if (best === undefined) return !transfers.has(thing);
    best.ofItem.push(day);
    return false;
  });
  return { seenOn, rest };
}
