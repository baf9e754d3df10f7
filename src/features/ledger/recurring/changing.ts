import { dayNumber, type EpochDay, isoDay } from '../../../core/calendar/day.ts';
import { nextOccurrence } from '../../../core/calendar/recurrence.ts';
import type { RecurringItem } from './contract.ts';
import type { KeptItem, RecurringFields } from './repository.ts';
import { isSame } from './same.ts';

/** What a person changes of an item. `is_edited` says what it was before a change that is taken back. */
export type Change = Partial<RecurringFields> & { readonly status?: RecurringItem['status']; readonly is_edited?: boolean };

const isOver = ({ status }: { readonly status: RecurringItem['status'] }): boolean => status === 'ended';
const counts = (status: RecurringItem['status'] | undefined): boolean => status === 'active' || status === 'proposed';

const EDITABLE = ['account_id', 'name', 'amount', 'category', 'recurrence', 'starts_on', 'ends_on', 'count'] as const;

/** Whether the change says something else than the item does. */
const edits = (before: KeptItem, change: Change): boolean =>
  EDITABLE.some((field) => change[field] !== undefined && !isSame(change[field], before[field]));

/**
 * Whether it was a search that ended the item, and not the person, who leaves a last day (see `whenEnded`): a search gives a last day only to
 * what the person has not touched.
 */
export const wasEndedBySearch = (item: Pick<KeptItem, 'status' | 'is_edited' | 'ends_on'>): boolean =>
  isOver(item) && (!item.is_edited || item.ends_on === null);

/** An item that the person ends keeps the day on which they said so; with it, no search takes it back until it is seen again. */
const whenEnded = (before: KeptItem, change: Change, today: EpochDay): Change => {
  const starts_on = change.starts_on ?? before.starts_on;
  const said = isoDay(today);
  return { ...change, is_edited: true, ends_on: change.ends_on ?? before.ends_on ?? (said < starts_on ? starts_on : said) };
};

/** An item that the person takes back though it had stopped starts anew with its next day: until it was seen after it, it cannot have stopped again. */
function whenTakenBack(before: KeptItem, change: Change, today: EpochDay): Change {
  const written = { ...change, ends_on: change.ends_on ?? null };
  if (!wasEndedBySearch(before)) return written;
  const recurrence = { ...before.recurrence, ...change.recurrence, business_day: 'none' as const };
  const next = nextOccurrence({ recurrence, starts_on: dayNumber(before.starts_on), ends_on: null, count: null }, today, () => false);
  return { starts_on: isoDay(next ?? today), ...written, is_edited: true };
}

/**
 * What to write when the person changes an item that was found: from then on a search leaves alone what they wrote. A change that is taken back
 * leaves nothing behind: what it was is written as it is given.
 */
export function whenFound(before: KeptItem, change: Change, today: EpochDay): Change {
  if (change.is_edited !== undefined) return change;
  const edited = edits(before, change) ? { ...change, is_edited: true } : change;
  if (change.status === 'ended' && counts(before.status)) return whenEnded(before, edited, today);
  if (isOver(before) && counts(change.status)) return whenTakenBack(before, edited, today);
  return edited;
}
