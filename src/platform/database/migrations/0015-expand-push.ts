import { choice, id, instant, optional, reference, text } from './columns.ts';
import type { Migration } from './schema.ts';

/** Browsers that may be told something while nobody looks at them, what each was told, and the keys by which all servers are one sender. */
export const migration: Migration = {
  name: '0015-expand-push',
  up(schema) {
    schema.table(
      'push_subscriptions',
      {
        id: id(),
        user_id: reference('users', 'cascade'),
        endpoint: text(1000),
        p256dh: text(100),
        auth: text(50),
        created_at: instant(),
        updated_at: instant(),
      },
      { unique: [['endpoint']] },
    );
    schema.index('push_by_user', 'push_subscriptions', ['user_id', 'id']);
    schema.table(
      'push_handovers',
      {
        id: id(),
        user_id: reference('users', 'cascade'),
        delivery_id: reference('reminder_deliveries', 'cascade'),
        subscription_id: reference('push_subscriptions', 'set null'),
        status: choice(['queued', 'sending', 'sent', 'failed', 'unknown'], 'queued'),
        reason: optional(text(50)),
        created_at: instant(),
        updated_at: instant(),
      },
      { unique: [['delivery_id', 'subscription_id']] },
    );
    schema.index('handovers_by_user', 'push_handovers', ['user_id', 'id']);
    schema.index('handovers_by_subscription', 'push_handovers', ['subscription_id']);
    schema.table(
      'server_keys',
      { id: id(), name: text(50), sealed: text(500), created_at: instant(), updated_at: instant() },
      { unique: [['name']] },
    );
  },
};
