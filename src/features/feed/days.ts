import type { Language } from '../../contract/language.ts';
import { type EpochDay, isoDay, mondayOf } from '../../core/calendar/day.ts';
import { type Cents, majorUnits } from '../../core/money/cents.ts';
import type { Forecast } from '../forecast/index.ts';
import type { CalendarDay } from './icalendar.ts';

/** What the days of a calendar are made of. */
export interface DaysParts {
  readonly points: Forecast['points'];
  readonly today: EpochDay;
  /** Whether this week's check-in is done. */
  readonly isAnswered: boolean;
  readonly shows_amounts: boolean;
  readonly currency: string;
  readonly language: Language;
  /** Of this Mingus: what tells its calendars from those of another one. */
  readonly host: string;
}

const CHECKIN: Readonly<Record<Language, string>> = { en: 'Check-in of the week', es: 'Registro de la semana' };
const WEEK = 7;

/** The bills and paydays that the forecast counts, each on the very day it counts them, and a check-in on the last day of each week that has none. */
export function daysOf({ points, today, isAnswered, shows_amounts, currency, language, host }: DaysParts): CalendarDay[] {
  const money = new Intl.NumberFormat(language, { style: 'currency', currency, currencyDisplay: 'narrowSymbol', signDisplay: 'exceptZero' });
  const nameOf = (name: string, amount: Cents) => (shows_amounts ? `${name}: ${money.format(majorUnits(amount))}` : name);
  const bills = points.flatMap(({ date, items }) =>
    items
      .filter(({ recurring_id }) => recurring_id !== null)
      // Twice on a day is rare and can be: a bill that is late, and the next one.
      .map(({ recurring_id, name, amount }, place, all) => {
        const before = all.slice(0, place).filter((other) => other.recurring_id === recurring_id).length;
        return { uid: `recurring-${recurring_id}-${date}${before === 0 ? '' : `-${before + 1}`}@${host}`, day: date, summary: nameOf(name, amount) };
      }),
  );
  const monday = mondayOf(today);
  const checkins = Array.from({ length: Math.ceil(points.length / WEEK) }, (_, week) => monday + WEEK * week)
    .filter((each) => each !== monday || !isAnswered)
    .map((each) => ({ uid: `checkin-${isoDay(each)}@${host}`, day: isoDay(each + WEEK - 1), summary: CHECKIN[language] }));
  return [...bills, ...checkins];
}
