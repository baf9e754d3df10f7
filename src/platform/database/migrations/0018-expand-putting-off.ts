import { day, exactly, optional } from './columns.ts';
import type { Migration } from './schema.ts';

/** What a reminder that was put off is about, and until when it is; and what whoever carries a message knows it again by. */
export const migration: Migration = {
  name: '0018-expand-putting-off',
  up(schema) {
    schema.column('reminder_schedules', 'put_off_to', optional(day()));
    schema.column('reminder_schedules', 'about_from', optional(day()));
    schema.column('reminder_schedules', 'about_until', optional(day()));
    schema.column('reminder_deliveries', 'until_on', optional(day()));
    schema.column('reminder_deliveries', 'message_id', optional(exactly(36)));
  },
};
