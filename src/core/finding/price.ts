import type { EpochDay } from '../calendar/day.ts';
import { type Cents, cents } from '../money/cents.ts';
import type { PriceChange } from './found.ts';

/** An occurrence with its amount, in order of days. */
export interface Paid {
  readonly day: EpochDay;
  readonly amount: Cents;
}

/** The amounts of something that recurs, read as a price or as amounts that vary. */
export interface Price {
  /** Whether most amounts are what the one before was. */
  readonly isSteady: boolean;
  /** What the next occurrence is expected to be. */
  readonly expected: Cents;
  /** The amounts since the last change of price: nearest to 0, and farthest. */
  readonly low: Cents;
  readonly high: Cents;
  readonly change: PriceChange | null;
  /** What amounts that are just what the one before was, steps and strays aside, are worth, as a logarithm of odds. */
  readonly repeating: number;
}

interface Level {
  readonly amount: Cents;
  readonly from: number;
  rows: number;
}

/** A single other amount beyond this part of the price is taken for a stray (a bonus, a late fee), not for a new price. */
const STRAY = 0.3;
/** At least this part of the amounts repeats if there is a price. */
const STEADY = 0.5;

/** At least this part of the amounts is of prices that lasted if a price has changed, and not merely an amount come twice. */
const LASTING = 0.8;

/** Runs of one amount; a stray between two of the same amount does not part them. */
function levelsOf(paid: readonly Paid[]): Level[] {
  const levels: Level[] = [];
  paid.forEach(({ amount }, index) => {
    const last = levels.at(-1);
    const before = levels.at(-2);
    if (last?.amount === amount) last.rows += 1;
    else if (before?.amount === amount && last?.rows === 1) {
      levels.pop();
      before.rows += 1;
    } else levels.push({ amount, from: index, rows: 1 });
  });
  return levels;
}

const byAmount = (a: Paid, b: Paid): number => Math.abs(a.amount) - Math.abs(b.amount);

/** The middle amount; of two middle ones their mean, to the cent. */
function medianAmount(paid: readonly Paid[]): Cents {
  const sorted = paid.toSorted(byAmount);
  const upper = sorted[Math.floor(paid.length / 2)]?.amount ?? 0;
  const lower = sorted[Math.floor((paid.length - 1) / 2)]?.amount ?? 0;
  return cents(Math.round((upper + lower) / 2));
}

/** What it says, as a logarithm of odds, that an amount comes again to the cent: tens are usual, 22.55 is not. In all, no more than the most: habits have usual prices, too. */
const OF_A_REPEAT = { tens: 0.8, whole: 1.4, odd: 2.2 };
const OF_REPEATS_AT_MOST = 4.4;

const worthOf = (amount: Cents): number => {
  if (amount % 1000 === 0) return OF_A_REPEAT.tens;
  return amount % 100 === 0 ? OF_A_REPEAT.whole : OF_A_REPEAT.odd;
};

/** Amounts that vary: the next is expected to be the middle of so many recent ones. */
const RECENT = 6;

/** The amounts of occurrences, at least one, in order of days. */
export function priceOf(paid: readonly Paid[]): Price {
  const levels = levelsOf(paid);
  const repeats = levels.reduce((total, { rows }) => total + rows - 1, 0);
  const repeating = Math.min(
    OF_REPEATS_AT_MOST,
    levels.reduce((total, { rows, amount }) => total + (rows - 1) * worthOf(amount), 0),
  );
  const isSteady = repeats >= (paid.length - 1) * STEADY || (paid.length === 2 && levels.length === 1);
  if (!isSteady) {
    const sorted = paid.toSorted(byAmount);
    // Of two, the newer is what it costs now.
    const expected = medianAmount(paid.slice(paid.length === 2 ? -1 : -RECENT));
    return { isSteady, expected, low: sorted[0]?.amount ?? expected, high: sorted.at(-1)?.amount ?? expected, change: null, repeating };
  }
  return { ...steadyPrice(paid, levels), isSteady, repeating };
}

function steadyPrice(paid: readonly Paid[], levels: readonly Level[]): Pick<Price, 'expected' | 'low' | 'high' | 'change'> {
  const lasting = levels.filter(({ rows }) => rows > 1);
  const now = lasting.at(-1) ?? levels.at(-1);
  const newest = levels.at(-1);
  if (now === undefined || newest === undefined) throw new RangeError('a price needs an amount');
  const isNew = newest !== now && Math.abs(newest.amount - now.amount) <= Math.abs(now.amount) * STRAY;
  const expected = isNew ? newest.amount : now.amount;
  const before = lasting.at(-2);
  const isLasting = lasting.reduce((total, { rows }) => total + rows, 0) >= paid.length * LASTING;
  const change =
    before === undefined || before.amount === now.amount || !isLasting ? null : { on: paid[now.from]?.day ?? 0, from: before.amount, to: now.amount };
  const since = paid.slice(isNew ? newest.from : now.from).toSorted(byAmount);
  return { expected, low: since[0]?.amount ?? expected, high: since.at(-1)?.amount ?? expected, change };
}
