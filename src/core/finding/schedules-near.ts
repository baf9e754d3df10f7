import { calendarDate, daysInMonth, type EpochDay, isoDay, weekday } from '../calendar/day.ts';
import { firstOfMonth, monthOf } from '../calendar/place-in-month.ts';
import type { Recurrence } from '../calendar/recurrence.ts';
import type { Cadence } from './cadence.ts';

/** A rule that may have made some days. */
export interface Rule {
  readonly recurrence: Recurrence;
  /** A day from which the rule can be counted: before all days that it is tried on, and in step with them. */
  readonly origin: EpochDay;
  /** In how many ways its cadence can be placed: what choosing this one among them costs as evidence. */
  readonly placings: number;
}

/** The rule's origin, moved back in step to a day that is not after `day`: from there, it can be counted for all rows since. */
export function originBefore({ recurrence, origin }: Pick<Rule, 'recurrence' | 'origin'>, day: EpochDay): EpochDay {
  if (origin <= day) return origin;
  if (recurrence.frequency === 'weekly' || recurrence.frequency === 'biweekly') return origin - 14 * Math.ceil((origin - day) / 14);
  const years = Math.ceil((monthOf(origin) - monthOf(day)) / 12);
  return firstOfMonth(monthOf(origin) - 12 * years);
}

const modulo = (value: number, divisor: number): number => ((value % divisor) + divisor) % divisor;

/** Classes of days that are tried, at most, of each cadence: the true one is among the fullest, else there is nothing to find. */
const MOST_TRIED = 4;

/** The fullest classes, a neighbour counting half: what is booked late now and then fills the classes beside. */
function fullest(counts: readonly number[], isRound: boolean): readonly number[] {
  const at = (index: number): number => counts[isRound ? (index + counts.length) % counts.length : index] ?? 0;
  return counts
    .map((count, index) => ({ index, filled: count, near: count + (at(index - 1) + at(index + 1)) / 2 }))
    .filter(({ filled }) => filled > 0)
    .sort((a, b) => b.near - a.near || b.filled - a.filled || a.index - b.index)
    .slice(0, MOST_TRIED)
    .map(({ index }) => index);
}

/**
 * The middle of the most rows that lie in reach of one place: what is booked whenever somebody gets to it may never come on its own day.
 * Places are 0…size − 1 and come round: the last is the neighbour of the first.
 */
function middle(places: readonly number[], size: number, reach: number): number {
  const sorted = places.toSorted((a, b) => a - b);
  const round = [...sorted, ...sorted.map((place) => place + size)];
  let [best, most, narrowest] = [0, 0, 2 * reach];
  let first = 0;
  for (let last = 0; last < round.length; last++) {
    const to = round[last] ?? 0;
    while (to - (round[first] ?? 0) > 2 * reach) first += 1;
    const width = to - (round[first] ?? 0);
    const count = last - first + 1;
    if (count < most || (count === most && width >= narrowest)) continue;
    [best, most, narrowest] = [to - Math.floor(width / 2), count, width];
  }
  return modulo(best, size);
}

function countBy(days: readonly EpochDay[], classes: number, classOf: (day: EpochDay) => number): readonly number[] {
  const counts = Array.from({ length: classes }, () => 0);
  for (const day of days) {
    const index = classOf(day);
    counts[index] = (counts[index] ?? 0) + 1;
  }
  return counts;
}

function inWeeks(days: readonly EpochDay[], frequency: 'weekly' | 'biweekly', step: 7 | 14, reach: number): readonly Rule[] {
  const first = days[0] ?? 0;
  // Counted from the first row, so that which of two as good is taken does not depend on the century.
  const sinceFirst = days.map((day) => modulo(day - first, step));
  const fullestPhases = (): readonly number[] =>
    fullest(
      countBy(sinceFirst, step, (phase) => phase),
      true,
    );
  // A week has so few days that all are tried: Mondays and Fridays are in reach of Saturday, and of Wednesday.
  const phases = step === 7 ? [0, 1, 2, 3, 4, 5, 6] : [...new Set([...fullestPhases(), middle(sinceFirst, step, reach)])];
  return phases.map((phase) => {
    const origin = first - step - modulo(-phase, step);
    const recurrence: Recurrence = frequency === 'weekly' ? { frequency, weekday: weekday(origin) } : { frequency, anchor_date: isoDay(origin) };
    return { recurrence, origin, placings: step };
  });
}

const dayOfMonth = (day: EpochDay): number => calendarDate(day).day;
const lengthOfMonth = (day: EpochDay): number => {
  const { year, month } = calendarDate(day);
  return daysInMonth(year, month);
};

const LONGEST_MONTH = 31;

/** How many of the days are the last of their month, or before it by as much as it lacks. */
function daysOfMonth(days: readonly EpochDay[]): readonly number[] {
  const found = fullest(
    countBy(days, 32, (day) => dayOfMonth(day)),
    false,
  );
  // A day that short months lack is seen on their last; and what comes on the 1st may be the last day's, a day late.
  const late = found.some((day) => day >= 28 || day <= 3) || days.some((day) => dayOfMonth(day) === lengthOfMonth(day));
  return [...new Set(late ? [...found, 29, 30, 31] : found)];
}

const placeOf = (day: number): Pick<Recurrence, 'day_of_month' | 'last_day'> => (day >= 31 ? { last_day: true } : { day_of_month: day });

/** Far enough before the first day for a slot of which the row is late. */
const monthBefore = (day: EpochDay): number => monthOf(day) - 1;

function byDayOfMonth(days: readonly EpochDay[], reach: number): readonly Rule[] {
  const origin = firstOfMonth(monthBefore(days[0] ?? 0));
  const inTheMiddle =
    1 +
    middle(
      days.map((day) => dayOfMonth(day) - 1),
      LONGEST_MONTH,
      reach,
    );
  const tried = new Set([...daysOfMonth(days), inTheMiddle]);
  return [...tried].map((day) => ({ recurrence: { frequency: 'monthly', ...placeOf(day) }, origin, placings: 31 }));
}

/** Only what most days agree on is tried: nothing shifts a weekday of the month but holidays. */
const WEEKDAY_SHARE = 0.5;

function byWeekdayOfMonth(days: readonly EpochDay[]): readonly Rule[] {
  const origin = firstOfMonth(monthBefore(days[0] ?? 0));
  const weekdays = countBy(days, 8, weekday);
  const often = weekdays.indexOf(Math.max(...weekdays));
  if ((weekdays[often] ?? 0) < days.length * WEEKDAY_SHARE) return [];
  const onIt = days.filter((day) => weekday(day) === often);
  const nths = countBy(onIt, 6, (day) => Math.ceil(dayOfMonth(day) / 7));
  const nth = nths.indexOf(Math.max(...nths));
  const lasts = onIt.filter((day) => dayOfMonth(day) + 7 > lengthOfMonth(day)).length;
  const tried = [...((nths[nth] ?? 0) >= days.length * WEEKDAY_SHARE && nth < 5 ? [nth] : []), ...(lasts >= days.length * WEEKDAY_SHARE ? [-1] : [])];
  // Less usual than a day of the month: it has to be seen more clearly.
  return tried.map((each) => ({ recurrence: { frequency: 'monthly', weekday: often, nth: each }, origin, placings: 35 * 4 }));
}

/** Pay comes on these days more often than on all others together. 31 is the last day. */
const isUsual = (one: number, other: number): boolean => (one === 1 && other === 15) || (one === 15 && other >= 30);

/** Two days of a month lie so far apart, either way round, if they are a half each. */
const HALF_LEAST = 10;

function twiceAMonth(days: readonly EpochDay[]): readonly Rule[] {
  const origin = firstOfMonth(monthBefore(days[0] ?? 0));
  const tried = [...new Set([...daysOfMonth(days), 15, 31])].sort((a, b) => a - b);
  return tried.flatMap((one, index) =>
    tried
      .slice(index + 1)
      .filter((other) => other - one >= HALF_LEAST && one + 30 - other >= HALF_LEAST)
      .map(
        (other): Rule => ({
          recurrence: { frequency: 'semimonthly', days_of_month: [one, other] },
          origin,
          placings: isUsual(one, other) ? 8 : 31 * 8,
        }),
      ),
  );
}

/** Every few months, in step with one of the days, as few as there are, each may be the one on time; or with their middle. */
function everyFewMonths(days: readonly EpochDay[], { frequency, months, period, reach }: Cadence): readonly Rule[] {
  const first = days[0] ?? 0;
  const tried = new Map<string, Rule>();
  for (const day of days) {
    const ofMonth = dayOfMonth(day);
    const isLast = ofMonth === lengthOfMonth(day);
    const month = monthOf(day);
    const places: readonly (readonly [number, number])[] = [
      [month, ofMonth],
      ...(isLast ? ([[month, 31]] as const) : []),
      ...(ofMonth <= 3 ? ([[month - 1, 31]] as const) : []),
    ];
    for (const [inMonth, place] of places) {
      const step = inMonth - months * (Math.floor((inMonth - monthOf(first)) / months) + 1);
      const rule: Rule = { recurrence: { frequency, ...placeOf(place) }, origin: firstOfMonth(step), placings: Math.round(period) };
      tried.set(`${step} ${place}`, rule);
    }
  }
  const between = middle(
    days.map((day) => modulo(monthOf(day), months) * LONGEST_MONTH + dayOfMonth(day) - 1),
    months * LONGEST_MONTH,
    reach,
  );
  const [inMonth, place] = [Math.floor(between / LONGEST_MONTH), (between % LONGEST_MONTH) + 1];
  const step = monthOf(first) - months - modulo(monthOf(first) - inMonth, months);
  tried.set(`${step} ${place}`, { recurrence: { frequency, ...placeOf(place) }, origin: firstOfMonth(step), placings: Math.round(period) });
  return [...tried.values()];
}

/** The rules of a cadence that may have made the days, which come in order. Their number does not grow with that of the days, save where these are few. */
export function rulesNear(days: readonly EpochDay[], cadence: Cadence): readonly Rule[] {
  switch (cadence.frequency) {
    case 'weekly':
      return inWeeks(days, 'weekly', 7, cadence.reach);
    case 'biweekly':
      return inWeeks(days, 'biweekly', 14, cadence.reach);
    case 'semimonthly':
      return twiceAMonth(days);
    case 'monthly':
      return [...byDayOfMonth(days, cadence.reach), ...byWeekdayOfMonth(days)];
    default:
      return everyFewMonths(days, cadence);
  }
}
