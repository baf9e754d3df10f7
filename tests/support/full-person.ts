import { createHash, randomUUID } from 'node:crypto';
import { cents } from '../../src/core/money/cents.ts';
import type { Db } from '../../src/platform/database/store.ts';

const DAY = '2026-03-02';
const NOW = '2026-03-02T08:00:00.000Z';
const dates = { created_at: NOW, updated_at: NOW };
const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

async function fillLedger(db: Db, user_id: number, mark: string): Promise<void> {
  const account = { user_id, name: mark, kind: 'checking', currency: 'USD', balance: cents(1), balance_as_of: DAY, ...dates } as const;
  const { id: account_id } = await db.insertInto('ledger_accounts').values(account).returning('id').executeTakeFirstOrThrow();
  const counts = { rows_read: 2, rows_added: 1, rows_already_known: 0, rows_rejected: 1 };
  const { id: import_id } = await db
    .insertInto('imports')
    .values({ user_id, account_id, file_name: mark, format: 'csv', file_sha256: hashOf(mark), ...counts, created_at: NOW })
    .returning('id')
    .executeTakeFirstOrThrow();
  await db.insertInto('import_accounts').values({ import_id, account_id }).execute();
  await db.insertInto('import_rejects').values({ import_id, line: 2, reason: 'no date', raw: mark }).execute();
  const { id: transaction_id } = await db
    .insertInto('transactions')
    .values({ user_id, account_id, posted_on: DAY, amount: cents(-1), payee: mark, memo: mark, ...dates })
    .returning('id')
    .executeTakeFirstOrThrow();
  const { id: change_id } = await db
    .insertInto('category_changes')
    .values({ user_id, category: 'dining', rows_changed: 1, created_at: NOW })
    .returning('id')
    .executeTakeFirstOrThrow();
  await db.insertInto('category_change_rows').values({ change_id, transaction_id, previous_category: 'other', previous_source: 'none' }).execute();
  await db.insertInto('recurring_searches').values({ user_id, requested_at: NOW }).execute();
  await db.insertInto('category_rules').values({ user_id, payee: mark, category: 'dining', created_at: NOW }).execute();
  const item = { user_id, account_id, name: mark, amount: cents(-1), starts_on: DAY, source: 'entered', status: 'active', ...dates } as const;
  await db
    .insertInto('recurring_items')
    .values({ ...item, recurrence: { frequency: 'monthly', day_of_month: 1 }, payee_key: mark })
    .execute();
  await db
    .insertInto('planned_events')
    .values({ user_id, account_id, name: mark, amount: cents(1), date: DAY, ...dates })
    .execute();
  const nothing = { first_below_zero_on: null, lowest_before_payday: null, next_payday_on: null, data_until: null, months: [] };
  const summary = { ...nothing, lowest_balance: 1, lowest_on: DAY, buffer: 0, everyday: { known: false, reason: mark, have: 0, need: 1 } };
  const forecast = { week: DAY, computed_at: NOW, starts_on: DAY, days: 1, currency: 'USD', closing_balances: [cents(1)], summary };
  await db
    .insertInto('forecasts')
    .values({ user_id, ...forecast })
    .execute();
}

async function fillWellness(db: Db, user_id: number, mark: string): Promise<void> {
  await db
    .insertInto('user_profiles')
    .values({ user_id, location_city: mark, ...dates })
    .execute();
  await db
    .insertInto('onboarding_progress')
    .values({ user_id, total_steps: 3, step_status: { mark }, started_at: NOW, last_activity: NOW })
    .execute();
  await db
    .insertInto('user_health_checkins')
    .values({ user_id, checkin_date: DAY, relationships_notes: mark, ...dates })
    .execute();
  const window = { analysis_period: 'yearly', analysis_start_date: DAY, analysis_end_date: DAY, sample_size: 0, computed_at: NOW, ...dates } as const;
  await db
    .insertInto('health_spending_correlations')
    .values({ user_id, ...window, health_metric: 'mood_rating', spending_category: 'dining', insight_text: mark })
    .execute();
  await db.insertInto('insight_runs').values({ user_id, requested_at: NOW }).execute();
  const figures = { monthly_income: cents(1), monthly_expenses: cents(1), current_savings: cents(0), total_debt: cents(0), risk_tolerance: 5 };
  await db
    .insertInto('financial_questionnaire_submissions')
    .values({
      user_id,
      ...figures,
      financial_goals: { [mark]: cents(1) },
      financial_health_score: 72,
      financial_health_level: 'good',
      submitted_at: NOW,
    })
    .execute();
  const reminder = { user_id, reminder_type: 'bill_due', ...dates } as const;
  const { id: schedule_id } = await db
    .insertInto('reminder_schedules')
    .values({ ...reminder, scheduled_date: DAY, frequency: 'once', message: mark, put_off_to: DAY, about_from: DAY, about_until: DAY })
    .returning('id')
    .executeTakeFirstOrThrow();
  const { id: delivery_id } = await db
    .insertInto('reminder_deliveries')
    .values({ ...reminder, schedule_id, due_on: DAY, until_on: DAY, message_id: randomUUID(), channel: 'push', status: 'skipped', reason: mark })
    .returning('id')
    .executeTakeFirstOrThrow();
  const { id: subscription_id } = await db
    .insertInto('push_subscriptions')
    .values({ user_id, endpoint: `https://push.example.org/${mark}`, p256dh: mark, auth: mark, ...dates })
    .returning('id')
    .executeTakeFirstOrThrow();
  await db
    .insertInto('push_handovers')
    .values({ user_id, delivery_id, subscription_id, status: 'sent', reason: mark, ...dates })
    .execute();
  const { id: target_id } = await db
    .insertInto('reminder_targets')
    .values({ user_id, kind: 'webhook', host: mark, sealed: mark, stopped_at: NOW, stopped_reason: mark, ...dates })
    .returning('id')
    .executeTakeFirstOrThrow();
  await db
    .insertInto('target_handovers')
    .values({ user_id, delivery_id, target_id, message_id: randomUUID(), status: 'sent', reason: mark, ...dates })
    .execute();
}

async function fillIdentity(db: Db, user_id: number, mark: string): Promise<void> {
  await db
    .insertInto('calendar_feeds')
    .values({ user_id, secret_hash: hashOf(`feed ${mark}`), created_at: NOW })
    .execute();
  await db
    .insertInto('api_tokens')
    .values({ user_id, name: mark, token_hash: hashOf(mark), scopes: ['read'], created_at: NOW })
    .execute();
  await db
    .insertInto('user_preferences')
    .values({ user_id, custom_preferences: { mark }, ...dates })
    .execute();
  await db
    .insertInto('data_versions')
    .values({ user_id, version: mark.slice(0, 32) })
    .onConflict((conflict) => conflict.column('user_id').doNothing())
    .execute();
  const origin = { ip_address: '203.0.113.77', user_agent: mark };
  const code = {
    purpose: 'sign_up',
    challenge_id: mark,
    verification_code_hash: hashOf(mark),
    salt: 'salt',
    code_sent_at: NOW,
    code_expires_at: NOW,
  };
  await db
    .insertInto('phone_verification')
    .values({ user_id, phone_number: '+12025550177', ...code, ...origin, ...dates })
    .execute();
  await db.insertInto('verification_analytics').values({ user_id, event_type: 'send_code', event_data: { mark }, created_at: NOW }).execute();
  await db
    .insertInto('verification_audit_log')
    .values({ user_id, phone_number: '+12025550177', event_type: 'send_code_success', ...origin, created_at: NOW })
    .execute();
  const request = { key: mark, route: 'POST /api/accounts', body_hash: hashOf(mark), status: 201, answer: { mark }, created_at: NOW };
  await db
    .insertInto('idempotency_keys')
    .values({ user_id, ...request })
    .execute();
}

async function fillSigningIn(db: Db, user_id: number, mark: string): Promise<void> {
  const later = { created_at: NOW, expires_at: NOW };
  await db
    .insertInto('devices')
    .values({ user_id, token_hash: hashOf(`device ${mark}`), user_agent: mark, created_at: NOW, last_used_at: NOW })
    .execute();
  await db
    .insertInto('account_links')
    .values({ user_id, purpose: 'change_email', token_hash: hashOf(`link ${mark}`), email: `${mark.toLowerCase()}@new.example`, ...later })
    .execute();
  await db.insertInto('totp_factors').values({ user_id, sealed_secret: mark, created_at: NOW }).execute();
  await db
    .insertInto('passkeys')
    .values({ user_id, name: mark, credential_id: mark, public_key: mark, transports: ['internal'], created_at: NOW })
    .execute();
  await db
    .insertInto('recovery_codes')
    .values({ user_id, code_hash: hashOf(`code ${mark}`), created_at: NOW })
    .execute();
  await db
    .insertInto('factor_challenges')
    .values({ user_id, challenge_hash: hashOf(`challenge ${mark}`), purpose: 'confirm', passkey_challenge: mark, ...later })
    .execute();
}

/** Gives a person at least one row in every table that can hold one, each with `mark` somewhere in it (their sessions come from signing in). */
export async function fillEveryTable(db: Db, userId: number, mark: string): Promise<void> {
  await fillIdentity(db, userId, mark);
  await fillSigningIn(db, userId, mark);
  await fillWellness(db, userId, mark);
  await fillLedger(db, userId, mark);
}
