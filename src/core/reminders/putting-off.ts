import type { EpochDay } from '../calendar/day.ts';
import { isWithin, momentOutside } from '../calendar/zone-clock.ts';
import { lastReminderDay, nextReminderDay, type ReminderRule } from './rule.ts';
import { nextReminder, reminderMoment, type ReminderTime } from './timing.ts';

/** The days that a message is about, both included: one, unless several came to one message. */
export interface DaysAbout {
  readonly from: EpochDay;
  readonly until: EpochDay;
}

/** A message that was put off: it is about the days that it was about before. */
export interface PutOff {
  readonly about: DaysAbout;
  /** The day to which it was put off. */
  readonly to: EpochDay;
}

/** What a reminder waits for: a day of its rule, and beside it a message of an earlier day that was put off. */
export interface Waiting {
  readonly rule: ReminderRule;
  /** The next day of the rule that is to come; null when there is none any more. */
  readonly next: EpochDay | null;
  readonly putOff: PutOff | null;
  /** Whether those of the rule wait as long as one is put off: one that says the same each day would come tomorrow all the same. */
  readonly waitsTogether: boolean;
}

/** When a reminder comes next, in milliseconds since 1970-01-01T00:00:00Z; null where it waits for nothing. */
export function nextMoment({ next, putOff, waitsTogether }: Waiting, time: ReminderTime): number | null {
  const days = [next !== null && !(waitsTogether && putOff !== null) ? next : null, putOff?.to ?? null];
  const moments = days.flatMap((day) => (day === null ? [] : [reminderMoment(day, time)]));
  return moments.length === 0 ? null : Math.min(...moments);
}

/** What a look at a reminder finds. */
export interface Look {
  /** The days that are to be told of by the rule: one message, however many were missed before; null for none. */
  readonly regular: DaysAbout | null;
  /** The days of the message that was put off until now; null for none. */
  readonly again: DaysAbout | null;
  /** What it waits for from now on. */
  readonly left: Waiting;
  /** When that comes, in milliseconds since 1970-01-01T00:00:00Z; null where it waits for nothing any more. */
  readonly atMs: number | null;
}

/** What is to be told at the moment `nowMs`, and what is waited for from then on. In quiet hours everything waits for their end; those that were missed are not made up for one by one. */
export function lookAt(waiting: Waiting, time: ReminderTime, nowMs: number): Look {
  const { quiet, wall } = time;
  if (quiet !== null && isWithin(quiet, wall(nowMs))) return { regular: null, again: null, left: waiting, atMs: momentOutside(nowMs, quiet, wall) };
  const { rule, next, putOff, waitsTogether } = waiting;
  const isDue = (day: EpochDay): boolean => reminderMoment(day, time) <= nowMs;
  const again = putOff !== null && isDue(putOff.to) ? putOff.about : null;
  const still = again === null ? putOff : null;
  const came = next !== null && isDue(next) && !(waitsTogether && still !== null) ? next : null;
  const after = came === null ? null : (nextReminder(rule, time, nowMs)?.day ?? null);
  const left = { ...waiting, putOff: still, next: came === null ? next : after };
  // The day before the next one: where quiet hours pass midnight, today's own is still to come.
  const regular = came === null ? null : daysCome(rule, came, after === null ? wall(nowMs).day : after - 1);
  return { regular, again, left, atMs: nextMoment(left, time) };
}

/** From the day that was waited for to the last one of the rule until a day. */
function daysCome(rule: ReminderRule, came: EpochDay, until: EpochDay): DaysAbout {
  const last = lastReminderDay(rule, until) ?? came;
  return { from: Math.min(came, last), until: last };
}

/** Days of two messages that come as one. */
export const together = (one: DaysAbout, other: DaysAbout): DaysAbout => ({
  from: Math.min(one.from, other.from),
  until: Math.max(one.until, other.until),
});

/** Which days the message is about that somebody puts off, who puts it off on a day to another. `came` are those of the one that came last, and null where none stands. */
export function putOffUntil(waiting: Waiting, came: DaysAbout | null, today: EpochDay, to: EpochDay): Waiting {
  const { rule, next, putOff } = waiting;
  const standing = came !== null && putOff !== null ? together(came, putOff.about) : (came ?? putOff?.about);
  if (standing !== undefined) return { ...waiting, putOff: { about: standing, to } };
  // Nothing came: the one that would come until then is put off itself.
  if (next !== null && next <= to)
    return {
      ...waiting,
      next: nextReminderDay(rule, Math.max(next, today) + 1),
      putOff: { about: daysCome(rule, next, Math.max(next, today)), to },
    };
  const last = lastReminderDay(rule, today) ?? to;
  return { ...waiting, putOff: { about: { from: last, until: last }, to } };
}
