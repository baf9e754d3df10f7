import { expect, test } from 'vitest';
import { inEachHouse } from '../../../tests/support/house.ts';

inEachHouse('cleaning', (open) => {
  test('removes sessions when their twelve hours are over, and no others', async () => {
    const { browser, clock, register, runJobs, store } = await open();
    await register('ada@example.org', 'long river quiet lamp');
    clock.advance({ hours: 11 });
    const bo = browser();
    await bo.post('/api/auth/register', { email: 'bo@example.org', password: 'another quiet evening' });
    await runJobs();
    expect(await store.db.selectFrom('sessions').select('id').execute()).toHaveLength(2);
    for (let use = 0; use < 3; use += 1) {
      clock.advance({ minutes: 59 });
      await bo.get('/api/me');
    }
    await runJobs();
    expect(await store.db.selectFrom('sessions').select('id').execute()).toHaveLength(1);
    expect((await bo.get('/api/me')).status).toBe(200);
  });

  test('removes kept answers after a day', async () => {
    const { clock, register, runJobs, store } = await open();
    const user_id = await register('ada@example.org', 'long river quiet lamp');
    const row = { user_id, route: 'POST /api/accounts', body_hash: 'a'.repeat(64), status: 204, answer: null };
    await store.db
      .insertInto('idempotency_keys')
      .values({ ...row, key: 'first', created_at: new Date(clock.now()).toISOString() })
      .execute();
    clock.advance({ hours: 12 });
    await store.db
      .insertInto('idempotency_keys')
      .values({ ...row, key: 'second', created_at: new Date(clock.now()).toISOString() })
      .execute();
    clock.advance({ hours: 13 });
    await runJobs();
    expect(await store.db.selectFrom('idempotency_keys').select('key').execute()).toEqual([{ key: 'second' }]);
  });

  test('removes jobs thirty days after they were done, and leaves those still open', async () => {
    const { clock, outbox, runJobs, store } = await open();
    await store.transaction(async (db) => {
      await outbox.add(db, { kind: 'delivery.mail', payload: {}, dedupe_key: 'given up at once' });
      await outbox.add(db, { kind: 'test.unknown', payload: {}, dedupe_key: 'known to another process' });
    });
    const kept = async () =>
      (await store.db.selectFrom('outbox').select('dedupe_key').where('kind', 'in', ['delivery.mail', 'test.unknown']).orderBy('id').execute()).map(
        (row) => row.dedupe_key,
      );
    await runJobs();
    clock.advance({ hours: 24 * 29 });
    await runJobs();
    expect(await kept()).toEqual(['given up at once', 'known to another process']);
    clock.advance({ hours: 48 });
    await runJobs();
    expect(await kept()).toEqual(['known to another process']);
  });
});
