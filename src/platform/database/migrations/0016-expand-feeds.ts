import { exactly, flag, id, instant, reference } from './columns.ts';
import type { Migration } from './schema.ts';

/** Calendar feeds: one a person, by the hash of its link. */
export const migration: Migration = {
  name: '0016-expand-feeds',
  up(schema) {
    schema.table(
      'calendar_feeds',
      {
        id: id(),
        user_id: reference('users', 'cascade'),
        secret_hash: exactly(64),
        shows_amounts: flag(false),
        created_at: instant(),
      },
      { unique: [['user_id'], ['secret_hash']] },
    );
  },
};
