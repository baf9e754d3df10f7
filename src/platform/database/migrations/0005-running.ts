import { count, exactly, id, instant, json, optional, reference, text, whole } from './columns.ts';
import type { Migration } from './schema.ts';

/** What Mingus keeps for itself to run: work to do after a commit, and answers already given. */
export const migration: Migration = {
  name: '0005-running',
  up(schema) {
    schema.table(
      'outbox',
      {
        id: id(),
        kind: text(100),
        payload: json('either'),
        dedupe_key: text(255),
        available_at: instant(),
        attempts: count(0),
        locked_until: optional(instant()),
        finished_at: optional(instant()),
        last_error: optional(text(1000)),
        created_at: instant(),
      },
      { unique: [['dedupe_key']] },
    );
    // Two halves: what is waiting stays small however much has been done.
    schema.index('outbox_waiting', 'outbox', ['available_at', 'id'], 'finished_at IS NULL');
    schema.index('outbox_done', 'outbox', ['finished_at'], 'finished_at IS NOT NULL');

    schema.table(
      'idempotency_keys',
      {
        id: id(),
        user_id: reference('users', 'cascade'),
        key: text(255),
        route: text(255),
        body_hash: exactly(64),
        status: optional(whole(100, 599)),
        answer: optional(json('either')),
        created_at: instant(),
      },
      { unique: [['user_id', 'key']] },
    );
    schema.index('idempotency_keys_by_time', 'idempotency_keys', ['created_at']);
  },
};
