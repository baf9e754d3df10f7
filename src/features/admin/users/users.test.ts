import { expect, it } from 'vitest';
import { administratorOf } from '../../../../tests/support/administrator.ts';
import { onEachDatabase } from '../../../../tests/support/databases.ts';
import { fillEveryTable } from '../../../../tests/support/full-person.ts';
import { addPerson } from '../../../../tests/support/people.ts';
import { makeProgram } from '../../../../tests/support/program.ts';
import { startApp } from '../../../../tests/support/server.ts';
import { said } from '../../../../tests/support/two-people.ts';
import type { Store } from '../../../platform/database/store.ts';
import { disableUser, enableUser, endUserSessions, listUsers } from './contract.ts';

const listed = listUsers.answers[200];
const ACTIONS = [disableUser, enableUser, endUserSessions].map(
  ({ path }) =>
    (id: number) =>
      path.replace(':id', String(id)),
);

onEachDatabase('administrators', (open) => {
  const start = async () => {
    const store = await open();
    const app = await startApp(store);
    const root = await administratorOf(app, store, 'root@example.org');
    const ada = app.client();
    const { id: adaId } = await ada.registerPerson('ada@example.org', { full_name: 'Ada King' });
    const names = async (query: string) => (await root.client.get(`/api/admin/users?${query}`)).read(listed).items.map(({ email }) => email);
    return { store, app, root, ada, adaId, names };
  };

  const events = async (store: Store) =>
    (
      await store.db
        .selectFrom('verification_audit_log')
        .select(['user_id', 'event_type', 'event_details'])
        .where('event_type', 'in', ['role_changed', 'session_revoked'])
        .orderBy('id')
        .execute()
    ).map(({ user_id, event_type, event_details }) => ({ user_id, event_type, details: event_details }));

  it('see who has an account, whether and where they are, and nothing of their money or wellness', async () => {
    const { store, app, root, ada, adaId } = await start();
    await fillEveryTable(store.db, adaId, 'Mark');
    await store.db.updateTable('totp_factors').set({ confirmed_at: '2025-01-15T12:00:00.000Z' }).where('user_id', '=', adaId).execute();
    await store.db.deleteFrom('passkeys').execute();
    await store.db.updateTable('devices').set({ last_used_at: '2025-01-15T11:00:00.000Z' }).execute();
    app.clock.pass(120_000);
    await ada.get('/api/me');
    const answer = await root.client.get('/api/admin/users');
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({
      items: [
        {
          id: adaId,
          email: 'ada@example.org',
          full_name: 'Ada King',
          role: 'person',
          is_active: true,
          created_at: '2025-01-15T12:00:00.000Z',
          last_seen_at: '2025-01-15T12:02:00.000Z',
          sessions: 1,
          second_factor: true,
        },
        expect.objectContaining({ id: root.id, role: 'admin', second_factor: false }),
      ],
      next_cursor: null,
    });
    expect(JSON.stringify(answer.body)).not.toContain('Mark');
  });

  it('see a factor only when it was confirmed, and the latest sign of life whatever left it', async () => {
    const { store, root } = await start();
    const person = await addPerson(store);
    const created_at = '2025-01-01T00:00:00.000Z';
    const seen = async () => (await root.client.get(`/api/admin/users?q=${person.id}`)).read(listed).items.find(({ id }) => id === person.id);
    expect(await seen()).toMatchObject({ last_seen_at: null, sessions: 0, second_factor: false });
    await store.db.insertInto('totp_factors').values({ user_id: person.id, sealed_secret: 'sealed', created_at }).execute();
    await store.db
      .insertInto('devices')
      .values({ user_id: person.id, token_hash: 'd'.repeat(64), created_at, last_used_at: '2025-01-10T00:00:00.000Z' })
      .execute();
    expect(await seen()).toMatchObject({ last_seen_at: '2025-01-10T00:00:00.000Z', second_factor: false });
    const token = { name: 'script', scopes: ['read'], created_at, last_used_at: '2025-01-12T00:00:00.000Z' } as const;
    await store.db
      .insertInto('api_tokens')
      .values({ ...token, user_id: person.id, token_hash: 't'.repeat(64) })
      .execute();
    await store.db
      .insertInto('passkeys')
      .values({ user_id: person.id, name: 'key', credential_id: 'c', public_key: 'p', transports: ['internal'], created_at })
      .execute();
    expect(await seen()).toMatchObject({ last_seen_at: '2025-01-12T00:00:00.000Z', second_factor: true });
  });

  it('find people by part of their address or name in any usual spelling, or by their number, page by page', async () => {
    const { store, root, adaId, names } = await start();
    await addPerson(store, { email: 'emile@example.net', full_name: 'Émile Öztürk-Ñuñez' });
    await addPerson(store, { email: '100%_sure@example.net', full_name: null });
    expect(await names('q=ADA@')).toEqual(['ada@example.org']);
    expect(await names('q=king')).toEqual(['ada@example.org']);
    for (const spelling of ['émile', 'ÉMILE', 'Émile', 'émile öztürk-ñ', 'ÉMILE ÖZ', 'Öztürk']) {
      expect(await names(`q=${encodeURIComponent(spelling)}`), spelling).toEqual(['emile@example.net']);
    }
    expect(await names(`q=${encodeURIComponent('0%_s')}`)).toEqual(['100%_sure@example.net']);
    expect(await names('q=a_a%40')).toEqual([]);
    expect(await names('q=%25')).toEqual(['100%_sure@example.net']);
    expect(await names('q=nobody')).toEqual([]);
    expect(await names(`q=${adaId}`)).toContain('ada@example.org');
    const first = (await root.client.get('/api/admin/users?limit=3&q=example')).read(listed);
    expect(first.items.map(({ email }) => email)).toEqual(['100%_sure@example.net', 'emile@example.net', 'ada@example.org']);
    const second = (await root.client.get(`/api/admin/users?limit=3&q=example&cursor=${first.next_cursor}`)).read(listed);
    expect([second.items.map(({ email }) => email), second.next_cursor]).toEqual([['root@example.org'], null]);
  });

  it('disable a person: sessions and tokens stop at once, and enabled again the person signs in anew', async () => {
    const { store, app, root, ada, adaId } = await start();
    const program = await makeProgram(ada);
    const disabled = await root.client.post(`/api/admin/users/${adaId}/disable`);
    expect(disabled).toMatchObject({ status: 200, body: { id: adaId, is_active: false, sessions: 0 } });
    expect([(await ada.get('/api/me')).status, (await program.get('/api/me')).status]).toEqual([401, 401]);
    const credentials = { email: 'ada@example.org', password: 'correct horse battery staple' };
    expect((await app.client().post('/api/auth/login', credentials)).status).toBe(401);
    expect(await root.client.post(`/api/admin/users/${adaId}/enable`)).toMatchObject({ status: 200, body: { is_active: true } });
    expect((await app.client().post('/api/auth/login', credentials)).status).toBe(200);
    expect([(await ada.get('/api/me')).status, (await program.get('/api/me')).status]).toEqual([401, 401]);
    const both = { user_id: adaId, event_type: 'role_changed' };
    const done = { outcome: 'success', by: root.id };
    expect((await events(store)).slice(1)).toEqual([
      { ...both, details: { ...done, reason: 'disabled', sessions: 1, tokens: 1 } },
      { ...both, details: { ...done, reason: 'enabled' } },
    ]);
  });

  it('end a person’s sessions and leave them the rest', async () => {
    const { store, root, ada, adaId } = await start();
    const program = await makeProgram(ada);
    expect(await root.client.post(`/api/admin/users/${adaId}/end-sessions`)).toMatchObject({ status: 200, body: { is_active: true, sessions: 0 } });
    expect([(await ada.get('/api/me')).status, (await program.get('/api/me')).status]).toEqual([401, 200]);
    expect((await events(store)).at(-1)).toEqual({
      user_id: adaId,
      event_type: 'session_revoked',
      details: { outcome: 'success', reason: 'by_administrator', by: root.id, sessions: 1 },
    });
  });

  it('cannot disable themselves, and find nobody where nobody is', async () => {
    const { store, root } = await start();
    expect(await root.client.post(`/api/admin/users/${root.id}/disable`)).toMatchObject({ status: 422, body: { code: 'user.yourself' } });
    for (const path of ACTIONS) expect(await root.client.post(path(987_654_321))).toMatchObject({ status: 404, body: { code: 'user.not_found' } });
    expect(await events(store)).toEqual([]);
  });

  it('are asked for: no person does any of it, and is told the same of everybody; nothing is changed or recorded', async () => {
    const { store, app, root, ada, adaId } = await start();
    const bo = await app.client().registerPerson();
    expect(await ada.get('/api/admin/users')).toMatchObject({ status: 403, body: { code: 'auth.forbidden' } });
    for (const path of ACTIONS) {
      const answers = await Promise.all([bo.id, adaId, root.id, 987_654_321].map(async (id) => said(await ada.post(path(id)))));
      expect(answers[0]).toMatchObject({ status: 403, body: { code: 'auth.forbidden' } });
      for (const answer of answers) expect(answer).toEqual(answers[0]);
      expect((await app.client().post(path(adaId))).status).toBe(401);
    }
    expect(await events(store)).toEqual([]);
    expect(await store.db.selectFrom('users').select('id').where('is_active', '=', false).execute()).toEqual([]);
  });

  it('need a second factor to look, and to have said lately that it is them to act', async () => {
    const { store, app, root, adaId } = await start();
    app.clock.pass(11 * 60_000);
    expect((await root.client.get('/api/admin/users')).status).toBe(200);
    for (const path of ACTIONS) expect(await root.client.post(path(adaId))).toMatchObject({ status: 403, body: { code: 'auth.confirm_first' } });
    await store.db.updateTable('sessions').set({ second_factor_at: null }).execute();
    expect(await root.client.get('/api/admin/users')).toMatchObject({ status: 403, body: { code: 'auth.second_factor_required' } });
    expect(await events(store)).toEqual([]);
  });

  it('stop being it at once when they are made a person again, or are disabled', async () => {
    const { store, app, root, adaId } = await start();
    const other = await administratorOf(app, store);
    await store.db.updateTable('users').set({ role: 'person' }).where('id', '=', other.id).execute();
    expect(await other.client.post(`/api/admin/users/${adaId}/disable`)).toMatchObject({ status: 403, body: { code: 'auth.forbidden' } });
    await store.db.updateTable('users').set({ role: 'admin' }).where('id', '=', other.id).execute();
    await root.client.post(`/api/admin/users/${other.id}/disable`);
    expect((await other.client.post(`/api/admin/users/${adaId}/disable`)).status).toBe(401);
  });

  it('read a list in as many queries for ten people as for one', async () => {
    const statements: string[] = [];
    const store = await open({ onQuery: ({ sql }) => void statements.push(sql) });
    const app = await startApp(store);
    const root = await administratorOf(app, store);
    const counted = async (): Promise<number> => {
      statements.length = 0;
      expect((await root.client.get('/api/admin/users?q=example')).status).toBe(200);
      return statements.filter((sql) => /^(select|insert|update|delete|with)/i.test(sql)).length;
    };
    expect(await counted()).toBe(2);
    for (let count = 0; count < 10; count += 1) await addPerson(store);
    expect(await counted()).toBe(2);
  });
});
