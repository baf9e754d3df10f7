import { calendarDate, type EpochDay, weekday } from '../../../src/core/calendar/day.ts';
import { occurrences } from '../../../src/core/calendar/recurrence.ts';
import { usFederalHolidays } from '../../../src/core/calendar/us-federal-holidays.ts';
import type { Chances } from './chances.ts';
import type { Span, Thing } from './things.ts';

/** One time that a thing came, or failed to. */
export interface Occurring {
  /** The day it was planned for, closed days heeded. */
  readonly planned: EpochDay;
  /** The day it was booked; null when it did not come. */
  readonly booked: EpochDay | null;
  /** In cents; negative is money out. */
  readonly amount: number;
  /** The agreed price that day. */
  readonly price: number;
}

const holidays = usFederalHolidays(2020, 2030);
const isOpen = (day: EpochDay): boolean => weekday(day) <= 5 && !holidays.has(day);

/** How far from the agreed day anything is ever booked. */
const FARTHEST = 4;

function openDay(day: EpochDay, direction: 1 | -1): EpochDay {
  let open = day;
  while (!isOpen(open)) open += direction;
  return open;
}

const plannedFor = (agreed: EpochDay, { closed }: Thing): EpochDay => (closed === 'none' ? agreed : openDay(agreed, closed === 'next' ? 1 : -1));

/** On some day around the one agreed, when banks are open. */
function wandered(agreed: EpochDay, { wanders }: Thing, chances: Chances): EpochDay {
  const day = agreed + chances.whole(-wanders, wanders);
  const next = openDay(day, 1);
  return next - agreed > FARTHEST ? openDay(day, -1) : next;
}

/** Late by some days at times; a bank that is closed books on the next open day, but never more than four days from the day agreed. */
function bookedOn(agreed: EpochDay, planned: EpochDay, thing: Thing, chances: Chances): EpochDay {
  const { late, closed, wanders } = thing;
  if (wanders > 0) return wandered(agreed, thing, chances);
  if (late === 0 || chances.happens(0.5)) return planned;
  const after = planned + chances.whole(1, late);
  const booked = closed === 'none' ? after : openDay(after, 1);
  return booked - agreed > FARTHEST ? planned : booked;
}

function amountOf({ strays, season }: Thing, price: number, day: EpochDay, chances: Chances): number {
  const turn = season === null ? 0 : Math.cos((2 * Math.PI * (calendarDate(day).month - season.month)) / 12);
  return Math.round(price * (1 + (season?.part ?? 0) * turn) * (strays === 0 ? 1 : chances.around(strays)));
}

/** All times that a thing comes, from the ledger's first day to the last of the known future. */
export function occurringOf(thing: Thing, { since, today, until }: Span, chances: Chances): readonly Occurring[] {
  const { recurrence, starts_on, ends_on, price: first, steps } = thing;
  const agreed = occurrences({ recurrence, starts_on, ends_on, count: null }, since - FARTHEST, until + 370, () => false);
  const past = agreed.filter((day) => day < today).length;
  return agreed.map((day, index): Occurring => {
    const planned = plannedFor(day, thing);
    // What fails to come just before today would be taken for ended, and rightly.
    const fails = chances.happens(thing.misses) && index > 0 && index < past - 2;
    const price = steps.findLast(({ from }) => from <= day)?.price ?? first;
    return { planned, booked: fails ? null : bookedOn(day, planned, thing, chances), amount: amountOf(thing, price, day, chances), price };
  });
}
