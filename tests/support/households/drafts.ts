import { type EpochDay, weekday } from '../../../src/core/calendar/day.ts';
import type { Bank, Payee } from './banks.ts';
import type { Chances } from './chances.ts';
import type { Spent } from './habits.ts';
import type { Occurring } from './occurring.ts';
import type { Purse, Span, Thing } from './things.ts';

/** A row before it has its number. */
export interface Draft {
  readonly purse: Purse;
  readonly day: EpochDay;
  /** In cents; negative is money out. */
  readonly amount: number;
  readonly payee: string;
  /** The thing it belongs to, by its place; null for none. */
  readonly thing: number | null;
  /** An occurrence of its thing, the same charge again, a move between own accounts, or anything else. */
  readonly role: 'occurrence' | 'again' | 'move' | 'other';
}

/** The banks that print the rows of each account. */
export type Banks = Readonly<Record<Purse, Bank>>;

/** Whom a thing names on a day. */
const payeeOn = ({ payee, renamed }: Thing, day: EpochDay): Payee =>
  renamed === null || day < renamed.from ? payee : { ...payee, text: renamed.text };

/** The rows of a thing. */
export const draftsOfThing = (thing: Thing, place: number, occurring: readonly Occurring[], banks: Banks): readonly Draft[] =>
  occurring.flatMap(({ booked, amount }): Draft[] =>
    booked === null
      ? []
      : [{ purse: thing.purse, day: booked, amount, payee: banks[thing.purse](payeeOn(thing, booked), booked), thing: place, role: 'occurrence' }],
  );

/** The rows of what was spent without a plan. */
export const draftsOfHabits = (spent: readonly Spent[], banks: Banks): readonly Draft[] =>
  spent.map(({ purse, day, amount, payee }) => ({ purse, day, amount, payee: banks[purse](payee, day), thing: null, role: 'other' }));

/** Other rows of a payee who also sends bills: a drink at the gym, a new telephone, a bonus. */
export function extras(things: readonly Thing[], { since, until }: Span, banks: Banks, chances: Chances): readonly Draft[] {
  return things.flatMap((thing, place): Draft[] => {
    const isPay = thing.price > 0 && thing.payee.way === 'deposit';
    const often = { gym: 0.05, phone: 0.008, class: 0.006 }[thing.name] ?? (isPay ? 0.002 : 0);
    if (!chances.happens(isPay ? 0.5 : 0.35)) return [];
    const made: Draft[] = [];
    for (let day = since; day < until; day += 1) {
      if (!chances.happens(often) || (isPay && weekday(day) > 5)) continue;
      const amount = Math.round(thing.price * (isPay ? chances.between(0.05, 1.5) : chances.between(0.1, thing.name === 'phone' ? 6 : 0.5)));
      made.push({ purse: thing.purse, day, amount, payee: banks[thing.purse](payeeOn(thing, day), day), thing: place, role: 'other' });
    }
    return made;
  });
}
