import { expect, it } from 'vitest';
import { onEachDatabase } from '../../tests/support/databases.ts';
import { startApp } from '../../tests/support/server.ts';

const LIMITED = { RATELIMIT_ENABLED: 'true', RATELIMIT_SIGN_IN: '3/900' };

onEachDatabase('requests beyond a limit', (open) => {
  it('leave one row for an address and a minute, with their number', async () => {
    const store = await open();
    const app = await startApp(store, { env: LIMITED });
    const statuses = [];
    for (let tries = 0; tries < 8; tries += 1) {
      statuses.push((await app.client().post('/api/auth/login', { email: 'ada@example.org', password: 'guess' })).status);
    }
    expect(statuses).toEqual([401, 401, 401, 429, 429, 429, 429, 429]);
    await app.close();
    const rows = await store.db
      .selectFrom('verification_audit_log')
      .select(['ip_address', 'user_id', 'event_details'])
      .where('event_type', '=', 'rate_limit_exceeded')
      .execute();
    expect(rows).toEqual([{ ip_address: '127.0.0.1', user_id: null, event_details: { outcome: 'failure', reason: 'sign_in', requests: 5 } }]);
  });
});
