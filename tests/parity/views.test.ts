import { expect, it } from 'vitest';
import type { Store } from '../../src/platform/database/store.ts';
import { onEachDatabase } from '../support/databases.ts';
import { addTwoPeople } from '../support/people.ts';

const hoursAgo = (hours: number): string => new Date(Date.now() - hours * 3_600_000).toISOString();

interface Event {
  readonly ip_address: string | null;
  readonly event_type?: string;
  readonly risk_score?: number | null;
  readonly created_at?: string;
}

const log = (store: Store, times: number, { ip_address, event_type = 'verify_attempt', risk_score = null, created_at = hoursAgo(1) }: Event) =>
  store.db
    .insertInto('verification_audit_log')
    .values(Array.from({ length: times }, () => ({ ip_address, event_type, risk_score, created_at })))
    .execute();

onEachDatabase('suspicious_ips', (open) => {
  it('are those with more than ten events or a mean risk above 0.6 in the last 24 hours, worst first', async () => {
    const store = await open();
    const [early, late] = [hoursAgo(2), hoursAgo(1)];
    await log(store, 11, { ip_address: 'many', event_type: 'verify_failed', created_at: early });
    await log(store, 2, { ip_address: 'many', event_type: 'rate_limit_exceeded', created_at: late });
    await log(store, 10, { ip_address: 'just below', risk_score: 0.5 });
    await log(store, 1, { ip_address: 'risky', risk_score: 0.5, created_at: early });
    await log(store, 1, { ip_address: 'risky', risk_score: 1, created_at: late });
    await log(store, 1, { ip_address: 'riskier', risk_score: 1, created_at: late });
    await log(store, 1, { ip_address: 'risky no more', risk_score: 1, created_at: hoursAgo(25) });
    await log(store, 1, { ip_address: 'at the limit', risk_score: 0.6 });
    await log(store, 20, { ip_address: null, risk_score: 1 });
    const none = { failed_attempts: 0, rate_limit_violations: 0 };
    expect(await store.db.selectFrom('suspicious_ips').selectAll().execute()).toStrictEqual([
      { ip_address: 'riskier', total_events: 1, ...none, avg_risk_score: 1, last_activity: late },
      { ip_address: 'risky', total_events: 2, ...none, avg_risk_score: 0.75, last_activity: late },
      { ip_address: 'many', total_events: 13, failed_attempts: 11, rate_limit_violations: 2, avg_risk_score: null, last_activity: late },
    ]);
  });
});

onEachDatabase('user_security_summary', (open) => {
  it('tells each person of their own verifications', async () => {
    const store = await open();
    const [one, two] = await addTwoPeople(store);
    const challenge = (user_id: number, number: number, more: object) => {
      const at = `2025-01-1${number}T10:30:00.000Z`;
      const code = { verification_code_hash: 'hash', salt: 'salt', code_sent_at: at, code_expires_at: at };
      const row = {
        user_id,
        phone_number: '+12025550123',
        purpose: 'phone',
        challenge_id: `${user_id}-${number}`,
        ...code,
        created_at: at,
        updated_at: at,
      };
      return store.db
        .insertInto('phone_verification')
        .values({ ...row, ...more })
        .execute();
    };
    await challenge(one.id, 1, { status: 'failed', ip_address: 'a', risk_score: 0.5 });
    await challenge(one.id, 2, { status: 'verified', ip_address: 'a', risk_score: 0.25 });
    await challenge(one.id, 3, { status: 'pending', ip_address: 'b', phone_number: '+12025550199' });
    await challenge(two.id, 4, { status: 'expired' });
    const rows = await store.db.selectFrom('user_security_summary').selectAll().orderBy('user_id').execute();
    expect(rows).toStrictEqual([
      {
        user_id: one.id,
        total_verifications: 3,
        successful_verifications: 1,
        failed_verifications: 1,
        unique_ips: 2,
        unique_phones: 2,
        last_verification: '2025-01-13T10:30:00.000Z',
        avg_risk_score: 0.375,
      },
      {
        user_id: two.id,
        total_verifications: 1,
        successful_verifications: 0,
        failed_verifications: 0,
        unique_ips: 0,
        unique_phones: 1,
        last_verification: '2025-01-14T10:30:00.000Z',
        avg_risk_score: null,
      },
    ]);
  });
});
