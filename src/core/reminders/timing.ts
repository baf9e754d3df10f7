import type { EpochDay } from '../calendar/day.ts';
import { momentOnWall, momentOutside, type WallSpan, type WallTime } from '../calendar/zone-clock.ts';
import { nextReminderDay, type ReminderRule } from './rule.ts';

/** When on a day somebody wants to be reminded, on the clock where they are. */
export interface ReminderTime {
  /** The minute of the day, 0…1439. */
  readonly minute: number;
  /** From when to when nothing may come; null for no such time. */
  readonly quiet: WallSpan | null;
  /** What the clock shows at a moment in milliseconds since 1970-01-01T00:00:00Z: see `zoneClock`. */
  readonly wall: (epochMs: number) => WallTime;
}

/** A reminder that is to come. */
export interface NextReminder {
  /** The day it is for. */
  readonly day: EpochDay;
  /** When, in milliseconds since 1970-01-01T00:00:00Z: the next day, where quiet hours pass midnight. */
  readonly atMs: number;
}

/** When the reminder of a day comes: at its time, or when quiet hours end. In milliseconds since 1970-01-01T00:00:00Z. */
export function reminderMoment(day: EpochDay, { minute, quiet, wall }: ReminderTime): number {
  const at = momentOnWall(day, minute, wall);
  return quiet === null ? at : momentOutside(at, quiet, wall);
}

/** The first reminder that comes after a moment; null when none does. Of those of past days that quiet hours put off, too. */
export function nextReminder(rule: ReminderRule, time: ReminderTime, afterMs: number): NextReminder | null {
  // Quiet hours put off by less than a day, and a day that a zone left out comes with the one after it.
  let day = nextReminderDay(rule, time.wall(afterMs).day - 2);
  while (day !== null) {
    const atMs = reminderMoment(day, time);
    if (atMs > afterMs) return { day, atMs };
    day = nextReminderDay(rule, day + 1);
  }
  return null;
}
