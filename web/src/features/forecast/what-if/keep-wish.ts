import { changeEvent, createEvent, removeEvent } from '../../../../../src/features/ledger/events/contract.ts';
import { changeRecurring, createRecurring, removeRecurring, type RecurringItem } from '../../../../../src/features/ledger/recurring/contract.ts';
import type { PlannedEvent } from '../../../../../src/features/ledger/events/contract.ts';
import { call } from '../../../api.ts';
import { stateOf } from '../../ledger/recurring/state-of.ts';
import { type AddedWish, addedAmount, type Difference, differenceOf, movedItem, recurrenceFrom, type Wish } from './wishes.ts';

/** Takes back what was kept. */
export type TakeBack = () => Promise<unknown>;

/**
 * Makes a wish true on the server and answers how to take it back; undefined for one that moves nothing. `key` is the same for the same wish
 * tried again, so that it is kept once. Throws what the server refuses it with.
 */
export async function keepWish(wish: Wish, today: string, key: string): Promise<TakeBack | undefined> {
  if (wish.kind === 'added') return keepAdded(wish, today, key);
  const difference = differenceOf(wish, today);
  if (difference === undefined) return undefined;
  return 'item' in wish.of ? keepItem(wish.of.item, wish.was, difference, key) : keepEvent(wish.of.event, difference, key);
}

async function keepAdded(wish: AddedWish, today: string, idempotencyKey: string): Promise<TakeBack | undefined> {
  const amount = addedAmount(wish, today);
  if (amount === undefined) return undefined;
  const { account_id, frequency, day } = wish;
  const shared = { account_id, name: wish.name.trim(), amount };
  if (frequency === 'once') {
    const { id } = await call(createEvent, { body: { ...shared, date: day } }, { idempotencyKey });
    return () => call(removeEvent, { params: { id } });
  }
  const { id } = await call(createRecurring, { body: { ...shared, recurrence: recurrenceFrom(frequency, day), starts_on: day } }, { idempotencyKey });
  return () => call(removeRecurring, { params: { id } });
}

async function keepItem(item: RecurringItem, was: string, difference: Difference, idempotencyKey: string): Promise<TakeBack> {
  const { id, status } = item;
  const params = { id };
  // Its end and what makes it the person's own as well: what was found follows the ledger again.
  const takeBack = () => call(changeRecurring, { params, body: stateOf(item) });
  if (difference.leaveOut === true) {
    // A guess that is left out was wrong; what the person had said is over.
    await call(changeRecurring, { params, body: { status: status === 'proposed' ? 'dismissed' : 'ended' } }, { idempotencyKey });
    return takeBack;
  }
  const body = {
    // Who counts on a guess says by it that it is right.
    ...(status === 'proposed' && { status: 'active' as const }),
    ...(difference.amount !== undefined && { amount: difference.amount }),
    ...(difference.day !== undefined && movedItem(item, was, difference.day)),
  };
  await call(changeRecurring, { params, body }, { idempotencyKey });
  return takeBack;
}

async function keepEvent({ id, ...event }: PlannedEvent, difference: Difference, idempotencyKey: string): Promise<TakeBack> {
  const params = { id };
  if (difference.leaveOut === true) {
    await call(removeEvent, { params }, { idempotencyKey });
    return () => call(createEvent, { body: event });
  }
  const { amount = event.amount, day: date = event.date } = difference;
  await call(changeEvent, { params, body: { amount, date } }, { idempotencyKey });
  return () => call(changeEvent, { params, body: { amount: event.amount, date: event.date } });
}
