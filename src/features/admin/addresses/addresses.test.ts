import { expect, it } from 'vitest';
import { administratorOf } from '../../../../tests/support/administrator.ts';
import { onEachDatabase } from '../../../../tests/support/databases.ts';
import { startApp } from '../../../../tests/support/server.ts';
import { said } from '../../../../tests/support/two-people.ts';
import type { StoreOptions } from '../../../platform/database/open.ts';
import type { Store } from '../../../platform/database/store.ts';
import { addressBlock, listAddressBlocks, listSuspiciousAddresses } from './contract.ts';

const suspicious = listSuspiciousAddresses.answers[200];
const LIST = '/api/admin/suspicious-ips';
const BLOCKS = '/api/admin/address-blocks';
const HERE = '127.0.0.1';

onEachDatabase('IP addresses, for administrators', (open) => {
  const start = async (options?: StoreOptions) => {
    const store = await open(options);
    // The view has the database's own clock.
    const app = await startApp(store, { now: new Date().toISOString() });
    const root = await administratorOf(app, store, 'root@example.org');
    await store.db.deleteFrom('verification_audit_log').execute();
    const later = (hours: number) => new Date(app.clock.now() + hours * 3_600_000).toISOString();
    const block = (ip_address: string, more: object = {}) =>
      root.client.post(BLOCKS, { ip_address, ends_at: later(24), reason: 'Tries numbers', ...more });
    const blocks = async () => (await root.client.get(BLOCKS)).read(listAddressBlocks.answers[200]).items;
    const twoPeople = async () => {
      const [ada, bo] = [app.client(), app.client()];
      for (const client of [ada, bo]) await client.registerPerson();
      return { ada, bo };
    };
    return { store, app, root, later, block, blocks, twoPeople };
  };
  const log = (store: Store, ip_address: string, times: number, risk_score: number | null = null) =>
    store.db
      .insertInto('verification_audit_log')
      .values(
        Array.from({ length: times }, () => ({
          ip_address,
          event_type: 'verify_failed',
          risk_score,
          created_at: new Date(Date.now() - 1000).toISOString(),
        })),
      )
      .execute();
  const events = async (store: Store) =>
    (
      await store.db
        .selectFrom('verification_audit_log')
        .select(['user_id', 'event_type', 'event_details'])
        .where('event_type', 'in', ['address_blocked', 'address_unblocked', 'risk_denied', 'send_code_attempt'])
        .orderBy('id')
        .execute()
    ).map(({ user_id, event_type, event_details }) => [user_id, event_type, event_details?.['reason']]);

  it('are listed when they are suspicious, the worst first, page by page, with the block they are under', async () => {
    const { store, root, block, later } = await start();
    await log(store, '198.51.100.1', 11);
    await log(store, '2001:db8:1:2::7', 1, 0.9);
    await log(store, '198.51.100.3', 10);
    await log(store, '198.51.100.4', 2, 0.7);
    const made = (await block('2001:db8:1:2::1')).read(addressBlock);
    const first = (await root.client.get(`${LIST}?limit=2`)).read(suspicious);
    expect(first.items).toEqual([
      {
        ip_address: '2001:db8:1:2::7',
        total_events: 1,
        failed_attempts: 1,
        rate_limit_violations: 0,
        avg_risk_score: 0.9,
        last_activity: expect.any(String),
        block: { id: made.id, ends_at: later(24) },
      },
      expect.objectContaining({ ip_address: '198.51.100.4', avg_risk_score: 0.7, block: null }),
    ]);
    const second = (await root.client.get(`${LIST}?limit=2&cursor=${first.next_cursor}`)).read(suspicious);
    expect(second).toMatchObject({ items: [{ ip_address: '198.51.100.1', total_events: 11 }], next_cursor: null });
  });

  it('are blocked for a while, which can be undone; both are kept in the trail', async () => {
    const { store, root, block, blocks, later } = await start();
    const answer = await block('198.51.100.1');
    const shown = { ip_address: '198.51.100.1', reason: 'Tries numbers', ends_at: later(24), created_at: later(0), blocked_by: 'root@example.org' };
    expect(said(answer)).toEqual({ status: 201, body: { id: expect.any(Number), ...shown } });
    const { id } = answer.read(addressBlock);
    expect(await blocks()).toEqual([{ id, ...shown }]);
    expect((await root.client.delete(`${BLOCKS}/${id}`)).status).toBe(204);
    expect(await blocks()).toEqual([]);
    const gone = await root.client.delete(`${BLOCKS}/${id}`);
    expect(gone).toMatchObject({ status: 404, body: { code: 'address.block_not_found' } });
    expect(said(await root.client.delete(`${BLOCKS}/987654321`))).toEqual(said(gone));
    expect(await events(store)).toEqual([
      [root.id, 'address_blocked', 'by_administrator'],
      [root.id, 'address_unblocked', 'by_administrator'],
    ]);
  });

  it('are blocked until the instant that was said, however exactly', async () => {
    const { block, blocks } = await start();
    const day = new Date(Date.now() + 5 * 24 * 3_600_000).toISOString().slice(0, 10);
    for (const [index, end] of ['T10:30:00Z', 'T10:30:00.123456Z'].entries())
      expect((await block(`198.51.100.${index}`, { ends_at: `${day}${end}` })).status, end).toBe(201);
    expect((await blocks()).map(({ ends_at }) => ends_at.slice(10))).toEqual(['T10:30:00.123Z', 'T10:30:00.000Z']);
  });

  it('are under one block at a time: another takes the place of the one before', async () => {
    const { block, blocks, later } = await start();
    for (const address of ['2001:db8:1:2::1', '2001:db8:1:2::ffff', '2001:db8:1:3::1']) await block(address, { ends_at: later(2) });
    expect((await blocks()).map(({ ip_address }) => ip_address)).toEqual(['2001:db8:1:3::1', '2001:db8:1:2::ffff']);
  });

  it('get no codes while they are blocked, and all else; until the block ends or is undone', async () => {
    const { store, app, root, block, blocks, twoPeople } = await start();
    const { ada, bo } = await twoPeople();
    const send = (browser: typeof ada) => browser.post('/api/verification/send', { phone_number: '+12025550177' });
    await block(HERE);
    for (const person of [ada, bo]) {
      expect(await send(person)).toMatchObject({ status: 403, body: { code: 'verification.address_blocked' } });
      const resent = await person.post('/api/verification/resend', { challenge_id: 'x' });
      expect(resent).toMatchObject({ status: 403, body: { code: 'verification.address_blocked' } });
      expect((await person.get('/api/verification/status')).status).toBe(200);
    }
    expect((await app.client().registerPerson()).id).toBeGreaterThan(0);
    // Exactly one row each, and nothing was counted against any limit.
    expect((await events(store)).slice(1).map(([, event, reason]) => [event, reason])).toEqual(
      Array.from({ length: 4 }, () => ['risk_denied', 'address_blocked']),
    );
    expect(await store.db.selectFrom('rate_counters').select('id').execute()).toEqual([]);
    const [{ id } = { id: 0 }] = await blocks();
    await root.client.delete(`${BLOCKS}/${id}`);
    expect((await send(ada)).status).toBe(202);
    await block(HERE);
    expect((await send(bo)).status).toBe(403);
    app.clock.pass(24 * 3_600_000);
    expect(await store.db.selectFrom('address_blocks').select('id').execute()).toHaveLength(2);
    const again = app.client();
    await again.registerPerson();
    expect((await send(again)).status).toBe(202);
  });

  it('are blocked until a time to come, within a year, and by their address', async () => {
    const { block, later, blocks } = await start();
    expect(await block('198.51.100.1', { ends_at: later(0) })).toMatchObject({ status: 422, body: { code: 'address.ends_in_the_past' } });
    expect(await block('198.51.100.1', { ends_at: later(24 * 366 + 1) })).toMatchObject({ status: 422, body: { code: 'address.ends_too_late' } });
    for (const more of [
      { ip_address: 'somewhere' },
      { ip_address: '198.51.100.0/24' },
      { ends_at: 'tomorrow' },
      { reason: '' },
      { reason: 'x'.repeat(501) },
    ])
      expect((await block('198.51.100.1', more)).status, JSON.stringify(more)).toBe(400);
    expect(await blocks()).toEqual([]);
  });

  it('are kept as long as the trail that tells of their blocks', async () => {
    const { store, app, block } = await start();
    await block('198.51.100.1');
    const left = async () => (await store.db.selectFrom('address_blocks').select('id').execute()).length;
    app.clock.pass(401 * 24 * 3_600_000 - 1);
    const clean = async () => app.mingus.runner.drain();
    await clean();
    expect(await left()).toBe(1);
    app.clock.pass(3_600_000);
    await clean();
    expect(await left()).toBe(0);
  });

  it('are for administrators who have shown a second factor, and have said lately that it is them to block', async () => {
    const { store, app, root, block, later, twoPeople } = await start();
    const { ada, bo } = await twoPeople();
    const { id } = (await block('198.51.100.1')).read(addressBlock);
    const body = { ip_address: '198.51.100.2', ends_at: later(1), reason: 'x' };
    for (const person of [ada, bo]) {
      for (const path of [LIST, BLOCKS]) expect(await person.get(path)).toMatchObject({ status: 403, body: { code: 'auth.forbidden' } });
      expect(await person.post(BLOCKS, body)).toMatchObject({ status: 403, body: { code: 'auth.forbidden' } });
      const answers = await Promise.all([id, 987_654_321].map(async (each) => said(await person.delete(`${BLOCKS}/${each}`))));
      expect(answers[0]).toMatchObject({ status: 403, body: { code: 'auth.forbidden' } });
      expect(answers[1]).toEqual(answers[0]);
    }
    app.clock.pass(11 * 60_000);
    expect((await root.client.get(LIST)).status).toBe(200);
    expect(await root.client.post(BLOCKS, body)).toMatchObject({ status: 403, body: { code: 'auth.confirm_first' } });
    expect(await root.client.delete(`${BLOCKS}/${id}`)).toMatchObject({ status: 403, body: { code: 'auth.confirm_first' } });
    await store.db.updateTable('sessions').set({ second_factor_at: null }).execute();
    for (const path of [LIST, BLOCKS])
      expect(await root.client.get(path)).toMatchObject({ status: 403, body: { code: 'auth.second_factor_required' } });
    expect(await store.db.selectFrom('address_blocks').select('ip_address').execute()).toEqual([{ ip_address: '198.51.100.1' }]);
  });

  it('are read in as many queries for many as for one', async () => {
    const statements: string[] = [];
    const { store, root } = await start({ onQuery: ({ sql }) => void statements.push(sql) });
    const counted = async (): Promise<number> => {
      statements.length = 0;
      expect((await root.client.get(LIST)).status).toBe(200);
      return statements.filter((sql) => /^(select|insert|update|delete|with)/i.test(sql)).length;
    };
    await log(store, '198.51.100.1', 1, 0.9);
    expect(await counted()).toBe(3);
    for (let index = 2; index < 12; index += 1) await log(store, `198.51.100.${index}`, 1, 0.9);
    expect(await counted()).toBe(3);
  });
});
