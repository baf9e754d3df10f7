import { z } from 'zod';
import { dayInZone, isoDay } from '../../core/calendar/day.ts';
import { lastCompleteSunday } from '../../core/insight/window.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Store } from '../../platform/database/store.ts';
import type { JobHandler, Outbox, Schedule } from '../../platform/jobs/jobs.ts';
import { JobGivenUp } from '../../platform/jobs/retry.ts';
import { type Analysing, sundayOf } from './analysing.ts';
import { ANALYSE_JOB } from './asking.ts';
import { type AnalysisState, listToAnalyse } from './repository.ts';
import { isAwaited } from './rules.ts';

/** Works out the insights of people after the one it names, so many at once, and leaves a job for those after them. */
const KEEP_CURRENT_JOB = 'insights.keep_current';

/** When it begins, in UTC: every night. */
export const insightSchedules: readonly Schedule[] = [{ kind: KEEP_CURRENT_JOB, cron: '10 2 * * *' }];

/** People of one job: some seconds of work, after which the next job is as good as a new beginning. */
const PEOPLE_AT_ONCE = 200;

/** People whose insights one transaction keeps: so many that waiting for the disk weighs little, and so few that nobody waits long for the pen. */
const PEOPLE_TOGETHER = 8;

const person = z.object({ user_id: z.int() });
const order = z.object({ due_at: z.string(), after: z.int().default(0) });

/** No zone is further ahead of UTC. */
const AHEAD_MS = 14 * 60 * 60 * 1000;

/** What the jobs need. */
export interface InsightJobsNeeds {
  readonly store: Store;
  readonly clock: Clock;
  readonly outbox: Outbox;
  readonly analysing: Analysing;
}

/** The handlers of `insights.analyse`, and of the nightly job that looks whose insights a new week or a lost request has left behind. */
export function createInsightJobs({ store, clock, outbox, analysing }: InsightJobsNeeds): Readonly<Record<string, JobHandler>> {
  /** Whether they rest on all there is: asked in each person's own zone, in which it may not be Monday yet. */
  const isBehind = (state: AnalysisState): boolean =>
    state.analysed_to === null || state.analysed_to < sundayOf(state, clock.now()) || isAwaited(state);

  const keepCurrent: JobHandler = async ({ payload }) => {
    const read = order.safeParse(payload);
    if (!read.success) throw new JobGivenUp('the job names no time');
    const { due_at, after } = read.data;
    const newest = isoDay(lastCompleteSunday(dayInZone(clock.now() + AHEAD_MS, 'UTC')));
    const people = await listToAnalyse(store.db, after, newest, PEOPLE_AT_ONCE);
    const next = people.length < PEOPLE_AT_ONCE ? undefined : people.at(-1)?.user_id;
    // Left before the work: whatever happens to these people, those after them have their turn.
    if (next !== undefined) {
      const job = { kind: KEEP_CURRENT_JOB, payload: { due_at, after: next }, dedupe_key: `${KEEP_CURRENT_JOB}@${due_at}+${next}` };
      await store.transaction((db) => outbox.add(db, job));
    }
    const failures: unknown[] = [];
    const behind = people.filter(isBehind).map(({ user_id }) => user_id);
    for (let start = 0; start < behind.length; start += PEOPLE_TOGETHER) {
      failures.push(...(await analysing.several(behind.slice(start, start + PEOPLE_TOGETHER))));
    }
    if (failures.length > 0) throw failures[0];
  };

  return {
    [ANALYSE_JOB]: async ({ payload }) => {
      const read = person.safeParse(payload);
      if (!read.success) throw new JobGivenUp('the job names no person');
      await analysing.one(read.data.user_id);
    },
    [KEEP_CURRENT_JOB]: keepCurrent,
  };
}
