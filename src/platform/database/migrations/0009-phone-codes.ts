import { choice, count, day, exactly, id, instant, json, optional, text, whole } from './columns.ts';
import type { Migration } from './schema.ts';

/** What sending phone codes holds by: the state of each message, what a score was made of, different values tried, and what messages cost. */
export const migration: Migration = {
  name: '0009-phone-codes',
  up(schema) {
    const challenges = 'phone_verification';
    schema.column(challenges, 'country', optional(exactly(2)));
    schema.column(challenges, 'address_key', optional(text(45)));
    schema.column(challenges, 'risk_version', optional(count()));
    schema.column(challenges, 'risk_inputs', optional(json('object')));
    schema.column(challenges, 'message_status', optional(choice(['queued', 'sending', 'sent', 'unknown', 'failed', 'silent'])));
    schema.column(challenges, 'message_id', optional(text(64)));
    schema.index('phone_verification_by_address', challenges, ['address_key', 'created_at']);

    schema.table(
      'distinct_counters',
      { id: id(), name: text(50), key: exactly(43), members: json('array'), ends_at: instant(), version: count(0) },
      { unique: [['name', 'key']] },
    );
    schema.index('distinct_counters_by_end', 'distinct_counters', ['ends_at']);

    const amount = whole(0, Number.MAX_SAFE_INTEGER, 0);
    schema.table('message_budgets', { id: id(), day: day(), spent_open: amount, spent_trusted: amount }, { unique: [['day']] });
  },
};
