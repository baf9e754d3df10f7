import type { CheckinAnswers } from '../../contract/checkin.ts';
import { insertMany } from '../../platform/database/insert-many.ts';
import type { Db } from '../../platform/database/store.ts';

/** Answers with the Monday of their week. */
export interface AnsweredWeek extends CheckinAnswers {
  readonly checkin_date: string;
}

/** A kept check-in. */
export interface KeptCheckin extends AnsweredWeek {
  readonly created_at: string;
  readonly updated_at: string;
}

const shown = [
  'checkin_date',
  'sleep_hours',
  'physical_activity_minutes',
  'physical_activity_level',
  'relationships_rating',
  'relationships_notes',
  'mindfulness_minutes',
  'mindfulness_type',
  'stress_level',
  'energy_level',
  'mood_rating',
  'created_at',
  'updated_at',
] as const;

/** Adds weeks that the person has no check-in for yet: a second one for a week breaks the unique index. */
export async function insertCheckins(db: Db, userId: number, weeks: readonly AnsweredWeek[], now: string): Promise<void> {
  await insertMany(
    db,
    'user_health_checkins',
    weeks.map((week) => ({ user_id: userId, ...week, created_at: now, updated_at: now })),
  );
}

/** Changes the check-in of a week; answers it, or undefined when there is none. */
export const updateCheckin = (db: Db, userId: number, { checkin_date, ...answers }: AnsweredWeek, now: string): Promise<KeptCheckin | undefined> =>
  db
    .updateTable('user_health_checkins')
    .set({ ...answers, updated_at: now })
    .where('user_id', '=', userId)
    .where('checkin_date', '=', checkin_date)
    .returning(shown)
    .executeTakeFirst();

/** Adds the check-in of a week; answers it, or undefined when somebody was faster. */
export const insertCheckin = (db: Db, userId: number, week: AnsweredWeek, now: string): Promise<KeptCheckin | undefined> =>
  db
    .insertInto('user_health_checkins')
    .values({ user_id: userId, ...week, created_at: now, updated_at: now })
    .onConflict((conflict) => conflict.columns(['user_id', 'checkin_date']).doNothing())
    .returning(shown)
    .executeTakeFirst();

/** The check-in of the week of a Monday. */
export const findCheckin = (db: Db, userId: number, monday: string): Promise<KeptCheckin | undefined> =>
  db.selectFrom('user_health_checkins').select(shown).where('user_id', '=', userId).where('checkin_date', '=', monday).executeTakeFirst();

/** Removes the check-in of a week; answers whether there was one. */
export async function deleteCheckin(db: Db, userId: number, monday: string): Promise<boolean> {
  const row = await db
    .deleteFrom('user_health_checkins')
    .where('user_id', '=', userId)
    .where('checkin_date', '=', monday)
    .returning('checkin_date')
    .executeTakeFirst();
  return row !== undefined;
}

/** Check-ins of weeks whose Mondays are from…to, both included, the newest first, at most `limit`. */
export const listCheckinsBetween = (db: Db, userId: number, from: string, to: string, limit: number): Promise<KeptCheckin[]> =>
  db
    .selectFrom('user_health_checkins')
    .select(shown)
    .where('user_id', '=', userId)
    .where('checkin_date', '>=', from)
    .where('checkin_date', '<=', to)
    .orderBy('checkin_date', 'desc')
    .limit(limit)
    .execute();

/** Whether the person ever checked in. Dates bound it, since the table stands in parts by month. */
export async function hasCheckin(db: Db, userId: number): Promise<boolean> {
  const row = await db
    .selectFrom('user_health_checkins')
    .select('checkin_date')
    .where('user_id', '=', userId)
    .where('checkin_date', '>=', '1900-01-01')
    .where('checkin_date', '<', '2200-01-01')
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** The Mondays from…to of weeks with a check-in, the newest first, at most `limit`. */
export async function listMondaysBetween(db: Db, userId: number, from: string, to: string, limit: number): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('user_health_checkins')
    .select('checkin_date')
    .where('user_id', '=', userId)
    .where('checkin_date', '>=', from)
    .where('checkin_date', '<=', to)
    .orderBy('checkin_date', 'desc')
    .limit(limit)
    .execute();
  return rows.map(({ checkin_date }) => checkin_date);
}
