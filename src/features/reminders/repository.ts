import type { Db } from '../../platform/database/store.ts';
import type { Planned } from './rules.ts';
import type { ReminderType } from './contract.ts';
import type { ReminderFrequency } from '../../core/reminders/rule.ts';

/** A reminder as it is kept. */
export interface ReminderRow {
  readonly id: number;
  readonly reminder_type: ReminderType;
  readonly scheduled_date: string;
  readonly frequency: ReminderFrequency;
  readonly enabled: boolean;
  readonly preferences: Readonly<Record<string, unknown>> | null;
  readonly message: string | null;
  readonly starts_on: string | null;
  readonly next_at: string | null;
  readonly due_on: string | null;
  readonly put_off_to: string | null;
  readonly about_from: string | null;
  readonly about_until: string | null;
  readonly created_at: string;
  readonly updated_at: string;
}

const kept = [
  'id',
  'reminder_type',
  'scheduled_date',
  'frequency',
  'enabled',
  'preferences',
  'message',
  'starts_on',
  'next_at',
  'due_on',
  'put_off_to',
  'about_from',
  'about_until',
  'created_at',
  'updated_at',
] as const;

/** A reminder that came, or whose day has come. */
export interface DueReminder {
  readonly id: number;
  readonly reminder_type: ReminderType;
  readonly scheduled_date: string;
  readonly message: string | null;
}

/** The person's reminders that came in the days from `since` and were not put aside, or are on and due by the day: the oldest first, at most `limit`. */
export async function listDue(db: Db, userId: number, since: string, day: string, limit: number): Promise<DueReminder[]> {
  const rows = await db
    .selectFrom('reminder_schedules')
    .select(['id', 'reminder_type', 'scheduled_date', 'message', 'due_on'])
    .where('user_id', '=', userId)
    .where(({ and, eb, or }) =>
      or([and([eb('due_on', '>=', since), eb('due_on', '<=', day)]), and([eb('enabled', '=', true), eb('scheduled_date', '<=', day)])]),
    )
    .orderBy('scheduled_date')
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map(({ due_on, ...row }) => ({ ...row, scheduled_date: due_on ?? row.scheduled_date }));
}

/** Whether the person has a reminder of that type that is on. */
export async function hasReminder(db: Db, userId: number, type: ReminderType): Promise<boolean> {
  const row = await db
    .selectFrom('reminder_schedules')
    .select('id')
    .where('user_id', '=', userId)
    .where('reminder_type', '=', type)
    .where('enabled', '=', true)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** The person's reminders, the next first, at most `limit`. */
export const listRemindersOf = (db: Db, userId: number, limit: number): Promise<ReminderRow[]> =>
  db.selectFrom('reminder_schedules').select(kept).where('user_id', '=', userId).orderBy('scheduled_date').orderBy('id').limit(limit).execute();

export const findReminder = (db: Db, userId: number, id: number): Promise<ReminderRow | undefined> =>
  db.selectFrom('reminder_schedules').select(kept).where('user_id', '=', userId).where('id', '=', id).executeTakeFirst();

/** What can be written of a reminder. */
export type ReminderFields = Omit<ReminderRow, 'id' | 'created_at' | 'updated_at'>;

export const insertReminder = (db: Db, userId: number, fields: ReminderFields, now: string): Promise<ReminderRow> =>
  db
    .insertInto('reminder_schedules')
    .values({ user_id: userId, ...fields, created_at: now, updated_at: now })
    .returning(kept)
    .executeTakeFirstOrThrow();

/** Undefined when the person has no such reminder. */
export const updateReminder = (db: Db, userId: number, id: number, fields: Partial<ReminderFields>, now: string): Promise<ReminderRow | undefined> =>
  db
    .updateTable('reminder_schedules')
    .set({ ...fields, updated_at: now })
    .where('user_id', '=', userId)
    .where('id', '=', id)
    .returning(kept)
    .executeTakeFirst();

/** Answers whether the person had one. */
export async function deleteReminder(db: Db, userId: number, id: number): Promise<boolean> {
  const row = await db.deleteFrom('reminder_schedules').where('user_id', '=', userId).where('id', '=', id).returning('id').executeTakeFirst();
  return row !== undefined;
}

/** Has it worked out anew when a person's reminders come: where they are, or what they want of them, is different now. */
export async function replanReminders(db: Db, userId: number): Promise<void> {
  await db.updateTable('reminder_schedules').set({ next_at: null }).where('user_id', '=', userId).where('enabled', '=', true).execute();
}

/** Takes back that a reminder came on a day or after it: it had nothing to tell. */
export async function takeBack(db: Db, id: number, dueOn: string): Promise<void> {
  await db.updateTable('reminder_schedules').set({ due_on: null }).where('id', '=', id).where('due_on', '>=', dueOn).execute();
}

/** Turns off the person's reminders of a type. */
export async function stopReminders(db: Db, userId: number, type: ReminderType, now: string): Promise<void> {
  await db
    .updateTable('reminder_schedules')
    .set({ enabled: false, next_at: null, due_on: null, put_off_to: null, updated_at: now })
    .where('user_id', '=', userId)
    .where('reminder_type', '=', type)
    .execute();
}

/** Whether there is such a person. */
export async function isPerson(db: Db, userId: number): Promise<boolean> {
  return (await db.selectFrom('users').select('id').where('id', '=', userId).executeTakeFirst()) !== undefined;
}

const withWishes = (db: Db) =>
  db
    .selectFrom('reminder_schedules as reminder')
    .innerJoin('users as person', 'person.id', 'reminder.user_id')
    .leftJoin('user_preferences as wish', 'wish.user_id', 'reminder.user_id')
    .select([
      'reminder.id',
      'reminder.user_id',
      'reminder.reminder_type',
      'reminder.scheduled_date',
      'reminder.starts_on',
      'reminder.frequency',
      'reminder.enabled',
      'reminder.preferences',
      'reminder.message',
      'reminder.next_at',
      'reminder.due_on',
      'reminder.put_off_to',
      'reminder.about_from',
      'reminder.about_until',
      'person.time_zone',
      'person.currency',
      'wish.quiet_hours',
      'wish.reminder_preferences',
      'wish.communication_frequency',
      'wish.email_notifications',
      'wish.push_notifications',
      'wish.sms_notifications',
    ]);

/** A reminder with what its person wants of reminders; what they did not say is null. */
export type WishedReminder = Awaited<ReturnType<typeof listDueAt>>[number];

/** Where a page of reminders ends. */
export interface PlaceInTime {
  readonly id: number;
  readonly next_at: string;
}

/** Reminders that are on and due at the instant, of people who may sign in, after a place: the longest due first, at most `limit`. */
export const listDueAt = (db: Db, after: PlaceInTime, now: string, limit: number) =>
  withWishes(db)
    .where('reminder.enabled', '=', true)
    .where('person.is_active', '=', true)
    .where('reminder.next_at', '>=', after.next_at)
    .where('reminder.next_at', '<=', now)
    .where(({ eb, or }) => or([eb('reminder.next_at', '>', after.next_at), eb('reminder.id', '>', after.id)]))
    .orderBy('reminder.next_at')
    .orderBy('reminder.id')
    .limit(limit)
    .execute();

/** Reminders after the one of id `after` that are on, of people who may sign in, and of which it is to be worked out when they come: by id, at most `limit`. */
export const listUnplanned = (db: Db, after: number, limit: number) =>
  withWishes(db)
    .where('reminder.enabled', '=', true)
    .where('person.is_active', '=', true)
    .where('reminder.next_at', 'is', null)
    .where('reminder.id', '>', after)
    .orderBy('reminder.id')
    .limit(limit)
    .execute();

/** What is noted of a reminder that came. */
export interface Came {
  readonly due_on: string;
  readonly about_from: string;
  readonly about_until: string;
}

/** Writes when a reminder comes next, if it still waits for what was read; answers whether it did. Of many at once one does. */
export async function planNext(db: Db, id: number, from: string | null, next: Planned & Partial<Came>): Promise<boolean> {
  const row = await db
    .updateTable('reminder_schedules')
    .set(next)
    .where('id', '=', id)
    .where('enabled', '=', true)
    .where('next_at', from === null ? 'is' : '=', from)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}
