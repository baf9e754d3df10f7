import { expect, it } from 'vitest';
import { clockAt } from '../../../../tests/support/server.ts';
import { onEachDatabase } from '../../../../tests/support/databases.ts';
import type { Store } from '../../../platform/database/store.ts';
import { createPushKeys } from './keys.ts';

const OLD = 'an older key for tests that nobody has, 48 letters';
const NEW = 'a newer key for tests that nobody has, 48 letters!';
const clock = clockAt('2025-01-15T12:00:00.000Z');
const keysOf = (store: Store, ...secretKeys: readonly [string, ...string[]]) => createPushKeys({ store, clock, secretKeys, vapidPrivateKey: null });

onEachDatabase('the keys by which browsers know this Mingus', (open) => {
  it('are one pair for all servers, also where they start at once, and stand nowhere readable', async () => {
    const store = await open();
    const servers = Array.from({ length: 8 }, () => keysOf(store, OLD));
    const pairs = await Promise.all(servers.map((keys) => keys()));
    expect(new Set(pairs.map(({ privateKey }) => privateKey)).size).toBe(1);
    const rows = await store.db.selectFrom('server_keys').selectAll().execute();
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain(pairs[0]?.privateKey);
    expect(pairs[0]?.publicKey).toMatch(/^B[\w-]{86}$/);
  });

  it('outlive another secret key while the older one is known, and the older one afterwards', async () => {
    const store = await open();
    const before = await keysOf(store, OLD)();
    expect(await keysOf(store, NEW, OLD)()).toEqual(before);
    expect(await keysOf(store, NEW)()).toEqual(before);
  });

  it('are others where they were lost with the secret key, and then no browser is kept that knew them', async () => {
    const store = await open();
    const before = await keysOf(store, OLD)();
    const now = '2025-01-15T12:00:00.000Z';
    const { id: user_id } = await store.db
      .insertInto('users')
      .values({ email: 'ada@example.org', password_hash: '', created_at: now, updated_at: now })
      .returning('id')
      .executeTakeFirstOrThrow();
    const browser = { user_id, endpoint: 'https://push.example.org/x', p256dh: 'x', auth: 'y', created_at: now, updated_at: now };
    await store.db.insertInto('push_subscriptions').values(browser).execute();
    const pairs = await Promise.all([keysOf(store, NEW)(), keysOf(store, NEW)()]);
    expect(pairs[0]).toEqual(pairs[1]);
    expect(pairs[0]?.privateKey).not.toBe(before.privateKey);
    expect(await store.db.selectFrom('push_subscriptions').select('id').execute()).toEqual([]);
  });

  it('are those of the settings where they name one', async () => {
    const store = await open();
    const { privateKey: vapidPrivateKey, publicKey } = await keysOf(store, OLD)();
    const keys = createPushKeys({ store: await open(), clock, secretKeys: [NEW], vapidPrivateKey });
    expect(await keys()).toEqual({ privateKey: vapidPrivateKey, publicKey });
  });
});
