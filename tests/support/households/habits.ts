import { type EpochDay, weekday } from '../../../src/core/calendar/day.ts';
import type { Payee, Region } from './banks.ts';
import type { Chances } from './chances.ts';
import type { Shop } from './market.ts';
import { MARKETS } from './payees.ts';
import type { Purse, Span } from './things.ts';

/** Money that moves because someone felt like it. */
export interface Spent {
  readonly purse: Purse;
  readonly day: EpochDay;
  /** In cents; negative is money out. */
  readonly amount: number;
  readonly payee: Payee;
}

/** What habits are made with. */
export interface Living {
  readonly region: Region;
  readonly span: Span;
  readonly chances: Chances;
  /** What they cost in an ordinary week, in cents. */
  readonly weekly: number;
  /** The account most of it is paid from. */
  readonly purse: Purse;
}

interface Habit {
  readonly shops: readonly Shop[];
  /** How often in a week. */
  readonly often: number;
  /** How much of everything it is. */
  readonly part: number;
  /** How far amounts stray, as a part. */
  readonly strays: number;
  /** How probable each weekday is beside the others, Monday first. */
  readonly weekdays: readonly number[];
}

const EVEN = [1, 1, 1, 1, 1, 1, 1];
const WEEKENDS = [0.5, 0.5, 0.6, 0.7, 1.3, 2, 1.4];
const WORKDAYS = [1.4, 1.4, 1.4, 1.4, 1.2, 0.2, 0];

function habitsOf({ region, chances }: Living): readonly Habit[] {
  const market = MARKETS[region];
  const usual = (shops: readonly Shop[], least: number, most: number): readonly Shop[] => chances.some(shops, chances.whole(least, most));
  return [
    { shops: usual(market.groceries, 2, 4), often: chances.between(1.2, 2.2), part: 0.36, strays: 0.6, weekdays: WEEKENDS },
    { shops: usual(market.dining, 4, 9), often: chances.between(0.8, 2), part: 0.2, strays: 0.6, weekdays: WEEKENDS },
    { shops: usual(market.fuel, 1, 2), often: chances.between(0.5, 1), part: 0.1, strays: 0.3, weekdays: EVEN },
    { shops: usual(market.shopping, 4, 9), often: chances.between(0.6, 1.8), part: 0.2, strays: 0.8, weekdays: EVEN },
    { shops: usual(market.rides, 1, 2), often: chances.between(0.2, 2), part: 0.03, strays: 0.4, weekdays: EVEN },
    { shops: usual(market.seldom, 5, 14), often: chances.between(0.2, 0.5), part: 0.11, strays: 0.9, weekdays: EVEN },
  ];
}

const days = ({ since, until }: Span): readonly EpochDay[] => Array.from({ length: until - since }, (_, index) => since + index);

const card = ({ text, city }: Shop): Payee => ({ text, way: 'card', ...(city !== undefined && { city }) });

/** Mostly the usual branch of a chain, at times another, which its terminal says by another number. */
const branchOf = (shop: Shop, chances: Chances): Shop =>
  chances.happens(0.25) ? { ...shop, text: shop.text.replace(/\d{3,}/, (figures) => chances.digits(figures.length)) } : shop;

function ofHabit({ shops, often, part, strays, weekdays }: Habit, { span, chances, weekly, purse }: Living): readonly Spent[] {
  const each = (weekly * part) / often;
  const sum = weekdays.reduce((all, one) => all + one, 0);
  return days(span).flatMap((day): Spent[] => {
    if (!chances.happens((often * (weekdays[weekday(day) - 1] ?? 0)) / sum)) return [];
    // The first is where one mostly goes.
    const shop = chances.happens(0.45) ? shops[0] : chances.pick(shops);
    return shop === undefined
      ? []
      : [{ purse, day, amount: -Math.max(99, Math.round(each * chances.around(strays))), payee: card(branchOf(shop, chances)) }];
  });
}

/** Coffee on the way to work: often the same cup at the same price, now and then two on one day. */
function coffees({ region, span, chances, weekly, purse }: Living): readonly Spent[] {
  const [favourite, other = favourite] = chances.some(MARKETS[region].coffee, 2);
  if (favourite === undefined || other === undefined) return [];
  const often = chances.between(1.5, 4.5);
  const cup = -Math.min(900, Math.max(150, Math.round((weekly * 0.05) / often / 25) * 25));
  const same = chances.happens(0.5);
  return days(span).flatMap((day) => {
    if (!chances.happens((often * (WORKDAYS[weekday(day) - 1] ?? 0)) / 7)) return [];
    const amount = same && chances.happens(0.7) ? cup : Math.round(cup * chances.between(0.8, 1.9));
    const one: Spent = { purse, day, amount, payee: card(chances.happens(0.85) ? favourite : other) };
    return chances.happens(0.04) ? [one, one] : [one];
  });
}

/** Nearly each week, on nearly the same weekday, and never for the same amount: a market, a night out, a tank filled. */
function nearlyWeekly({ region, span, chances, weekly, purse }: Living): readonly Spent[] {
  if (!chances.happens(0.4)) return [];
  const { groceries, dining, fuel } = MARKETS[region];
  const shop = chances.pick([...groceries, ...groceries, ...dining, ...fuel]);
  const usual = chances.whole(4, 7);
  const each = weekly * chances.between(0.12, 0.2);
  return days(span).flatMap((day): Spent[] => {
    if (weekday(day) !== usual || !chances.happens(0.85)) return [];
    const moved = chances.happens(0.15) ? day + chances.pick([-1, 1]) : day;
    return [{ purse, day: moved, amount: -Math.round(each * chances.around(0.4)), payee: card(shop) }];
  });
}

/** Round amounts from a machine, whenever the purse is empty. */
function cash({ region, span, chances }: Living): readonly Spent[] {
  if (!chances.happens(0.35)) return [];
  const text = { us: 'ATM WITHDRAWAL {ref}', german: 'BARGELDAUSZAHLUNG {ref}', greek: 'ΑΝΑΛΗΨΗ ΑΤΜ {ref}', chinese: 'ATM取款 {ref}' }[region];
  const made: Spent[] = [];
  for (let day = span.since + chances.whole(0, 12); day < span.until; day += chances.whole(4, 16)) {
    made.push({ purse: 'checking', day, amount: -chances.pick([2_000, 4_000, 6_000, 10_000]), payee: { text, way: 'card' } });
  }
  return made;
}

/** Once and never again: checks, money from friends, a large purchase, a refund of taxes. */
function onceOnly({ region, span, chances, weekly, purse }: Living): readonly Spent[] {
  const made: Spent[] = [];
  let check = 1000 + chances.whole(0, 900);
  const us = region === 'us';
  for (const day of days(span)) {
    if (us && chances.happens(0.012)) {
      check += 1;
      made.push({ purse: 'checking', day, amount: -chances.whole(2_500, 40_000), payee: { text: `CHECK ${check}`, way: 'card' } });
    }
    if (us && chances.happens(0.015))
      made.push({ purse: 'checking', day, amount: chances.whole(800, 12_000), payee: { text: 'VENMO CASHOUT', way: 'debit' } });
    if (us && chances.happens(0.015))
      made.push({ purse: 'checking', day, amount: -chances.whole(800, 15_000), payee: { text: 'VENMO PAYMENT', way: 'debit' } });
    if (us && chances.happens(0.0015)) {
      made.push({ purse: 'checking', day, amount: chances.whole(30_000, 260_000), payee: { text: 'IRS TREAS 310 TAX REF', way: 'debit' } });
    }
    if (chances.happens(0.006)) {
      const shop = chances.pick([...MARKETS[region].seldom, ...MARKETS[region].shopping]);
      made.push({ purse, day, amount: -Math.round(weekly * chances.between(0.8, 3)), payee: card(shop) });
    }
  }
  return made;
}

/** All that is spent without a plan. None of it comes back on days that could be told. */
export const habitsIn = (living: Living): readonly Spent[] => [
  ...habitsOf(living).flatMap((habit) => ofHabit(habit, living)),
  ...coffees(living),
  ...nearlyWeekly(living),
  ...cash(living),
  ...onceOnly(living),
];
