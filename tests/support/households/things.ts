import { type EpochDay, isoDay, weekday } from '../../../src/core/calendar/day.ts';
import { firstOfMonth, monthOf } from '../../../src/core/calendar/place-in-month.ts';
import type { BusinessDayRule, Frequency, Recurrence } from '../../../src/core/calendar/recurrence.ts';
import type { Payee } from './banks.ts';
import type { Chances } from './chances.ts';

/** The days of a household: the ledger from `since` to the day before `today`, the future from there to the day before `until`. */
export interface Span {
  readonly since: EpochDay;
  readonly today: EpochDay;
  readonly until: EpochDay;
}

/** Which account a row is of. */
export type Purse = 'checking' | 'savings' | 'card';

/** Something that comes back, as the household and its payee have agreed on it. */
export interface Thing {
  readonly name: string;
  readonly purse: Purse;
  readonly payee: Payee;
  /** Under which name it is printed from some day on; null when it stays the same. */
  readonly renamed: { readonly from: EpochDay; readonly text: string } | null;
  /** Without a rule for closed days. */
  readonly recurrence: Recurrence;
  /** Which way an occurrence gives when banks are closed. */
  readonly closed: BusinessDayRule;
  readonly starts_on: EpochDay;
  /** The last day on which it may fall; null for no end. */
  readonly ends_on: EpochDay | null;
  /** Of one occurrence in cents, before any step; negative is money out. */
  readonly price: number;
  /** How far amounts stray from one to the next, as a part; 0 for a fixed price. */
  readonly strays: number;
  /** How far winter and summer differ from the year's middle, as a part, and the month (1…12) of the most. */
  readonly season: { readonly part: number; readonly month: number } | null;
  /** The prices from some day on, each once. */
  readonly steps: readonly { readonly from: EpochDay; readonly price: number }[];
  /** How many days late it may be, after closed days. */
  readonly late: number;
  /** How many days before or after the day agreed it may be, as bills that wait for a meter to be read; 0 for most. */
  readonly wanders: number;
  /** How probable it is that an occurrence does not come. */
  readonly misses: number;
}

/** What a thing says of itself; the rest is as of most things. */
export type Agreed = Pick<Thing, 'name' | 'payee' | 'recurrence' | 'price'> &
  Partial<Omit<Thing, 'starts_on' | 'ends_on' | 'steps' | 'renamed'>> & {
    /** How probable a step of the price is over the whole span. */
    readonly steps?: number;
    /** The part by which a step changes the price. */
    readonly by?: readonly [number, number];
    /** How probable it is that its payee comes to be printed otherwise. */
    readonly renames?: number;
    /** How probable it is to have begun within the ledger. */
    readonly begins?: number;
    /** How probable it is to have ended within the ledger. */
    readonly ends?: number;
  };

const MONTHS: { readonly [Key in Frequency]: number } = {
  weekly: 0,
  biweekly: 0,
  semimonthly: 1,
  monthly: 1,
  quarterly: 3,
  semiannually: 6,
  annually: 12,
};

/** How many days two occurrences lie apart, about. */
export const PERIOD_DAYS: { readonly [Key in Frequency]: number } = {
  weekly: 7,
  biweekly: 14,
  semimonthly: 15.2,
  monthly: 30.4,
  quarterly: 91.3,
  semiannually: 182.6,
  annually: 365.25,
};

/** A price as shops write them, near one: 15.49, 18.99, or whole dollars when it is large. */
const rounded = (price: number): number => {
  const size = Math.abs(price);
  return Math.sign(price) * (size < 3_000 ? Math.round(size / 50) * 50 - 1 : Math.round(size / 100) * 100);
};

/** The first day from which a rule by months is counted, so that quarters fall in any month. */
const phase = (frequency: Frequency, from: EpochDay, chances: Chances): EpochDay =>
  MONTHS[frequency] === 0 ? from : firstOfMonth(monthOf(from) - chances.whole(0, MONTHS[frequency] - 1));

/** What is added to a name one day: where a card's terminal stands or its telephone, or what a company is. */
const MORE = { card: ['866-579-7172', '8005550199', 'LOS GATOS CA', 'SEATTLE WA'], other: ['INC', 'LLC'] };

/** Agrees on a thing: when it began, whether it ended, and when its price went up. */
export function agree(chances: Chances, { since, today, until }: Span, agreed: Agreed): Thing {
  const { steps = 0, by = [0.04, 0.22], begins = 0, ends = 0, renames = 0, ...rest } = agreed;
  const part = (low: number, high: number): EpochDay => Math.round(since + (today - since) * chances.between(low, high));
  const starts_on = phase(agreed.recurrence.frequency, chances.happens(begins) ? part(0.2, 0.6) : since - 30, chances);
  const ends_on = chances.happens(ends) ? part(0.7, 0.96) : null;
  const steps_on = chances.happens(steps) ? [Math.round(chances.between(since + 60, until - 20))] : [];
  const more = chances.pick(agreed.payee.way === 'card' ? MORE.card : MORE.other);
  const renamed = chances.happens(renames) ? { from: part(0.2, 0.9), text: `${agreed.payee.text} ${more}` } : null;
  const raised = rounded(agreed.price * (1 + chances.between(by[0], by[1])));
  return {
    purse: 'checking',
    closed: 'next',
    strays: 0,
    season: null,
    late: 0,
    wanders: 0,
    misses: 0,
    renamed,
    ...rest,
    starts_on,
    ends_on,
    steps: raised === agreed.price ? [] : steps_on.map((from) => ({ from, price: raised })),
  };
}

/** Each month on a day. */
export const monthlyOn = (day_of_month: number): Recurrence => ({ frequency: 'monthly', day_of_month });

/** Every second week on a weekday, in either of the two weeks. */
export function biweeklyOn(day: number, { since }: Span, chances: Chances): Recurrence {
  const first = since + ((day - weekday(since) + 7) % 7) + (chances.happens(0.5) ? 7 : 0);
  return { frequency: 'biweekly', anchor_date: isoDay(first) };
}
