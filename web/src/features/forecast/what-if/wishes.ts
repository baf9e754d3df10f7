import { calendarDate, dayNumber, daysInMonth, isCivilDay, weekday } from '../../../../../src/core/calendar/day.ts';
import { occurrences } from '../../../../../src/core/calendar/recurrence.ts';
import { type Cents, cents } from '../../../../../src/core/money/cents.ts';
import type { PlannedEvent } from '../../../../../src/features/ledger/events/contract.ts';
import type { RecurrenceFields, RecurringItem } from '../../../../../src/features/ledger/recurring/contract.ts';
import type { WrittenAmount } from '../../../design/parts/money-input.tsx';
import { isHoliday } from '../../ledger/recurring/next-days.ts';

interface Written {
  /** Tells it from the others while it is on the page. */
  readonly key: string;
  readonly name: string;
  /** Without a sign. */
  readonly amount: WrittenAmount;
  /** The first day, as the person has written it so far. */
  readonly day: string;
}

/** Something that is there, otherwise: another amount, another day, or left out. */
export interface ChangedWish extends Written {
  readonly kind: 'changed';
  readonly of: { readonly item: RecurringItem } | { readonly event: PlannedEvent };
  /** The day on which it would fall next without the change. */
  readonly was: string;
  readonly leaveOut: boolean;
}

/** How often something new may come; `once` is a one-off. */
export const WISHED_FREQUENCIES = ['once', 'weekly', 'biweekly', 'monthly', 'quarterly', 'annually'] as const;

/** Something new. */
export interface AddedWish extends Written {
  readonly kind: 'added';
  readonly direction: 'out' | 'in';
  readonly frequency: (typeof WISHED_FREQUENCIES)[number];
  /** The account it moves. */
  readonly account_id: number;
}

/** One thing that would be otherwise, as the panel holds it: half written values included. */
export type Wish = ChangedWish | AddedWish;

/** What a wish comes to for something that is there: only what differs. Nothing when nothing does. */
export interface Difference {
  readonly leaveOut?: true;
  readonly amount?: Cents;
  /** ISO day from which it falls otherwise. */
  readonly day?: string;
}

const signed = (amount: number, sign: number): Cents => cents(Math.abs(amount) * (sign < 0 ? -1 : 1));

/** Whether the day can be counted from: a real one, today or later. */
export const isDayToCome = (day: string, today: string): boolean => isCivilDay(day) && day >= today && day < '2200-01-01';

/** What is otherwise about something that is there; undefined when nothing is. A half written amount or day is not yet a difference. */
export function differenceOf(wish: ChangedWish, today: string): Difference | undefined {
  if (wish.leaveOut) return { leaveOut: true };
  const before = 'item' in wish.of ? wish.of.item.amount : wish.of.event.amount;
  const amount = typeof wish.amount === 'number' && wish.amount !== 0 ? signed(wish.amount, before) : before;
  const day = isDayToCome(wish.day, today) ? wish.day : wish.was;
  if (amount === before && day === wish.was) return undefined;
  return { ...(amount !== before && { amount }), ...(day !== wish.was && { day }) };
}

/** The amount of something new; undefined until amount and day are written. */
export const addedAmount = (wish: AddedWish, today: string): Cents | undefined =>
  typeof wish.amount === 'number' && wish.amount !== 0 && isDayToCome(wish.day, today)
    ? signed(wish.amount, wish.direction === 'out' ? -1 : 1)
    : undefined;

/** Whether the wish moves anything yet. */
export const isEffective = (wish: Wish, today: string): boolean =>
  wish.kind === 'changed' ? differenceOf(wish, today) !== undefined : addedAmount(wish, today) !== undefined;

/** The rule of something new that comes back, from its first day. */
export function recurrenceFrom(frequency: Exclude<AddedWish['frequency'], 'once'>, day: string): RecurrenceFields {
  if (frequency === 'weekly') return { frequency, weekday: weekday(dayNumber(day)) };
  if (frequency === 'biweekly') return { frequency, anchor_date: day };
  return { frequency, day_of_month: calendarDate(dayNumber(day)).day };
}

/** The same rule moved so that `was` becomes `day`: another weekday, another day of the month. Weekends and holidays stay as they were. */
export function movedRecurrence(before: RecurrenceFields, was: string, day: string): RecurrenceFields {
  const { frequency, business_day } = before;
  const kept = business_day === undefined ? {} : { business_day };
  const date = calendarDate(dayNumber(day));
  if (frequency === 'weekly') return { frequency, weekday: weekday(dayNumber(day)), ...kept };
  if (frequency === 'biweekly') return { frequency, anchor_date: day, ...kept };
  if (frequency === 'semimonthly') return { frequency, days_of_month: movedDays(before.days_of_month ?? [1, 15], was, date.day), ...kept };
  const isLast = before.last_day === true && date.day === daysInMonth(date.year, date.month);
  return { frequency, ...(isLast ? { last_day: true } : { day_of_month: date.day }), ...kept };
}

/** What changes about an item that falls on `day` instead of on `was`, from then on. Of a limited number of times those that have been are gone. */
export function movedItem({ recurrence, starts_on, count }: RecurringItem, was: string, day: string) {
  const schedule = { recurrence, starts_on: dayNumber(starts_on), ends_on: null, count: null };
  const gone = count === null ? 0 : occurrences(schedule, schedule.starts_on, dayNumber(was) - 1, isHoliday).length;
  return { recurrence: movedRecurrence(recurrence, was, day), starts_on: day, count: count === null ? null : Math.max(1, count - gone) };
}

/** Of two days of the month the one nearer to `was` becomes another. When both would be the same, the other one takes its place. */
function movedDays([first, second]: readonly [number, number], was: string, to: number): [number, number] {
  const { day } = calendarDate(dayNumber(was));
  const [moved, other] = Math.abs(first - day) <= Math.abs(second - day) ? [first, second] : [second, first];
  return to === other ? [moved, to] : [to, other];
}
