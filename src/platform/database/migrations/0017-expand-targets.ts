import { choice, exactly, id, instant, optional, reference, text } from './columns.ts';
import type { Migration } from './schema.ts';

/** Where reminders go beside browsers: topics of ntfy and webhooks, and what each was told. */
export const migration: Migration = {
  name: '0017-expand-targets',
  up(schema) {
    schema.table('reminder_targets', {
      id: id(),
      user_id: reference('users', 'cascade'),
      kind: choice(['ntfy', 'webhook']),
      host: text(255),
      sealed: text(4000),
      stopped_at: optional(instant()),
      stopped_reason: optional(text(50)),
      removed_at: optional(instant()),
      created_at: instant(),
      updated_at: instant(),
    });
    schema.index('targets_by_user', 'reminder_targets', ['user_id', 'id']);
    schema.index('targets_removed', 'reminder_targets', ['removed_at'], 'removed_at IS NOT NULL');
    schema.table(
      'target_handovers',
      {
        id: id(),
        user_id: reference('users', 'cascade'),
        delivery_id: reference('reminder_deliveries', 'cascade'),
        target_id: reference('reminder_targets', 'set null'),
        message_id: exactly(36),
        status: choice(['queued', 'sending', 'sent', 'failed', 'unknown'], 'queued'),
        reason: optional(text(50)),
        created_at: instant(),
        updated_at: instant(),
      },
      { unique: [['delivery_id', 'target_id']] },
    );
    schema.index('told_targets_by_user', 'target_handovers', ['user_id', 'id']);
    schema.index('told_targets_by_target', 'target_handovers', ['target_id']);
  },
};
