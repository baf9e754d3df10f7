import { dayInZone, dayNumber, isoDay } from '../../../core/calendar/day.ts';
import { nextOccurrence } from '../../../core/calendar/recurrence.ts';
import type { Db } from '../../../platform/database/store.ts';
import type { Caller } from '../../../platform/http/route.ts';
import { isHoliday } from '../holidays.ts';
import { type RecurringItem, recurrence, SEEN_AT_MOST } from './contract.ts';
import { type KeptItem, listSeen } from './repository.ts';

/** An item that is dismissed or ended has no next day. */
function nextOn(item: KeptItem, today: number): string | null {
  if (item.status === 'dismissed' || item.status === 'ended') return null;
  const ends_on = item.ends_on === null ? null : dayNumber(item.ends_on);
  const next = nextOccurrence({ ...item, starts_on: dayNumber(item.starts_on), ends_on }, today, isHoliday);
  return next === null ? null : isoDay(next);
}

/** The items as a person sees them at the instant `now`, with the rows they were found from: one query for all. */
export async function showItems(db: Db, caller: Caller, now: number, items: readonly KeptItem[]): Promise<RecurringItem[]> {
  const today = dayInZone(now, caller.time_zone);
  const newest = items.map(({ evidence }) => evidence.slice(-SEEN_AT_MOST));
  const rows = await listSeen(db, caller.user_id, newest.flat());
  const byId = new Map(rows.map((row) => [row.id, row]));
  return items.map((item, index) => {
    const ids = new Set(newest[index]);
    return {
      ...item,
      recurrence: recurrence.parse(item.recurrence),
      evidence: [...item.evidence],
      next_on: nextOn(item, today),
      seen: [...ids]
        .flatMap((id) => byId.get(id) ?? [])
        .toSorted((one, other) => (one.posted_on < other.posted_on ? -1 : 1))
        .map(({ id: transaction_id, posted_on, amount }) => ({ transaction_id, posted_on, amount })),
    };
  });
}
