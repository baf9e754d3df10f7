import type { EpochDay } from '../calendar/day.ts';
import { type IsHoliday, occurrences, type Schedule } from '../calendar/recurrence.ts';
import type { Occurrence } from './forecast.ts';
import type { ForecastItem } from './point.ts';

/** A ledger row this many days or fewer from an expected day is that occurrence: weekends, holidays and slow banks move it so far. */
export const TOLERANCE_DAYS = 4;

/**
 * How many days back the ledger rows of an item matter. An occurrence may be late by one tolerance; its row lies within a second; that row
 * may be nearer to an occurrence within a third; and the row of that one lies within a fourth.
 */
export const SEEN_WITHIN_DAYS = 4 * TOLERANCE_DAYS;

/** Something that comes back, and what the ledger shows of it. */
export interface ScheduledItem extends ForecastItem {
  readonly schedule: Schedule;
  /** The days of the ledger rows that match the item, from `SEEN_WITHIN_DAYS` before today on; earlier ones do no harm. */
  readonly seenOn: readonly EpochDay[];
}

/**
 * What is still to come of the items, from `startsOn` (today) for `days` days. An occurrence that the ledger shows is done. One of the
 * last four days that it does not show is late, and expected today; an older one is dropped: it will not come any more.
 */
export function expectedOccurrences(items: readonly ScheduledItem[], startsOn: EpochDay, days: number, isHoliday: IsHoliday): Occurrence[] {
  const expected: Occurrence[] = [];
  for (const { name, amount, recurring_id, event_id, schedule, seenOn } of items) {
    const item: ForecastItem = { name, amount, recurring_id, event_id };
    const lookBack = seenOn.length === 0 ? TOLERANCE_DAYS : SEEN_WITHIN_DAYS - TOLERANCE_DAYS;
    const due = occurrences(schedule, startsOn - lookBack, startsOn + days - 1, isHoliday);
    for (const day of seenOn.length === 0 ? due : withoutSeen(due, seenOn)) {
      if (day >= startsOn - TOLERANCE_DAYS) expected.push({ day: Math.max(day, startsOn), item });
    }
  }
  return expected;
}

/** The days due that no row settles. A row settles one day at most, and the nearest pairs meet first. */
function withoutSeen(due: readonly EpochDay[], seenOn: readonly EpochDay[]): EpochDay[] {
  const pairs = due.flatMap((day, dueIndex) =>
    seenOn.map((seen, seenIndex) => ({ dueIndex, seenIndex, apart: Math.abs(seen - day) })).filter(({ apart }) => apart <= TOLERANCE_DAYS),
  );
  const done = new Set<number>();
  const used = new Set<number>();
  for (const { dueIndex, seenIndex } of pairs.sort((a, b) => a.apart - b.apart)) {
    if (done.has(dueIndex) || used.has(seenIndex)) continue;
    done.add(dueIndex);
    used.add(seenIndex);
  }
  return due.filter((_, index) => !done.has(index));
}
