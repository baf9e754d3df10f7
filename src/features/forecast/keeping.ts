import { z } from 'zod';
import { dayInZone, isoDay, mondayOf } from '../../core/calendar/day.ts';
import { type Clock, instantOf } from '../../platform/clock.ts';
import type { Db, Store } from '../../platform/database/store.ts';
import type { JobHandler, Outbox, Schedule } from '../../platform/jobs/jobs.ts';
import { JobGivenUp } from '../../platform/jobs/retry.ts';
import { FORECAST_DAYS } from './contract.ts';
import { insertKept, listKeptSince, listPeopleWithAccounts, removeKeptBefore } from './repository.ts';
import type { ForecastPerson } from './scope.ts';
import type { Forecasts } from './service.ts';

/** Keeps the forecasts of one week: of people after the one it names, so many at once, and leaves a job for those after them. */
const KEEP_JOB = 'forecast.keep_weekly';

/** When it begins, in UTC: an hour at which it is Monday, or already Tuesday, in every zone of the world. */
export const keepingSchedules: readonly Schedule[] = [{ kind: KEEP_JOB, cron: '20 11 * * 1' }];

/** People of one job: some seconds of work, after which the next job is as good as a new beginning. */
export const PEOPLE_AT_ONCE = 200;

const DAY_MS = 86_400_000;
/** Thirteen months, none of which is longer. */
const KEPT_MS = 397 * DAY_MS;

const order = z.object({ due_at: z.string(), after: z.int().default(0) });

/** What keeping forecasts needs. */
export interface KeepingNeeds {
  readonly store: Store;
  readonly clock: Clock;
  readonly outbox: Outbox;
  readonly forecasts: Forecasts;
}

/** The handlers of the jobs that keep a forecast a week of each person who has an account of money. */
export function createKeeping({ store, clock, outbox, forecasts }: KeepingNeeds): Readonly<Record<string, JobHandler>> {
  const weekOf = ({ time_zone }: ForecastPerson): string => isoDay(mondayOf(dayInZone(clock.now(), time_zone)));

  /** The forecast of the person's week, unless it is kept: what was made is never rewritten. */
  async function keep(person: ForecastPerson): Promise<void> {
    const [week, computed_at] = [weekOf(person), instantOf(clock.now())];
    const { starts_on, days, currency, points, summary } = await forecasts.read(person, { days: FORECAST_DAYS, everyday: true });
    const closing_balances = points.map((point) => point.closing_balance);
    await store.transaction((db: Db) =>
      insertKept(db, { user_id: person.user_id, week, computed_at, starts_on, days, currency, closing_balances, summary }),
    );
  }

  /** Those whose forecast of this week is not kept yet. */
  async function withoutOne(people: readonly ForecastPerson[]): Promise<readonly ForecastPerson[]> {
    const weeks = people.map(weekOf).toSorted();
    const kept = await listKeptSince(
      store.db,
      people.map(({ user_id }) => user_id),
      weeks[0] ?? '',
    );
    const have = new Set(kept.map(({ user_id, week }) => `${user_id} ${week}`));
    return people.filter((person) => !have.has(`${person.user_id} ${weekOf(person)}`));
  }

  const keepWeekly: JobHandler = async ({ payload }) => {
    const read = order.safeParse(payload);
    if (!read.success) throw new JobGivenUp('the job names no time');
    const { due_at, after } = read.data;
    if (after === 0) await removeKeptBefore(store.db, instantOf(clock.now() - KEPT_MS));
    const people = await listPeopleWithAccounts(store.db, after, PEOPLE_AT_ONCE);
    const next = people.length < PEOPLE_AT_ONCE ? undefined : people.at(-1)?.user_id;
    // Left before the work: whatever happens to these people, those after them have their turn.
    if (next !== undefined) {
      const job = { kind: KEEP_JOB, payload: { due_at, after: next }, dedupe_key: `${KEEP_JOB}@${due_at}+${next}` };
      await store.transaction((db) => outbox.add(db, job));
    }
    const failures: unknown[] = [];
    for (const person of await withoutOne(people)) await keep(person).catch((error: unknown) => failures.push(error));
    if (failures.length > 0) throw failures[0];
  };

  return { [KEEP_JOB]: keepWeekly };
}
