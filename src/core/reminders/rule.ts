import type { EpochDay } from '../calendar/day.ts';
import { nextOccurrence, occurrences } from '../calendar/recurrence.ts';

/** How often a reminder comes back. `monthly` is the calendar month, on the last day of one that is too short. */
export type ReminderFrequency = 'once' | 'daily' | 'weekly' | 'biweekly' | 'monthly';

/** On which days a reminder comes. */
export interface ReminderRule {
  readonly frequency: ReminderFrequency;
  /** The first day, and the one from which weeks and months are counted. */
  readonly starts_on: EpochDay;
}

/** The first day on or after `from` on which a reminder comes; null when there is none any more. */
export function nextReminderDay({ frequency, starts_on }: ReminderRule, from: EpochDay): EpochDay | null {
  if (frequency === 'once') return from <= starts_on ? starts_on : null;
  if (frequency === 'daily') return Math.max(from, starts_on);
  return nextOccurrence({ recurrence: { frequency }, starts_on, ends_on: null, count: null }, from, () => false);
}

/** Weeks and months of which a rule has a day at least. */
const REACH_DAYS = 31;

/** The last day on or before `until` on which a reminder came; null when it had not begun by then. */
export function lastReminderDay({ frequency, starts_on }: ReminderRule, until: EpochDay): EpochDay | null {
  if (until < starts_on) return null;
  if (frequency === 'once') return starts_on;
  if (frequency === 'daily') return until;
  const schedule = { recurrence: { frequency }, starts_on, ends_on: null, count: null };
  return occurrences(schedule, until - REACH_DAYS, until, () => false).at(-1) ?? null;
}
