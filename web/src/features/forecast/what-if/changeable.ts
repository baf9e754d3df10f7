import type { Cents } from '../../../../../src/core/money/cents.ts';
import type { Forecast } from '../../../../../src/features/forecast/contract.ts';
import type { PlannedEvent } from '../../../../../src/features/ledger/events/contract.ts';
import type { RecurringItem } from '../../../../../src/features/ledger/recurring/contract.ts';
import type { ChangedWish } from './wishes.ts';

/** Something of the forecast that could be otherwise. */
export interface Changeable {
  /** Tells it from the others. */
  readonly key: string;
  readonly of: ChangedWish['of'];
  readonly name: string;
  readonly amount: Cents;
  /** The first ISO day on which the forecast has it. */
  readonly day: string;
}

/** The key of what a change is about. */
export const keyOf = (of: ChangedWish['of']): string => ('item' in of ? `item ${of.item.id}` : `event ${of.event.id}`);

/** Everything that the forecast counts and that is known with its rule, by the day it comes first. */
export function changeablesOf({ points }: Forecast, items: readonly RecurringItem[], events: readonly PlannedEvent[]): readonly Changeable[] {
  const found = new Map<string, Changeable>();
  const itemsById = new Map(items.map((item) => [item.id, item]));
  const eventsById = new Map(events.map((event) => [event.id, event]));
  for (const { date, items: onDay } of points) {
    for (const { name, amount, recurring_id, event_id } of onDay) {
      const item = recurring_id === null ? undefined : itemsById.get(recurring_id);
      const event = event_id === null ? undefined : eventsById.get(event_id);
      const of = item ? { item } : event ? { event } : undefined;
      if (of !== undefined && !found.has(keyOf(of))) found.set(keyOf(of), { key: keyOf(of), of, name, amount, day: date });
    }
  }
  return [...found.values()];
}
