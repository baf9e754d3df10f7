import { type Cents, cents } from '../money/cents.ts';

/** A day of a forecast, as far as a sentence needs it. */
export interface ToldPoint {
  /** ISO day. */
  readonly date: string;
  readonly opening_balance: Cents;
  readonly closing_balance: Cents;
  readonly income: Cents;
  readonly everyday: Cents;
  readonly items: readonly { readonly name: string; readonly amount: Cents }[];
}

/** A forecast, as far as a sentence needs it. */
export interface ToldForecast {
  readonly points: readonly ToldPoint[];
  readonly summary: {
    readonly lowest_balance: Cents;
    readonly lowest_on: string;
    readonly first_below_zero_on: string | null;
    readonly buffer: Cents;
  };
}

/** The lowest day, when it is another one than the first that is told of. */
export interface Lowest {
  readonly on: string;
  readonly short: Cents;
}

/** What the sentence over a forecast has to say. Days are ISO days. */
export type Telling =
  /** Nothing is planned: the balance stays where it is. */
  | { readonly kind: 'still'; readonly balance: Cents }
  /** Below zero by the end of today, or already when the day begins (`today` is false); `until` is the first day back at zero or above, `again` the first day below after it, each null when there is none. */
  | {
      readonly kind: 'below_now';
      readonly today: boolean;
      readonly short: Cents;
      readonly until: string | null;
      readonly again: string | null;
      readonly lowest: Lowest | null;
    }
  /**
   * Fine until the first day below zero; `causes` are the names of the largest bills of that day, or of the week before it (`earlier`) when
   * that day has none.
   */
  | {
      readonly kind: 'short';
      readonly on: string;
      readonly short: Cents;
      readonly causes: readonly string[];
      readonly earlier: boolean;
      readonly lowest: Lowest | null;
    }
  /** Never below zero, but below the buffer; `causes` are the names of the largest bills since the last money in. */
  | { readonly kind: 'tight'; readonly on: string; readonly left: Cents; readonly causes: readonly string[] }
  /** At the buffer or above on every day. */
  | { readonly kind: 'fine'; readonly on: string; readonly left: Cents; readonly causes: readonly string[] };

const MOST_CAUSES = 2;
/** A bill longer ago than this is not why a day is low. */
const CAUSE_DAYS = 31;
/** Nor is one of more than a week ago why a balance falls below zero. */
const FALL_DAYS = 7;

/** Decides what to say of a forecast in one sentence. */
export function tellForecast({ points, summary }: ToldForecast): Telling {
  const [first] = points;
  const opening = first?.opening_balance ?? cents(0);
  if (points.every((point) => point.items.length === 0 && point.everyday === 0)) {
    return opening < 0
      ? { kind: 'below_now', today: false, short: cents(Math.abs(opening)), until: null, again: null, lowest: null }
      : { kind: 'still', balance: opening };
  }
  if (first !== undefined && first.closing_balance < 0) {
    const back = points.findIndex((point) => point.closing_balance >= 0);
    return {
      kind: 'below_now',
      today: opening >= 0,
      short: cents(Math.abs(first.closing_balance)),
      until: points[back]?.date ?? null,
      again: back < 0 ? null : (points.slice(back).find((point) => point.closing_balance < 0)?.date ?? null),
      lowest: lowestBut(first.date, summary),
    };
  }
  const below = points.find((point) => point.date === summary.first_below_zero_on);
  if (below !== undefined) {
    return {
      kind: 'short',
      on: below.date,
      short: cents(Math.abs(below.closing_balance)),
      ...causesOfFall(points, below),
      lowest: lowestBut(below.date, summary),
    };
  }
  return {
    kind: summary.lowest_balance < summary.buffer ? 'tight' : 'fine',
    on: summary.lowest_on,
    left: summary.lowest_balance,
    causes: causesOf(sinceIncome(points, summary.lowest_on)),
  };
}

const lowestBut = (day: string, { lowest_on, lowest_balance }: ToldForecast['summary']): Lowest | null =>
  lowest_on === day ? null : { on: lowest_on, short: cents(Math.abs(lowest_balance)) };

/** The days that led to one: from the last money in before it, or so many days back. */
function sinceIncome(points: readonly ToldPoint[], day: string, most = CAUSE_DAYS): readonly ToldPoint[] {
  const at = points.findIndex(({ date }) => date === day);
  const paid = points.findLastIndex(({ income }, index) => index <= at && income > 0);
  return points.slice(Math.max(0, paid, at - most), at + 1);
}

function causesOfFall(points: readonly ToldPoint[], below: ToldPoint): { causes: readonly string[]; earlier: boolean } {
  const causes = causesOf([below]);
  return causes.length > 0 ? { causes, earlier: false } : { causes: causesOf(sinceIncome(points, below.date, FALL_DAYS)), earlier: true };
}

/** The names of the largest bills of the days, each once. */
const causesOf = (points: readonly ToldPoint[]): readonly string[] => {
  const bills = points.flatMap(({ items }) => items).filter(({ amount }) => amount < 0);
  const names = bills.sort((one, other) => one.amount - other.amount).map(({ name }) => name);
  return [...new Set(names)].slice(0, MOST_CAUSES);
};
