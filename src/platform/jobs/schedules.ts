import { Cron } from 'croner';
import type { Clock } from '../clock.ts';
import { instantOf } from '../clock.ts';
import type { Store } from '../database/store.ts';
import type { Outbox, Schedule } from './jobs.ts';

/** Leaves the jobs of the clock. */
export interface Scheduler {
  /**
   * Leaves a job for each schedule's latest time that has come. Its dedupe key is kind and time, so however many processes look, there is one job;
   * times missed while nothing ran come to one job when something runs again.
   */
  leaveDue(): Promise<void>;
}

interface Watched {
  readonly kind: string;
  readonly cron: Cron;
  nextMs: number;
}

/** A scheduler over cron's five fields, in UTC. Throws when a schedule cannot be read. */
export function createScheduler(parts: {
  readonly store: Store;
  readonly outbox: Outbox;
  readonly clock: Clock;
  readonly schedules: readonly Schedule[];
}): Scheduler {
  const { store, outbox, clock } = parts;
  const watched: readonly Watched[] = parts.schedules.map(({ kind, cron }) => ({
    kind,
    cron: new Cron(cron, { timezone: 'UTC', paused: true, mode: '5-part' }),
    nextMs: Number.NEGATIVE_INFINITY,
  }));

  async function leave(schedule: Watched, nowMs: number): Promise<void> {
    // "Before" is meant in whole seconds and excludes the present one, hence the second: what is due now is due.
    const due = schedule.cron.previousRuns(1, new Date(nowMs + 1000))[0];
    if (due !== undefined) {
      const job = { kind: schedule.kind, payload: { due_at: instantOf(due.getTime()) }, dedupe_key: `${schedule.kind}@${instantOf(due.getTime())}` };
      await store.transaction((db) => outbox.add(db, job));
    }
    schedule.nextMs = schedule.cron.nextRun(new Date(nowMs))?.getTime() ?? Number.POSITIVE_INFINITY;
  }

  return {
    async leaveDue() {
      const nowMs = clock.now();
      for (const schedule of watched) {
        if (nowMs >= schedule.nextMs) await leave(schedule, nowMs);
      }
    },
  };
}
