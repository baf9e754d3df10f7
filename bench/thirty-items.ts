import { dayNumber, type EpochDay } from '../src/core/calendar/day.ts';
import type { Recurrence } from '../src/core/calendar/recurrence.ts';
import { usFederalHolidays } from '../src/core/calendar/us-federal-holidays.ts';
import type { ScheduledItem } from '../src/core/forecast/expected.ts';
import { cents } from '../src/core/money/cents.ts';

/** How many days a forecast of them has. */
export const DAYS = 365;
/** Its first day. */
export const startsOn = dayNumber('2025-01-15');
/** The holidays of its years. */
export const holidays = usFederalHolidays(2024, 2027);
/** Whether banks rest on a day, weekends aside. */
export const isHoliday = (day: EpochDay) => holidays.has(day);
/** What it begins with. */
export const openingBalance = cents(412_055);
/** Spending of each weekday, Monday first. */
export const everydayByWeekday = [1_100, 1_250, 980, 1_400, 3_310, 5_200, 2_640].map(cents);
/** From where up a balance is healthy. */
export const buffer = cents(60_000);

/** A household's thirty: pay, rent, subscriptions, insurances; a third of them give way to weekends and holidays. */
const recurrences: readonly Recurrence[] = [
  { frequency: 'biweekly', business_day: 'previous' },
  { frequency: 'semimonthly', days_of_month: [15, 31], business_day: 'previous' },
  { frequency: 'weekly' },
  { frequency: 'weekly', business_day: 'next' },
  { frequency: 'monthly', weekday: 3, nth: 2 },
  ...[1, 1, 3, 5, 8, 10, 12, 15, 17, 20, 22, 25, 28, 29, 30, 31].map((day_of_month): Recurrence => ({ frequency: 'monthly', day_of_month })),
  ...[1, 15, 28].map((day_of_month): Recurrence => ({ frequency: 'monthly', day_of_month, business_day: 'next' })),
  { frequency: 'quarterly', day_of_month: 15, business_day: 'next' },
  { frequency: 'quarterly', day_of_month: 31 },
  { frequency: 'semiannually', day_of_month: 10, business_day: 'previous' },
  { frequency: 'annually', day_of_month: 29 },
  { frequency: 'annually', day_of_month: 6, business_day: 'next' },
  { frequency: 'annually', day_of_month: 18 },
];
/** The thirty, of account 1. */
export const items = recurrences.map(
  (recurrence, index): ScheduledItem => ({
    name: `item ${index}`,
    amount: cents(index < 2 ? 145_000 : -1_500 - 731 * index),
    recurring_id: index + 1,
    event_id: null,
    // The first days lie in the thirteen months before, so that yearly ones fall in different months.
    schedule: { recurrence, starts_on: startsOn - 13 * (index + 1), ends_on: null, count: null },
    seenOn: [],
  }),
);
