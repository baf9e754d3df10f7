import { dayInZone, dayNumber, type EpochDay, isoDay } from '../../../core/calendar/day.ts';
import { type WallTime, zoneClock } from '../../../core/calendar/zone-clock.ts';
import { commonProblems, Problem } from '../../../contract/problem.ts';
import { type Clock, instantOf } from '../../../platform/clock.ts';
import type { Store } from '../../../platform/database/store.ts';
import { countAnalytics } from './repository.ts';
import { type Report, reportOf } from './rules.ts';

/** The days of a report, both included, by the clocks of a time zone. */
export interface ReportPeriod {
  readonly from: string;
  readonly to: string;
  readonly time_zone: string;
}

/** Which days are asked for; the last thirty when left out. */
export type Wanted = Pick<ReportPeriod, 'time_zone'> & { readonly [Member in 'from' | 'to']?: string | undefined };

/** Reports what became of codes, in one query. Throws Problem `request.invalid` for days that end before they begin, or are more than 400. */
export type ReadReport = (wanted: Wanted) => Promise<ReportPeriod & Report>;

const DAY_MS = 86_400_000;
const USUAL_DAYS = 30;
const DAYS_MOST = 400;
/** No day is named before it. */
const FIRST_DAY = dayNumber('1900-01-01');

/** Whether the clocks of a zone are whole hours away from UTC on all of these days. */
function isWholeHours(wall: (epochMs: number) => WallTime, first: EpochDay, last: EpochDay): boolean {
  for (let day = first - 1; day <= last + 1; day += 1) if (wall(day * DAY_MS).minute !== 0) return false;
  return true;
}

/** Reports over the table `verification_analytics`. */
export function createReport({ store, clock }: { readonly store: Store; readonly clock: Clock }): ReadReport {
  return async ({ from, to, time_zone }) => {
    const last = to === undefined ? dayInZone(clock.now(), time_zone) : dayNumber(to);
    const first = from === undefined ? Math.max(FIRST_DAY, last - USUAL_DAYS + 1) : dayNumber(from);
    if (first > last || last - first >= DAYS_MOST) {
      const message = first > last ? 'The last day is before the first.' : `Give at most ${DAYS_MOST} days.`;
      throw new Problem(commonProblems['request.invalid'], message, { fields: [{ path: 'to', message }] });
    }
    const wall = zoneClock(time_zone);
    // No clock is a day or more away from UTC; what is of other days there falls out again.
    const rows = await countAnalytics(
      store.db,
      instantOf((first - 1) * DAY_MS),
      instantOf((last + 2) * DAY_MS),
      isWholeHours(wall, first, last) ? 'hour' : 'minute',
    );
    return { from: isoDay(first), to: isoDay(last), time_zone, ...reportOf(rows, first, last, wall) };
  };
}
