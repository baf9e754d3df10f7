import { choice, exactly, flag, id, instant, json, moneyNotNegative, optional, reference, text } from './columns.ts';
import type { Migration } from './schema.ts';

/** People, how they sign in, and how they want to be treated. */
export const migration: Migration = {
  name: '0001-people',
  up(schema) {
    schema.table(
      'users',
      {
        id: id(),
        email: text(255),
        password_hash: text(255),
        full_name: optional(text(255)),
        phone_number: optional(text(50)),
        is_active: flag(true),
        role: choice(['person', 'admin'], 'person'),
        phone_verified_at: optional(instant()),
        email_verified_at: optional(instant()),
        time_zone: text(64, 'UTC'),
        currency: exactly(3, 'USD'),
        created_at: instant(),
        updated_at: instant(),
      },
      { unique: [['email']], checks: ['email = lower(email)', "email <> ''"] },
    );

    schema.table(
      'sessions',
      {
        id: id(),
        user_id: reference('users', 'cascade'),
        token_hash: exactly(64),
        created_at: instant(),
        last_seen_at: instant(),
        expires_at: instant(),
        ip_address: optional(text(45)),
        user_agent: optional(text(500)),
      },
      { unique: [['token_hash']] },
    );
    schema.index('sessions_by_user', 'sessions', ['user_id', 'created_at']);
    schema.index('sessions_by_end', 'sessions', ['expires_at']);

    schema.table(
      'api_tokens',
      {
        id: id(),
        user_id: reference('users', 'cascade'),
        name: text(255),
        token_hash: exactly(64),
        scopes: json('array'),
        created_at: instant(),
        last_used_at: optional(instant()),
        expires_at: optional(instant()),
        revoked_at: optional(instant()),
      },
      { unique: [['token_hash']] },
    );
    schema.index('api_tokens_by_user', 'api_tokens', ['user_id', 'created_at']);

    schema.table(
      'user_preferences',
      {
        id: id(),
        user_id: reference('users', 'cascade'),
        email_notifications: flag(true),
        push_notifications: flag(true),
        sms_notifications: flag(false),
        reminder_preferences: optional(json('object')),
        preferred_communication: choice(['email', 'sms', 'push'], 'email'),
        communication_frequency: choice(['daily', 'weekly', 'monthly'], 'weekly'),
        share_anonymized_data: flag(false),
        allow_marketing_emails: flag(false),
        theme_preference: choice(['light', 'dark', 'auto'], 'auto'),
        language_preference: choice(['en', 'es'], 'en'),
        onboarding_completed: flag(false),
        first_checkin_scheduled: flag(false),
        mobile_app_downloaded: flag(false),
        custom_preferences: optional(json('object')),
        forecast_buffer: optional(moneyNotNegative()),
        quiet_hours: optional(json('object')),
        created_at: instant(),
        updated_at: instant(),
      },
      { unique: [['user_id']] },
    );
  },
};
