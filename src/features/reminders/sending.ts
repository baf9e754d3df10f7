import { randomUUID } from 'node:crypto';
import { isoDay } from '../../core/calendar/day.ts';
import { type DaysAbout, lookAt, nextMoment, together } from '../../core/reminders/putting-off.ts';
import { periodOf, type Spacing } from '../../core/reminders/spacing.ts';
import { nextReminder, reminderMoment } from '../../core/reminders/timing.ts';
import { type Clock, instantOf } from '../../platform/clock.ts';
import type { Db, Store } from '../../platform/database/store.ts';
import type { JobHandler, Outbox, Schedule } from '../../platform/jobs/jobs.ts';
import { deliverJob } from './deliver-job.ts';
import { deleteDeliveriesBefore, insertDelivery, settleLost } from './delivery-repository.ts';
import { listDueAt, listUnplanned, type PlaceInTime, planNext, type WishedReminder } from './repository.ts';
import { aboutOf, mayCome, openWays, planned, timeOf, waitingOf } from './rules.ts';

/** Looks which reminders are due. */
const SEND_DUE_JOB = 'reminders.send_due';
/** Settles what was lost, and forgets what became of old messages. */
const FORGET_JOB = 'reminders.forget';

/** When they begin, in UTC. */
export const reminderSchedules: readonly Schedule[] = [
  { kind: SEND_DUE_JOB, cron: '*/5 * * * *' },
  { kind: FORGET_JOB, cron: '40 3 * * *' },
];

const AT_ONCE = 200;
const DAY_MS = 86_400_000;
const KEPT_DAYS = 400;
/** No job of a message is left so many days after it was ready. */
const LOST_DAYS = 2;
/** What a stopped server may have missed of its nights. */
const FORGOTTEN_DAYS = 30;
const BEFORE_ALL: PlaceInTime = { id: 0, next_at: '1970-01-01T00:00:00.000Z' };

/** What looking needs. */
export interface SendingParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly outbox: Outbox;
  /** What else is done once a night. */
  readonly onNight: () => Promise<void>;
}

/** How often at most a reminder's type may come: what is wanted daily, daily, but for an account that runs empty, of which one message says all. */
const spacingOf = ({ frequency, reminder_type, communication_frequency }: WishedReminder): Spacing =>
  frequency === 'daily' && reminder_type !== 'low_balance' ? 'daily' : (communication_frequency ?? 'weekly');

/** The handlers that look which reminders are due, and leave a message of each. */
export function createSending({ store, clock, outbox, onNight }: SendingParts): Readonly<Record<string, JobHandler>> {
  /** When a reminder comes of which that is to be worked out: what is due since yesterday and did not come is due now. */
  async function plan(reminder: WishedReminder): Promise<void> {
    const since = clock.now() - DAY_MS;
    const [waiting, time] = [waitingOf(reminder), timeOf(reminder, reminder)];
    const isMissed = waiting.next !== null && reminderMoment(waiting.next, time) <= since;
    const left = isMissed ? { ...waiting, next: nextReminder(waiting.rule, time, since)?.day ?? null } : waiting;
    await planNext(store.db, reminder.id, reminder.next_at, planned(reminder, left, nextMoment(left, time)));
  }

  /** Leaves a message and its job, unless its period has one. Answers whether it did. */
  async function leave(db: Db, reminder: WishedReminder, { from, until }: DaysAbout, period: string | null): Promise<boolean> {
    const { user_id, id: schedule_id, reminder_type } = reminder;
    const days = { due_on: isoDay(from), until_on: isoDay(until) };
    const message = { user_id, schedule_id, reminder_type, ...days, period, message_id: randomUUID() };
    const id = await insertDelivery(db, message, instantOf(clock.now()));
    if (id !== undefined) await outbox.add(db, deliverJob({ user_id, delivery_id: id }));
    return id !== undefined;
  }

  /** Has it wait for its next day and leaves a message, in one transaction: of several workers one does both, or a killed one neither. */
  async function look(reminder: WishedReminder): Promise<void> {
    const now = clock.now();
    const time = timeOf(reminder, reminder);
    const { regular, again, left, atMs } = lookAt(waitingOf(reminder), time, now);
    const both = regular !== null && again !== null ? together(regular, again) : (regular ?? again);
    const about = mayCome(reminder, reminder) ? both : null;
    // What is put off still is about its own days.
    const noted = about !== null && left.putOff === null ? aboutOf(about) : {};
    await store.transaction(async (db) => {
      const plans = { ...planned(reminder, left, atMs), ...(about !== null && { due_on: isoDay(time.wall(now).day), ...noted }) };
      if (!(await planNext(db, reminder.id, reminder.next_at, plans))) return;
      if (about === null || openWays(reminder, null).length === 0) return;
      // A period is the one of the day that a message is for: one that comes late takes nothing of the next. One that was put off had its period.
      const isLeft = regular !== null && (await leave(db, reminder, about, periodOf(spacingOf(reminder), regular.until)));
      if (!isLeft && again !== null) await leave(db, reminder, again, null);
    });
  }

  /** Does something with each reminder of a page, whatever becomes of the others; answers the last one where there may be more. */
  async function each(page: readonly WishedReminder[], work: (reminder: WishedReminder) => Promise<void>, failures: unknown[]) {
    for (const reminder of page) {
      await store.onBehalfOf(reminder.user_id, () => work(reminder)).catch((error: unknown) => failures.push(error));
    }
    return page.length < AT_ONCE ? undefined : page.at(-1);
  }

  return {
    [SEND_DUE_JOB]: async () => {
      const now = instantOf(clock.now());
      const failures: unknown[] = [];
      for (let last: { readonly id: number } | undefined = { id: 0 }; last !== undefined; ) {
        last = await each(await listUnplanned(store.db, last.id, AT_ONCE), plan, failures);
      }
      for (let last: PlaceInTime | undefined = BEFORE_ALL; last !== undefined; ) {
        const end: WishedReminder | undefined = await each(await listDueAt(store.db, last, now, AT_ONCE), look, failures);
        last = end === undefined ? undefined : { id: end.id, next_at: end.next_at ?? now };
      }
      if (failures.length > 0) throw failures[0];
    },
    [FORGET_JOB]: async () => {
      const daysAgo = (days: number): string => instantOf(clock.now() - days * DAY_MS);
      await settleLost(store.db, daysAgo(LOST_DAYS + FORGOTTEN_DAYS), daysAgo(LOST_DAYS), daysAgo(0));
      await deleteDeliveriesBefore(store.db, daysAgo(KEPT_DAYS));
      await onNight();
    },
  };
}
