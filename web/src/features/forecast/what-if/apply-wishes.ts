import { whatIf, type WhatIfChange, type WhatIfEvent, type WhatIfForecast, type WhatIfItem } from '../../../../../src/core/forecast/what-if.ts';
import type { Forecast } from '../../../../../src/features/forecast/contract.ts';
import { isHoliday } from '../../ledger/recurring/next-days.ts';
import { type AddedWish, addedAmount, type ChangedWish, differenceOf, movedItem, recurrenceFrom, type Wish } from './wishes.ts';

interface Changes {
  readonly recurring: readonly WhatIfChange<WhatIfItem>[];
  readonly events: readonly WhatIfChange<WhatIfEvent>[];
}

/** The forecast as it would be with the wishes; undefined when none of them moves anything. */
export function applyWishes(base: Forecast, wishes: readonly Wish[]): WhatIfForecast | undefined {
  const changes = wishes.map((wish) => (wish.kind === 'changed' ? changeOf(wish, base.starts_on) : additionOf(wish, base.starts_on)));
  const recurring = changes.flatMap((change) => change.recurring ?? []);
  const events = changes.flatMap((change) => change.events ?? []);
  return recurring.length + events.length === 0 ? undefined : whatIf(base, { recurring, events }, isHoliday);
}

function changeOf(wish: ChangedWish, today: string): Partial<Changes> {
  const difference = differenceOf(wish, today);
  if (difference === undefined) return {};
  const { leaveOut = false, amount, day } = difference;
  if ('event' in wish.of) {
    const before = wish.of.event;
    const after = leaveOut ? null : { ...before, ...(amount !== undefined && { amount }), ...(day !== undefined && { date: day }) };
    return { events: [{ before, after }] };
  }
  const before = wish.of.item;
  const after = leaveOut ? null : { ...before, ...(amount !== undefined && { amount }), ...(day !== undefined && movedItem(before, wish.was, day)) };
  return { recurring: [{ before, after }] };
}

function additionOf(wish: AddedWish, today: string): Partial<Changes> {
  const amount = addedAmount(wish, today);
  if (amount === undefined) return {};
  const { name, account_id, frequency, day } = wish;
  const added = { id: null, account_id, name, amount };
  if (frequency === 'once') return { events: [{ before: null, after: { ...added, date: day } }] };
  // The category that the server gives to what is kept without one: it decides whether it counts.
  const category = amount > 0 ? 'income' : 'other';
  const rule = { recurrence: recurrenceFrom(frequency, day), starts_on: day, ends_on: null, count: null };
  return { recurring: [{ before: null, after: { ...added, category, ...rule } }] };
}
