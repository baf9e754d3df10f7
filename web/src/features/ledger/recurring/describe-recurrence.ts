import type { TFunction } from 'i18next';
import { calendarDate, daysInMonth, dayNumber, weekday as weekdayOf } from '../../../../../src/core/calendar/day.ts';
import type { RecurringItem } from '../../../../../src/features/ledger/recurring/contract.ts';
import { dayText } from '../../../i18n/format.ts';
import { monthName, weekdayName } from './calendar-names.ts';

/** What decides on which days an item falls. */
export type Described = Pick<RecurringItem, 'recurrence' | 'starts_on' | 'ends_on' | 'count'>;

/** Every month has this many days. */
const SHORTEST_MONTH = 28;
/** A year without a leap day: its February is the shortest. */
const COMMON_YEAR = 2025;

/** How an item comes back, as a sentence without its full stop: `Every month on the 31st or the last day, until Fri 14 Mar`. */
export function describeRecurrence(t: TFunction, item: Described): string {
  const rule = ruleInWords(t, item);
  const { business_day = 'none' } = item.recurrence;
  const shifted = business_day === 'none' ? rule : t(`recurring.words.business_${business_day}`, { words: rule });
  const until = item.ends_on === null ? shifted : t('recurring.words.until', { words: shifted, day: dayText(item.ends_on, item.starts_on) });
  return item.count === null ? until : t('recurring.words.times', { words: until, count: item.count });
}

function ruleInWords(t: TFunction, { recurrence, starts_on }: Described): string {
  const { frequency, days_of_month, anchor_date, weekday } = recurrence;
  switch (frequency) {
    case 'weekly':
    case 'biweekly':
      return t(`recurring.words.${frequency}`, { weekday: weekdayName(weekday ?? weekdayOf(dayNumber(anchor_date ?? starts_on))) });
    case 'semimonthly': {
      const [first = 1, second = 15] = days_of_month?.toSorted((one, other) => one - other) ?? [];
      return t('recurring.words.semimonthly', { first: ordinal(t, first), second: ordinal(t, second) });
    }
    case 'annually':
      return t('recurring.words.annually', { place: placeInYear(t, recurrence, starts_on) });
    default:
      return t(`recurring.words.${frequency}`, { place: placeInMonth(t, recurrence, starts_on) });
  }
}

const ordinal = (t: TFunction, count: number): string => t('recurring.words.ordinal', { count, ordinal: true });

/** The first … fifth, or the last. */
const place = (t: TFunction, nth: number): string => {
  const names = ['1', '2', '3', '4', '5'] as const;
  return t(`recurring.words.place_${names[nth - 1] ?? 'last'}`);
};

type Rule = Described['recurrence'];

function placeInMonth(t: TFunction, { weekday, nth, last_day, day_of_month }: Rule, startsOn: string): string {
  if (weekday !== undefined && nth !== undefined) return t('recurring.words.nth', { nth: place(t, nth), weekday: weekdayName(weekday) });
  if (last_day === true) return t('recurring.words.last');
  const day = day_of_month ?? calendarDate(dayNumber(startsOn)).day;
  return t(day > SHORTEST_MONTH ? 'recurring.words.long_day' : 'recurring.words.day', { day: ordinal(t, day) });
}

function placeInYear(t: TFunction, { weekday, nth, last_day, day_of_month }: Rule, startsOn: string): string {
  const start = calendarDate(dayNumber(startsOn));
  const month = monthName(start.month);
  if (weekday !== undefined && nth !== undefined) return t('recurring.words.nth_of', { nth: place(t, nth), weekday: weekdayName(weekday), month });
  const day = day_of_month ?? start.day;
  const length = daysInMonth(COMMON_YEAR, start.month);
  // 29 February is the last day of February in every year that lacks it.
  return last_day === true || day > length ? t('recurring.words.last_of', { month }) : t('recurring.words.day_of_year', { day: String(day), month });
}
