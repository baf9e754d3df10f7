import { expect, it } from 'vitest';
import { onEachDatabase } from '../../tests/support/databases.ts';
import { startApp } from '../../tests/support/server.ts';
import { createAudit } from '../features/audit/index.ts';
import { systemClock } from '../platform/clock.ts';
import { createLog } from '../platform/telemetry/log.ts';
import { createLimitedAudit } from './limited-audit.ts';

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

  it('leave the rows of others when somebody erases their account before it is written', async () => {
    const store = await open();
    const app = await startApp(store);
    const { id } = await app.client().registerPerson();
    const limited = createLimitedAudit({ store, audit: createAudit({ clock: systemClock }), log: createLog('silent') });
    limited.onLimited('write', { address: '192.0.2.1', userId: id });
    limited.onLimited('sign_in', { address: '192.0.2.2', userId: null });
    // One household or attacker has a whole /64.
    for (const address of ['2001:db8::1', '2001:db8::2']) limited.onLimited('sign_in', { address, userId: null });
    await store.db.deleteFrom('users').where('id', '=', id).execute();
    await limited.close();
    const rows = await store.db.selectFrom('verification_audit_log').select('ip_address').where('event_type', '=', 'rate_limit_exceeded').execute();
    expect(rows.map(({ ip_address }) => ip_address)).toEqual(['192.0.2.2', '2001:db8::1']);
  });
});
