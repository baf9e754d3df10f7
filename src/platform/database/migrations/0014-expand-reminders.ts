import { choice, day, id, instant, optional, reference, text } from './columns.ts';
import type { Migration } from './schema.ts';

const TYPES = ['first_checkin', 'weekly_checkin', 'goal_reminder', 'bill_due', 'low_balance'];

/** When a reminder comes next, and what became of each that came. */
export const migration: Migration = {
  name: '0014-expand-reminders',
  up(schema) {
    schema.column('reminder_schedules', 'starts_on', optional(day()));
    schema.column('reminder_schedules', 'next_at', optional(instant()));
    schema.column('reminder_schedules', 'due_on', optional(day()));
    schema.index('reminders_by_next', 'reminder_schedules', ['enabled', 'next_at', 'id']);
    schema.table(
      'reminder_deliveries',
      {
        id: id(),
        user_id: reference('users', 'cascade'),
        schedule_id: reference('reminder_schedules', 'cascade'),
        reminder_type: choice(TYPES),
        due_on: day(),
        period: optional(text(20)),
        channel: choice(['email', 'sms', 'push']),
        status: choice(['queued', 'sending', 'sent', 'skipped', 'failed', 'unknown'], 'queued'),
        reason: optional(text(50)),
        created_at: instant(),
        updated_at: instant(),
      },
      // Nulls are not equal to each other: what was not sent after all takes nobody's turn.
      { unique: [['user_id', 'reminder_type', 'period']] },
    );
    schema.index('deliveries_by_age', 'reminder_deliveries', ['created_at']);
    schema.index('deliveries_by_schedule', 'reminder_deliveries', ['schedule_id']);
  },
};
