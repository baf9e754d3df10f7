import type { EpochDay } from '../calendar/day.ts';
import { type IsHoliday, occurrences } from '../calendar/recurrence.ts';
import { type Cents, cents, ZERO } from '../money/cents.ts';
import type { ScheduledItem } from './expected.ts';

const YEAR_DAYS = 365;

/** A week's share of the bills: what the items take in the 365 days from `startsOn`, by 7/365, to the nearest cent. At least 0. */
export function weeklyBills(items: readonly Pick<ScheduledItem, 'amount' | 'schedule'>[], startsOn: EpochDay, isHoliday: IsHoliday): Cents {
  let year = 0;
  for (const { amount, schedule } of items) {
    if (amount < 0) year -= amount * occurrences(schedule, startsOn, startsOn + YEAR_DAYS - 1, isHoliday).length;
  }
  return cents(Math.round((year * 7) / YEAR_DAYS));
}

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
