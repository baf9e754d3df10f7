import type { Db } from '../../platform/database/store.ts';

/** A reminder whose day has come. */
export interface DueReminder {
  readonly id: number;
  readonly reminder_type: 'first_checkin' | 'weekly_checkin' | 'goal_reminder' | 'bill_due' | 'low_balance';
  readonly scheduled_date: string;
  readonly message: string | null;
}

/** The person's reminders that are on and due by the day, the oldest first, at most `limit`. */
export const listDue = (db: Db, userId: number, day: string, limit: number): Promise<DueReminder[]> =>
  db
    .selectFrom('reminder_schedules')
    .select(['id', 'reminder_type', 'scheduled_date', 'message'])
    .where('user_id', '=', userId)
    .where('scheduled_date', '<=', day)
    .where('enabled', '=', true)
    .orderBy('scheduled_date')
    .orderBy('id')
    .limit(limit)
    .execute();
