import { dayInZone, dayNumber, isoDay, weekday } from '../../../../src/core/calendar/day.ts';
import type { Reminder } from '../../../../src/features/reminders/contract.ts';
import { dayText, hourText } from '../../i18n/format.ts';

/** How each comes where the person does not say otherwise. */
export const USUAL = {
  first_checkin: 'once',
  weekly_checkin: 'weekly',
  bill_due: 'weekly',
  low_balance: 'daily',
  goal_reminder: 'monthly',
} as const satisfies Readonly<Record<Reminder['reminder_type'], Reminder['frequency']>>;

const SUNDAY = 7;

/** The first day: a week is looked back on when it ends, everything else begins tomorrow. */
export function firstDay(type: Reminder['reminder_type'], today: string): string {
  const day = dayNumber(today);
  return isoDay(type === 'weekly_checkin' ? day + SUNDAY - weekday(day) : day + 1);
}

/** The one of a type that is on, else any. */
export function firstOf(items: readonly Reminder[], type: Reminder['reminder_type']): Reminder | undefined {
  const own = items.filter(({ reminder_type }) => reminder_type === type);
  return own.find(({ enabled }) => enabled) ?? own[0];
}

/** Day and time at which it comes next, in words; undefined where nobody knows. */
export function nextWords({ next_at }: Reminder, timeZone: string): { readonly day: string; readonly time: string } | undefined {
  return next_at === null ? undefined : { day: dayText(isoDay(dayInZone(Date.parse(next_at), timeZone))), time: hourText(next_at, timeZone) };
}
