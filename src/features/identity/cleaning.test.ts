import { expect, test } from 'vitest';
import { inEachHouse } from '../../../tests/support/house.ts';
import { instantOf } from '../../platform/clock.ts';
import { createOutbox } from '../../platform/jobs/outbox.ts';

const ADA = { email: 'ada@example.org', password: 'long river quiet lamp' };
const BO = { email: 'bo@example.org', password: 'another quiet evening' };
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

inEachHouse('cleaning', (open) => {
  test('removes sessions when their twelve hours are over, and no others', async () => {
    const { clock, runJobs, signUp, store } = await open();
    await signUp(ADA);
    clock.pass(11 * HOUR_MS);
    const bo = await signUp(BO);
    await runJobs();
    expect(await store.db.selectFrom('sessions').select('id').execute()).toHaveLength(2);
    for (let use = 0; use < 3; use += 1) {
      clock.pass(59 * MINUTE_MS);
      await bo.get('/api/me');
    }
    await runJobs();
    expect(await store.db.selectFrom('sessions').select('id').execute()).toHaveLength(1);
    expect((await bo.get('/api/me')).status).toBe(200);
  });

  test('removes kept answers after a day', async () => {
    const { clock, idOf, runJobs, signUp, store } = await open();
    await signUp(ADA);
    const user_id = await idOf(ADA.email);
    const row = { user_id, route: 'POST /api/accounts', body_hash: 'a'.repeat(64), status: 204, answer: null };
    await store.db
      .insertInto('idempotency_keys')
      .values({ ...row, key: 'first', created_at: instantOf(clock.now()) })
      .execute();
    clock.pass(12 * HOUR_MS);
    await store.db
      .insertInto('idempotency_keys')
      .values({ ...row, key: 'second', created_at: instantOf(clock.now()) })
      .execute();
    clock.pass(13 * HOUR_MS);
    await runJobs();
    expect(await store.db.selectFrom('idempotency_keys').select('key').execute()).toEqual([{ key: 'second' }]);
  });

  test('removes jobs thirty days after they were done, and leaves those still open', async () => {
    const { clock, runJobs, store } = await open();
    const outbox = createOutbox({ store, clock });
    await store.transaction(async (db) => {
      await outbox.add(db, { kind: 'delivery.mail', payload: {}, dedupe_key: 'given up at once' });
      await outbox.add(db, { kind: 'test.unknown', payload: {}, dedupe_key: 'known to another process' });
    });
    const kept = async () =>
      (await store.db.selectFrom('outbox').select('dedupe_key').where('kind', 'in', ['delivery.mail', 'test.unknown']).orderBy('id').execute()).map(
        (row) => row.dedupe_key,
      );
    await runJobs();
    clock.pass(24 * 29 * HOUR_MS);
    await runJobs();
    expect(await kept()).toEqual(['given up at once', 'known to another process']);
    clock.pass(48 * HOUR_MS);
    await runJobs();
    expect(await kept()).toEqual(['known to another process']);
  });

  test('removes links a day and challenges an hour after their time, and browsers after 400 days without a sign-in', async () => {
    const { clock, idOf, runJobs, signUp, store } = await open();
    await signUp(ADA);
    const user_id = await idOf(ADA.email);
    await store.db.deleteFrom('devices').execute();
    const at = (hours: number): string => instantOf(clock.now() + hours * HOUR_MS);
    const hash = (digit: number): string => `${digit}`.repeat(64);
    const link = { user_id, purpose: 'reset_password', created_at: at(0) } as const;
    await store.db
      .insertInto('account_links')
      .values([
        { ...link, token_hash: hash(1), expires_at: at(1) },
        { ...link, token_hash: hash(2), expires_at: at(4) },
      ])
      .execute();
    const challenge = { user_id, purpose: 'sign_in', created_at: at(0) } as const;
    await store.db
      .insertInto('factor_challenges')
      .values([
        { ...challenge, challenge_hash: hash(1), expires_at: at(1) },
        { ...challenge, challenge_hash: hash(2), expires_at: at(26) },
      ])
      .execute();
    await store.db
      .insertInto('devices')
      .values([1, 2].map((digit) => ({ user_id, token_hash: hash(digit), user_agent: null, created_at: at(0), last_used_at: at(digit * 24) })))
      .execute();
    const kept = async () => ({
      links: (await store.db.selectFrom('account_links').select('token_hash').execute()).map((row) => row.token_hash[0]),
      challenges: (await store.db.selectFrom('factor_challenges').select('challenge_hash').execute()).map((row) => row.challenge_hash[0]),
      devices: (await store.db.selectFrom('devices').select('token_hash').where('user_id', '=', user_id).execute()).map((row) => row.token_hash[0]),
    });
    clock.pass(HOUR_MS);
    await runJobs();
    expect(await kept()).toEqual({ links: ['1', '2'], challenges: ['1', '2'], devices: ['1', '2'] });
    clock.pass(25 * HOUR_MS);
    await runJobs();
    expect(await kept()).toEqual({ links: ['2'], challenges: ['2'], devices: ['1', '2'] });
    clock.pass(400 * 24 * HOUR_MS);
    await runJobs();
    expect(await kept()).toEqual({ links: [], challenges: [], devices: ['2'] });
  });
});
