import { dayNumber, type EpochDay, isoDay } from '../../core/calendar/day.ts';
import { zoneClock } from '../../core/calendar/zone-clock.ts';
import { nextReminderDay, type ReminderFrequency, type ReminderRule } from '../../core/reminders/rule.ts';
import { type DaysAbout, nextMoment, type PutOff, type Waiting } from '../../core/reminders/putting-off.ts';
import { nextReminder, type ReminderTime } from '../../core/reminders/timing.ts';
import { minuteOfDay } from '../../contract/time-of-day.ts';
import { instantOf } from '../../platform/clock.ts';
import { quietHours, reminderPreferences } from '../preferences/index.ts';
import { reminderWishes, type ReminderType } from './contract.ts';

/** What a person wants of reminders, as it is kept; null for what they did not say. */
export interface KeptWishes {
  /** IANA name. */
  readonly time_zone: string;
  readonly quiet_hours: unknown;
  readonly reminder_preferences: unknown;
}

/** A reminder as it is kept. */
export interface KeptReminder {
  readonly reminder_type: ReminderType;
  readonly scheduled_date: string;
  readonly starts_on: string | null;
  readonly frequency: ReminderFrequency;
  readonly preferences: unknown;
  readonly put_off_to: string | null;
  readonly about_from: string | null;
  readonly about_until: string | null;
}

/** What says how a reminder comes by the person's wishes. */
export type KeptWish = Pick<KeptReminder, 'reminder_type' | 'preferences'>;

/** At nine in the morning, where nobody said otherwise. */
const USUAL_MINUTE = 9 * 60;
/** Days before, where nobody said otherwise: of a bill some days to move money, of an empty account two weeks. */
const USUAL_DAYS_BEFORE: Readonly<Record<ReminderType, number>> = {
  first_checkin: 0,
  weekly_checkin: 0,
  goal_reminder: 0,
  bill_due: 3,
  low_balance: 14,
};

/** What was kept in another form by the former application counts as not said. */
const wishOf = ({ reminder_type, preferences }: KeptWish, kept: KeptWishes) => ({
  ...reminderPreferences.safeParse(kept.reminder_preferences).data?.[reminder_type],
  ...reminderWishes.safeParse(preferences).data,
});

/** Whether the person's preferences let reminders of that type come. */
export const mayCome = (reminder: KeptWish, kept: KeptWishes): boolean => wishOf(reminder, kept).enabled !== false;

/** How many days before what it is about a reminder comes. */
export const daysBefore = (reminder: KeptWish, kept: KeptWishes): number =>
  wishOf(reminder, kept).days_before ?? USUAL_DAYS_BEFORE[reminder.reminder_type];

/** When on a day it comes, where the person is. */
export function timeOf(reminder: KeptWish, kept: KeptWishes): ReminderTime {
  const { time } = wishOf(reminder, kept);
  const quiet = quietHours.safeParse(kept.quiet_hours).data;
  return {
    minute: time === undefined ? USUAL_MINUTE : minuteOfDay(time),
    quiet: quiet === undefined ? null : { from: minuteOfDay(quiet.from), to: minuteOfDay(quiet.to) },
    wall: zoneClock(kept.time_zone),
  };
}

/** The ways by which a reminder can go to its person. */
const WAYS = ['email', 'push', 'sms'] as const;
/** One of them. */
export type Way = (typeof WAYS)[number];

/** Which ways the person left open; null for what they did not say. */
export interface OpenWays {
  readonly email_notifications: boolean | null;
  readonly push_notifications: boolean | null;
  readonly sms_notifications: boolean | null;
}

/** The ways that are open, the one that is wanted first first. */
export function openWays(wishes: OpenWays, first: Way | null): readonly Way[] {
  const isOpen = { email: wishes.email_notifications !== false, push: wishes.push_notifications !== false, sms: wishes.sms_notifications === true };
  return WAYS.filter((way) => isOpen[way]).toSorted((one, other) => Number(other === first) - Number(one === first));
}

/** On which days it comes. */
const ruleOf = ({ frequency, starts_on, scheduled_date }: KeptReminder): ReminderRule => ({
  frequency,
  starts_on: dayNumber(starts_on ?? scheduled_date),
});

/** The days that the message that is put off, or else came last, is about; null before there was one. */
export const daysAbout = ({ about_from, about_until }: Pick<KeptReminder, 'about_from' | 'about_until'>): DaysAbout | null =>
  about_from === null ? null : { from: dayNumber(about_from), until: dayNumber(about_until ?? about_from) };

function putOffOf(reminder: KeptReminder): PutOff | null {
  const about = daysAbout(reminder);
  return reminder.put_off_to === null || about === null ? null : { about, to: dayNumber(reminder.put_off_to) };
}

/** What a reminder waits for. */
export function waitingOf(reminder: KeptReminder): Waiting {
  const { frequency, reminder_type, scheduled_date } = reminder;
  const [rule, putOff] = [ruleOf(reminder), putOffOf(reminder)];
  const isOver = frequency === 'once' && putOff !== null && rule.starts_on <= putOff.about.until;
  // Bills are others each day: of those that come meanwhile none waits.
  return { rule, putOff, next: isOver ? null : dayNumber(scheduled_date), waitsTogether: frequency === 'daily' && reminder_type !== 'bill_due' };
}

/** The columns that say when a reminder comes next. */
export interface Planned {
  readonly scheduled_date: string;
  readonly starts_on: string;
  readonly next_at: string | null;
  readonly enabled: boolean;
  readonly put_off_to: string | null;
}

/** What is written of a reminder that waits for this, until a moment; where it waits for nothing any more it is off. */
export function planned(reminder: KeptReminder, { next, putOff }: Waiting, atMs: number | null): Planned {
  const day = next ?? putOff?.to;
  return {
    scheduled_date: day === undefined ? reminder.scheduled_date : isoDay(day),
    starts_on: reminder.starts_on ?? reminder.scheduled_date,
    next_at: atMs === null ? null : instantOf(atMs),
    enabled: atMs !== null,
    put_off_to: putOff === null ? null : isoDay(putOff.to),
  };
}

/** The columns that say which days a message is about. */
export const aboutOf = ({ from, until }: DaysAbout) => ({ about_from: isoDay(from), about_until: isoDay(until) });

/** The day it comes next. */
export function nextDay(reminder: KeptReminder): string {
  const { next, putOff, waitsTogether } = waitingOf(reminder);
  return isoDay(putOff !== null && (waitsTogether || next === null || putOff.to < next) ? putOff.to : (next ?? dayNumber(reminder.scheduled_date)));
}

/** What is looked for from a moment on: of its rule the first that comes after it, and what is put off. */
export function begun(reminder: KeptReminder, kept: KeptWishes, afterMs: number): Planned {
  const [waiting, time] = [waitingOf(reminder), timeOf(reminder, kept)];
  const next = nextReminder(waiting.rule, time, afterMs)?.day ?? null;
  const until = waiting.putOff?.about.until;
  const later = next !== null && until !== undefined && next <= until ? nextReminderDay(waiting.rule, until + 1) : next;
  const left = { ...waiting, next: later };
  return planned(reminder, left, nextMoment(left, time));
}

/** The days that a look at bills or balances covers, both included: those that became so many days away since the look before, or all until the next one. */
export function daysLookedAt(
  { frequency }: Pick<KeptReminder, 'frequency'>,
  dueOn: EpochDay,
  today: EpochDay,
  before: number,
): readonly [EpochDay, EpochDay] {
  if (frequency === 'daily') return [Math.max(today, dueOn + before), today + before];
  const until = { once: before, weekly: 7, biweekly: 14, monthly: 31 }[frequency];
  return [today, today + Math.max(before, until) - (frequency === 'once' ? 0 : 1)];
}
