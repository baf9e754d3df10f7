import { instant, optional } from './columns.ts';
import type { Migration } from './schema.ts';

/** What looking after dead jobs needs: one that was dropped can come back for a while, and the few dead are found among all that were done. */
export const migration: Migration = {
  name: '0011-dead-jobs',
  up(schema) {
    schema.column('outbox', 'dropped_at', optional(instant()));
    schema.index('outbox_dead', 'outbox', ['id'], 'finished_at IS NOT NULL AND last_error IS NOT NULL');
  },
};
