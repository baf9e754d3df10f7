import { chance } from '../statements.ts';

/** Chance that is the same for the same seed, in the shapes that a household needs. */
export interface Chances {
  /** From `low` to `high`, evenly. */
  readonly between: (low: number, high: number) => number;
  /** A whole number from `low` to `high`, both included, evenly. */
  readonly whole: (low: number, high: number) => number;
  /** Whether something of this probability happens. */
  readonly happens: (probability: number) => boolean;
  /** One of several. Throws RangeError for none: that is a bug. */
  readonly pick: <One>(from: readonly One[]) => One;
  /** So many different ones of several, or all. */
  readonly some: <One>(from: readonly One[], count: number) => readonly One[];
  /** A factor around 1, at most `share` away, more often near than far. */
  readonly around: (share: number) => number;
  /** So many figures. */
  readonly digits: (count: number) => string;
  /** So many figures and capital letters, as shops put into the names of orders. */
  readonly code: (length: number) => string;
}

const FIGURES = '0123456789';
const CODE = `${FIGURES}ABCDEFGHJKLMNPQRSTUVWXYZ`;

/** Chance from a seed and the name of what it is for, so that one part of a household does not change with another. */
export function chancesOf(seed: number, part: number): Chances {
  const next = chance(seed * 1009 + part * 7919);
  // The first numbers of neighbouring seeds are alike.
  for (let warm = 0; warm < 5; warm += 1) next();
  const whole = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1));
  const pick = <One>(from: readonly One[]): One => {
    const [one] = from.slice(whole(0, from.length - 1));
    if (one === undefined) throw new RangeError('nothing to pick from');
    return one;
  };
  const signs = (alphabet: string, length: number): string => Array.from({ length }, () => alphabet.charAt(whole(0, alphabet.length - 1))).join('');
  return {
    between: (low, high) => low + next() * (high - low),
    whole,
    happens: (probability) => next() < probability,
    pick,
    some: (from, count) =>
      from
        .map((one) => ({ one, place: next() }))
        .toSorted((a, b) => a.place - b.place)
        .slice(0, count)
        .map(({ one }) => one),
    around: (share) => 1 + share * (next() + next() - 1),
    digits: (length) => signs(FIGURES, length),
    // No word is made by chance: figures at both ends.
    code: (length) => `${signs(FIGURES, 1)}${signs(CODE, length - 2)}${signs(FIGURES, 1)}`,
  };
}
