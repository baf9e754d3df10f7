import type { EpochDay } from '../calendar/day.ts';
import { type IsHoliday, occurrences } from '../calendar/recurrence.ts';
import { type Cents, cents, ZERO } from '../money/cents.ts';
import type { ScheduledItem } from './expected.ts';

const YEAR_DAYS = 365;

/** What the items take out in the 365 days from `startsOn`, at least 0. What was due before it does not count, seen or not. */
export function yearlyBills(items: readonly Pick<ScheduledItem, 'amount' | 'schedule'>[], startsOn: EpochDay, isHoliday: IsHoliday): Cents {
  let year = 0;
  for (const { amount, schedule } of items) {
    if (amount < 0) year -= amount * occurrences(schedule, startsOn, startsOn + YEAR_DAYS - 1, isHoliday).length;
  }
  return cents(year);
}

/** A week's share of what bills take in a year: 7/365 of it, to the nearest cent. */
export const weeklyBills = (yearly: Cents): Cents => cents(Math.round((yearly * 7) / YEAR_DAYS));

/** What the buffer is made from. */
export interface BufferInput {
  /** What the person set, at least 0; null when they left it open. */
  readonly preference: Cents | null;
  /** Everyday spending of a week; 0 when it is not known. */
  readonly weeklyEveryday: Cents;
  readonly weeklyBills: Cents;
}

/** From which balance up a day is healthy: what the person set, else an ordinary week's spending and bills. At least 0. */
export function forecastBuffer({ preference, weeklyEveryday, weeklyBills }: BufferInput): Cents {
  return cents(Math.max(ZERO, preference ?? weeklyEveryday + weeklyBills));
}
