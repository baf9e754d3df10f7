import type { EpochDay } from '../../../src/core/calendar/day.ts';
import { firstOfMonth, monthOf } from '../../../src/core/calendar/place-in-month.ts';
import { occurrences } from '../../../src/core/calendar/recurrence.ts';
import type { Payee } from './banks.ts';
import type { Chances } from './chances.ts';
import type { Banks, Draft } from './drafts.ts';
import type { Occurring } from './occurring.ts';
import { agree, biweeklyOn, monthlyOn, type Purse, type Span, type Thing } from './things.ts';

const half = (banks: Banks, purse: Purse, text: string, day: EpochDay, amount: number): Draft => ({
  purse,
  day,
  amount,
  payee: banks[purse]({ text, way: 'own' }, day),
  thing: null,
  role: 'move',
});

/** How both halves of a move are called. */
type Words = readonly [string, string];

/** Both halves of a move between two own accounts. */
const move = (banks: Banks, [from, to]: readonly [Purse, Purse], words: Words, day: EpochDay, later: number, amount: number): readonly Draft[] => [
  half(banks, from, words[0], day, -amount),
  half(banks, to, words[1], day + later, amount),
];

/** What is put aside by a standing order, and now and then by hand or back again. */
export function savingMoves({ since, today, until }: Span, banks: Banks, monthly: number, chances: Chances): readonly Draft[] {
  const words = ['TRANSFER TO SAV XXXXXX4471', 'TRANSFER FROM CHK XXXXXX9034'] as const;
  const made: Draft[] = [];
  if (chances.happens(0.75)) {
    const recurrence = chances.happens(0.7) ? monthlyOn(chances.whole(1, 28)) : biweeklyOn(5, { since, today, until }, chances);
    const amount = Math.round((monthly * chances.between(0.02, 0.09)) / 1000) * 1000;
    for (const day of occurrences({ recurrence, starts_on: since - 30, ends_on: null, count: null }, since, until, () => false)) {
      made.push(...move(banks, ['checking', 'savings'], words, day, chances.pick([0, 0, 0, 1, 2]), amount));
    }
  }
  for (let day = since; day < until; day += 1) {
    if (!chances.happens(0.008)) continue;
    const amount = chances.whole(5, 80) * 1000;
    const back = chances.happens(0.5);
    made.push(
      ...(back
        ? move(banks, ['savings', 'checking'], ['TRANSFER TO CHK XXXXXX9034', 'TRANSFER FROM SAV XXXXXX4471'], day, 0, amount)
        : move(banks, ['checking', 'savings'], words, day, 0, amount)),
    );
  }
  return made;
}

/** What the card's bill is, as a thing that comes back: it leaves what a total counts. */
export interface CardBill {
  readonly thing: Thing;
  readonly occurring: readonly Occurring[];
  /** The half that reaches the card, which is only a move. */
  readonly received: readonly Draft[];
}

/** The card's bill of each month, paid whole from the checking account in the next. */
export function cardBill(span: Span, banks: Banks, charges: readonly Draft[], chances: Chances): CardBill {
  const { since, until } = span;
  const due = chances.whole(3, 25);
  const byMonth = new Map<number, number>();
  for (const { day, amount } of charges) byMonth.set(monthOf(day), (byMonth.get(monthOf(day)) ?? 0) - amount);
  const known = [...byMonth.values()].toSorted((a, b) => a - b);
  const usual = known[Math.floor(known.length / 2)] ?? 0;
  const payee: Payee = { text: 'CHASE CREDIT CRD AUTOPAY', way: 'own' };
  const occurring: Occurring[] = [];
  for (let month = monthOf(since); month <= monthOf(until); month += 1) {
    const day = firstOfMonth(month) + due - 1;
    // The ledger begins within a month, whose bill is not whole.
    const amount = 0 - Math.max(1, month - 1 <= monthOf(since) ? usual : (byMonth.get(month - 1) ?? 0));
    if (day >= since && day < until) occurring.push({ planned: day, booked: day, amount, price: amount });
  }
  const received = occurring.map(({ planned, amount }) => half(banks, 'card', 'AUTOMATIC PAYMENT - THANK YOU', planned + (due % 2), 0 - amount));
  return {
    thing: agree(chances, span, { name: 'payment of the own card', payee, recurrence: monthlyOn(due), price: 0 - usual, strays: 1 }),
    occurring,
    received,
  };
}
