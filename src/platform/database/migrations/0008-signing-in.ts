import { choice, count, exactly, flag, id, instant, json, optional, reference, text, whole } from './columns.ts';
import type { Migration } from './schema.ts';

/** What signing in holds by: confirmations, browsers known again, links by mail, second factors, and counts against limits. */
export const migration: Migration = {
  name: '0008-signing-in',
  up(schema) {
    schema.column('users', 'password_is_short', flag(false));
    schema.index('users_by_role', 'users', ['role']);
    schema.column('sessions', 'confirmed_at', optional(instant()));
    schema.column('sessions', 'second_factor_at', optional(instant()));

    schema.table(
      'devices',
      {
        id: id(),
        user_id: reference('users', 'cascade'),
        token_hash: exactly(64),
        user_agent: optional(text(500)),
        created_at: instant(),
        last_used_at: instant(),
      },
      { unique: [['token_hash']] },
    );
    schema.index('devices_by_user', 'devices', ['user_id', 'last_used_at']);
    schema.index('devices_by_use', 'devices', ['last_used_at']);

    schema.table(
      'account_links',
      {
        id: id(),
        user_id: optional(reference('users', 'cascade')),
        purpose: choice(['reset_password', 'change_email', 'sign_in', 'invite']),
        token_hash: exactly(64),
        email: optional(text(255)),
        former_email: optional(text(255)),
        created_at: instant(),
        expires_at: instant(),
        used_at: optional(instant()),
      },
      { unique: [['token_hash']], checks: ["user_id IS NOT NULL OR purpose = 'invite'"] },
    );
    schema.index('account_links_by_user', 'account_links', ['user_id', 'purpose']);
    schema.index('account_links_by_end', 'account_links', ['expires_at']);

    schema.table(
      'totp_factors',
      {
        id: id(),
        user_id: reference('users', 'cascade'),
        sealed_secret: text(500),
        created_at: instant(),
        confirmed_at: optional(instant()),
        last_step: optional(whole(0, Number.MAX_SAFE_INTEGER)),
      },
      { unique: [['user_id']] },
    );

    schema.table(
      'passkeys',
      {
        id: id(),
        user_id: reference('users', 'cascade'),
        name: text(255),
        credential_id: text(1400),
        public_key: text(4000),
        sign_count: count(0),
        transports: json('array'),
        created_at: instant(),
        last_used_at: optional(instant()),
      },
      { unique: [['credential_id']] },
    );
    schema.index('passkeys_by_user', 'passkeys', ['user_id', 'created_at']);

    schema.table(
      'recovery_codes',
      { id: id(), user_id: reference('users', 'cascade'), code_hash: exactly(64), created_at: instant(), used_at: optional(instant()) },
      { unique: [['user_id', 'code_hash']] },
    );

    schema.table(
      'factor_challenges',
      {
        id: id(),
        user_id: reference('users', 'cascade'),
        challenge_hash: exactly(64),
        purpose: choice(['sign_in', 'confirm', 'add_passkey']),
        passkey_challenge: optional(text(255)),
        tries: count(0),
        created_at: instant(),
        expires_at: instant(),
        used_at: optional(instant()),
      },
      { unique: [['challenge_hash']] },
    );
    schema.index('factor_challenges_by_user', 'factor_challenges', ['user_id', 'created_at']);
    schema.index('factor_challenges_by_end', 'factor_challenges', ['expires_at']);

    schema.table('rate_counters', { id: id(), name: text(50), key: text(255), tries: count(0), ends_at: instant() }, { unique: [['name', 'key']] });
    schema.index('rate_counters_by_end', 'rate_counters', ['ends_at']);
  },
};
