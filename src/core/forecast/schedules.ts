import { dayNumber, type EpochDay } from '../calendar/day.ts';
import type { Recurrence, Schedule } from '../calendar/recurrence.ts';

/** A schedule as it is kept and answered: its days as ISO text. */
export interface WrittenSchedule {
  readonly recurrence: Recurrence;
  readonly starts_on: string;
  /** Null for no end. */
  readonly ends_on: string | null;
  /** Null for no limit. */
  readonly count: number | null;
}

/** The schedule with its days as numbers. Throws RangeError for what is no day: that is a bug. */
export const readSchedule = ({ recurrence, starts_on, ends_on, count }: WrittenSchedule): Schedule => ({
  recurrence,
  starts_on: dayNumber(starts_on),
  ends_on: ends_on === null ? null : dayNumber(ends_on),
  count,
});

/** A schedule that falls on one day only. */
export const onceOn = (day: EpochDay): Schedule => ({ recurrence: { frequency: 'weekly' }, starts_on: day, ends_on: day, count: 1 });
