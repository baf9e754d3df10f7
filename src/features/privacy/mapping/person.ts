import { mapped, OWNER, type TableMap } from './carry.ts';

const HASH = { left: 'A secret of signing in. Only a hash of it is kept, which is of use to nobody but a thief.' };
const DATES = { created_at: 'shown' } as const;

/** The account itself: the one row that everything else hangs on. */
export const ACCOUNT: TableMap = mapped('users', {
  says: 'Your account: who you are here.',
  owner: { column: 'id' },
  columns: {
    id: { left: 'The number of your account on this server; it means nothing elsewhere.' },
    email: 'shown',
    password_hash: HASH,
    full_name: 'kept',
    phone_number: 'shown',
    is_active: 'shown',
    role: 'shown',
    phone_verified_at: 'shown',
    email_verified_at: 'shown',
    time_zone: 'kept',
    currency: 'kept',
    is_demo: 'shown',
    password_is_short: 'shown',
    created_at: 'shown',
    updated_at: 'shown',
  },
});

/** Where somebody is signed in and what with: to be read, and told to no other server. */
export const SIGNING_IN: readonly TableMap[] = [
  mapped('sessions', {
    says: 'Where you are signed in, without what signs you in.',
    columns: {
      ...DATES,
      id: 'number',
      user_id: OWNER,
      token_hash: HASH,
      last_seen_at: 'shown',
      expires_at: 'shown',
      ip_address: 'shown',
      user_agent: 'shown',
      confirmed_at: 'shown',
      second_factor_at: 'shown',
    },
  }),
  mapped('api_tokens', {
    says: 'Personal tokens that you made for programs, without the tokens themselves.',
    columns: {
      ...DATES,
      id: 'number',
      user_id: OWNER,
      name: 'shown',
      token_hash: HASH,
      scopes: 'shown',
      last_used_at: 'shown',
      expires_at: 'shown',
      revoked_at: 'shown',
    },
  }),
  mapped('calendar_feeds', {
    says: 'Your calendar feed, without its link.',
    columns: { ...DATES, id: 'number', user_id: OWNER, secret_hash: HASH, shows_amounts: 'shown' },
  }),
  mapped('devices', {
    says: 'Browsers that you have signed in from.',
    columns: { ...DATES, id: 'number', user_id: OWNER, token_hash: HASH, user_agent: 'shown', last_used_at: 'shown' },
  }),
  mapped('account_links', {
    says: 'Links that were mailed to you, without what makes them work.',
    columns: {
      ...DATES,
      id: 'number',
      user_id: OWNER,
      purpose: 'shown',
      token_hash: HASH,
      email: 'shown',
      former_email: 'shown',
      expires_at: 'shown',
      used_at: 'shown',
    },
  }),
  mapped('totp_factors', {
    says: 'Whether an authenticator app is set up, without its secret.',
    columns: {
      ...DATES,
      id: 'number',
      user_id: OWNER,
      sealed_secret: { left: 'The secret of your authenticator app, sealed under a key of this server.' },
      confirmed_at: 'shown',
      last_step: { left: 'Which code was shown last, so that none counts twice.' },
    },
  }),
  mapped('passkeys', {
    says: 'Passkeys that you added, without their keys.',
    columns: {
      ...DATES,
      id: 'number',
      user_id: OWNER,
      name: 'shown',
      credential_id: { left: 'What your browser finds the passkey by; it works on this server alone.' },
      public_key: { left: 'What this server checks the passkey with; it works on this server alone.' },
      sign_count: 'shown',
      transports: 'shown',
      last_used_at: 'shown',
    },
  }),
  mapped('recovery_codes', {
    says: 'How many recovery codes there are and which were used, without the codes.',
    columns: { ...DATES, id: 'number', user_id: OWNER, code_hash: HASH, used_at: 'shown' },
  }),
];
