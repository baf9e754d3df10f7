import { type EpochDay, weekday } from '../../../core/calendar/day.ts';
import type { IsHoliday } from '../../../core/calendar/recurrence.ts';
import { everydaySpending, NO_EVERYDAY } from '../../../core/forecast/everyday.ts';
import { type Cents, cents, sum, ZERO } from '../../../core/money/cents.ts';
import type { AnsweredWeek } from '../../checkins/index.ts';
import { everydayRows } from './everyday.ts';
import { eventsOf, type InventedEvent, oddRows } from './odd.ts';
import { regularOn, regularRows } from './regular.ts';
import type { AccountName, InventedRow } from './rows.ts';
import { type Timeline, timelineOf } from './timeline.ts';
import { checkinsOf, weeksOf } from './wellness.ts';

/** An account of the invented bank. */
export interface InventedAccount {
  readonly name: AccountName;
  /** As the bank numbers it. */
  readonly number: string;
  readonly rows: readonly InventedRow[];
  /** At the end of `until`. */
  readonly balance: Cents;
}

/** An invented person as their bank and their diary know them. */
export interface Household {
  readonly accounts: readonly InventedAccount[];
  /** The last day of rows. */
  readonly until: EpochDay;
  readonly events: readonly [InventedEvent, InventedEvent];
  /** The oldest week first. */
  readonly checkins: readonly AnsweredWeek[];
}

/** What is missing in the tight week: enough to be said, not enough to be afraid of. */
const LOWEST = cents(-8_500);
/** What is left of the savings. */
const SAVED = cents(24_000);
/** After so many days of the tight month its pay has come. */
const TIGHT_DAYS = 14;

/** How far the total falls from now until the tight time is over, at most: at most 0. */
function deepestFall(rows: readonly InventedRow[], events: readonly InventedEvent[], time: Timeline, isHoliday: IsHoliday): Cents {
  const spent = rows.filter(({ everyday }) => everyday).map(({ day, amount }) => ({ day, spent: cents(0 - amount) }));
  // The ledger is known as far as its rows go, which need not be up to yesterday.
  const days = rows.map(({ day }) => day);
  const everyday = everydaySpending(spent, { from: Math.min(...days), until: Math.max(...days) });
  const byWeekday = everyday.known ? everyday.value.byWeekday : NO_EVERYDAY;
  const until = time.tight + TIGHT_DAYS;
  const regular = regularOn(time, isHoliday, until);
  let [total, lowest] = [0, 0];
  for (let day = time.today; day <= until; day += 1) {
    total += (regular.get(day) ?? ZERO) - (byWeekday[weekday(day) - 1] ?? ZERO);
    for (const event of events) if (event.day === day) total += event.amount;
    lowest = Math.min(lowest, total);
  }
  return cents(lowest);
}

/**
 * The invented person on a day: the same on the same day. Two accounts with 14 months of rows up to yesterday, two things planned, 60 weeks of
 * check-ins. The balance is such that the money lasts for weeks, and then just does not when rent, insurance and a journey meet.
 */
export function inventHousehold(today: EpochDay, isHoliday: IsHoliday): Household {
  const time = timelineOf(today);
  const weeks = weeksOf(time);
  const rows = [...regularRows(time, isHoliday), ...everydayRows(weeks, time), ...oddRows(time)].toSorted((one, other) => one.day - other.day);
  const events = eventsOf(time);
  const total = cents(LOWEST - deepestFall(rows, events, time, isHoliday));
  const account = (name: AccountName, number: string, balance: Cents): InventedAccount => ({
    name,
    number,
    balance,
    rows: rows.filter((row) => row.account === name),
  });
  return {
    accounts: [account('checking', '000417724401', cents(total - SAVED)), account('savings', '000417727702', SAVED)],
    until: time.last,
    events,
    checkins: checkinsOf(weeks, today),
  };
}

/** What an account held before its first row. */
export const openingOf = ({ balance, rows }: InventedAccount): Cents => cents(balance - sum(rows.map(({ amount }) => amount)));
