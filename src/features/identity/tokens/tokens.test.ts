import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { inEachHouse, tokenIn } from '../../../../tests/support/house.ts';
import { makeProgram, programWith } from '../../../../tests/support/program.ts';
import { said } from '../../../../tests/support/two-people.ts';
import { listTokens, makeToken } from './contract.ts';

const ADA = { email: 'ada@example.org', password: 'long river quiet lamp' };
const BO = { email: 'bo@example.org', password: 'another quiet evening' };
const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

inEachHouse('a personal token', (open) => {
  const twoPeople = async () => {
    const house = await open();
    const ada = await house.signUp(ADA);
    const bo = await house.signUp(BO);
    const events = async (...types: readonly ('role_changed' | 'session_revoked')[]) =>
      (
        await house.store.db
          .selectFrom('verification_audit_log')
          .select(['user_id', 'event_type', 'event_details'])
          .where('event_type', 'in', types)
          .orderBy('id')
          .execute()
      ).map(({ user_id, event_type, event_details }) => ({ user_id, event_type, ...event_details }));
    return { ...house, ada, bo, events };
  };

  test('is shown once, is 256 bits behind a prefix, and is kept by its hash alone', async () => {
    const { ada, store } = await twoPeople();
    const answer = await ada.post('/api/tokens', { name: ' spreadsheet ', scopes: ['write', 'read'], expires_at: '2026-06-01T02:00:00+02:00' });
    expect(answer).toMatchObject({
      status: 201,
      body: { name: 'spreadsheet', scopes: ['read', 'write'], last_used_at: null, expires_at: '2026-06-01T00:00:00.000Z' },
    });
    const { token } = answer.read(makeToken.answers[201]);
    expect(token).toMatch(/^mingus_token_[A-Za-z0-9_-]{43}$/);
    const rows = await store.db.selectFrom('api_tokens').selectAll().execute();
    expect(rows.map((row) => row.token_hash)).toEqual([createHash('sha256').update(token).digest('hex')]);
    const everything = JSON.stringify([rows, await store.db.selectFrom('outbox').selectAll().execute(), (await ada.get('/api/tokens')).body]);
    expect(everything).not.toContain(token.slice('mingus_token_'.length));
  });

  test('is not kept for a repeated Idempotency-Key: each request makes another', async () => {
    const { ada, store } = await twoPeople();
    const ask = () => ada.post('/api/tokens', { name: 'script', scopes: ['read'] }, { headers: { 'idempotency-key': 'once' } });
    const [first, second] = [(await ask()).read(makeToken.answers[201]), (await ask()).read(makeToken.answers[201])];
    expect(first.token).not.toBe(second.token);
    expect(await store.db.selectFrom('idempotency_keys').select('key').execute()).toEqual([]);
  });

  test('reads its person’s own and nobody else’s, and changes it without a CSRF token or an Origin', async () => {
    const { ada, bo } = await twoPeople();
    const [program, other] = [await makeProgram(ada), await makeProgram(bo)];
    expect((await program.get('/api/me')).body).toMatchObject({ email: ADA.email });
    expect((await other.get('/api/me')).body).toMatchObject({ email: BO.email });
    const account = { name: 'Wallet', kind: 'cash', balance: 20, balance_as_of: '2026-03-01' };
    expect((await program.send('POST', '/api/accounts', account)).status).toBe(201);
    expect(
      (await program.send('POST', '/api/accounts', account, { origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' })).status,
    ).toBe(201);
    expect((await ada.get('/api/accounts')).body).toMatchObject({ items: [{ name: 'Wallet' }, { name: 'Wallet' }] });
    expect((await other.get('/api/accounts')).body).toMatchObject({ items: [] });
  });

  test('that reads changes nothing, and one that writes reads nothing', async () => {
    const { ada } = await twoPeople();
    const [reading, writing] = [await makeProgram(ada, { scopes: ['read'] }), await makeProgram(ada, { scopes: ['write'] })];
    const account = { name: 'Wallet', kind: 'cash', balance: 20, balance_as_of: '2026-03-01' };
    expect(await reading.send('POST', '/api/accounts', account)).toMatchObject({ status: 403, body: { code: 'auth.token_scope' } });
    expect((await reading.get('/api/accounts')).body).toMatchObject({ items: [] });
    expect(await writing.get('/api/accounts')).toMatchObject({ status: 403, body: { code: 'auth.token_scope' } });
    expect((await writing.send('POST', '/api/accounts', account)).status).toBe(201);
  });

  test('unknown, revoked, at its end, or of a disabled person is answered with the same 401', async () => {
    const { ada, bo, clock, idOf, identityWith } = await twoPeople();
    const [revoked, ended, disabled] = [
      await makeProgram(ada),
      await makeProgram(ada, { expires_at: '2026-03-02T08:30:00.000Z' }),
      await makeProgram(bo),
    ];
    await ada.delete(`/api/tokens/${revoked.id}`);
    await identityWith(['another key for another process, forty']).people.disable(await idOf(BO.email), 'command');
    clock.set('2026-03-02T08:29:59.999Z');
    expect((await ended.get('/api/me')).status).toBe(200);
    clock.pass(1);
    const strangers = [`mingus_token_${'a'.repeat(43)}`, 'a', '%00', ended.token.slice(0, -1), ended.token.toUpperCase()];
    const unknown = strangers.map((token) => programWith(ada, { id: 0, token }));
    const answers = await Promise.all([revoked, ended, disabled, ...unknown].map((each) => each.get('/api/me')));
    for (const answer of answers) expect(said(answer)).toEqual(said(await revoked.get('/api/me')));
    expect(answers[0]).toMatchObject({ status: 401, body: { code: 'auth.required' } });
  });

  test('is all that counts where it is sent: a session’s cookie beside it neither helps nor is renewed', async () => {
    const { ada } = await twoPeople();
    const cookie = `mingus_session=${tokenIn(ada)}`;
    const reading = await makeProgram(ada, { scopes: ['read'] });
    const beside = { cookie, 'x-csrf-token': ada.csrfToken ?? '', origin: ada.url };
    const account = { name: 'Wallet', kind: 'cash', balance: 20, balance_as_of: '2026-03-01' };
    expect((await reading.send('POST', '/api/accounts', account, beside)).status).toBe(403);
    expect((await reading.send('GET', '/api/sessions', undefined, beside)).body).toMatchObject({ code: 'auth.session_only' });
    const stranger = programWith(ada, { id: 0, token: 'nobody' });
    expect((await stranger.send('GET', '/api/me', undefined, beside)).status).toBe(401);
    expect((await reading.send('GET', '/api/me', undefined, beside)).headers.getSetCookie()).toEqual([]);
    // The session’s token is no personal one.
    expect((await programWith(ada, { id: 0, token: tokenIn(ada) ?? '' }).get('/api/me')).status).toBe(401);
  });

  test('notes its use to the minute, and lets a request through while somebody writes for long', async () => {
    const { ada, clock, store } = await twoPeople();
    const program = await makeProgram(ada);
    const used = async () => (await store.db.selectFrom('api_tokens').select('last_used_at').executeTakeFirstOrThrow()).last_used_at;
    expect(await used()).toBeNull();
    await program.get('/api/me');
    expect(await used()).toBe('2026-03-02T08:00:00.000Z');
    clock.pass(MINUTE_MS - 1);
    await program.get('/api/me');
    expect(await used()).toBe('2026-03-02T08:00:00.000Z');
    clock.pass(1);
    const letGo = Promise.withResolvers<void>();
    const begun = Promise.withResolvers<void>();
    const writing = store.transaction(async (db) => {
      await db.updateTable('api_tokens').set({ name: 'held' }).execute();
      begun.resolve();
      await letGo.promise;
    });
    await begun.promise;
    expect((await program.get('/api/me')).status).toBe(200);
    letGo.resolve();
    await writing;
    await expect.poll(used).toBe('2026-03-02T08:01:00.000Z');
  });

  test('is listed for its person, the newest first and in pages, until it is revoked', async () => {
    const { ada, bo, clock } = await twoPeople();
    for (const name of ['one', 'two', 'three']) {
      clock.pass(1_000);
      await makeProgram(ada, { name, scopes: ['read'], ...(name === 'two' && { expires_at: '2026-03-02T09:00:00.000Z' }) });
    }
    await makeProgram(bo, { name: 'theirs' });
    const first = (await ada.get('/api/tokens?limit=2')).read(listTokens.answers[200]);
    expect(first.items.map(({ name, expires_at }) => [name, expires_at])).toEqual([
      ['three', null],
      ['two', '2026-03-02T09:00:00.000Z'],
    ]);
    const second = (await ada.get(`/api/tokens?limit=2&cursor=${first.next_cursor}`)).read(listTokens.answers[200]);
    expect([second.items.map(({ name }) => name), second.next_cursor]).toEqual([['one'], null]);
    expect((await ada.get('/api/tokens?cursor=nonsense')).status).toBe(400);
    await ada.delete(`/api/tokens/${first.items[0]?.id}`);
    expect((await ada.get('/api/tokens')).body).toMatchObject({ items: [{ name: 'two' }, { name: 'one' }], next_cursor: null });
    expect((await bo.get('/api/tokens')).body).toMatchObject({ items: [{ name: 'theirs' }] });
  });

  test('is revoked by its person alone; to another it does not exist', async () => {
    const { ada, bo, events, idOf } = await twoPeople();
    const [program, other] = [await makeProgram(ada), await makeProgram(bo)];
    expect(said(await bo.delete(`/api/tokens/${program.id}`))).toEqual(said(await bo.delete('/api/tokens/987654321')));
    expect((await program.get('/api/me')).status).toBe(200);
    expect((await ada.delete(`/api/tokens/${program.id}`)).status).toBe(204);
    expect([(await program.get('/api/me')).status, (await other.get('/api/me')).status]).toEqual([401, 200]);
    expect(await ada.delete(`/api/tokens/${program.id}`)).toMatchObject({ status: 404, body: { code: 'token.not_found' } });
    const user_id = await idOf(ADA.email);
    expect(await events('session_revoked')).toEqual([
      { user_id, event_type: 'session_revoked', outcome: 'success', reason: 'token_revoked', token: program.id },
    ]);
  });

  test('made is recorded once and told by mail, without what it is and what it is called', async () => {
    const { ada, events, idOf, mails, runJobs } = await twoPeople();
    const program = await makeProgram(ada, { name: 'see https://evil.example', expires_at: '2026-06-01T00:00:00Z' });
    const user_id = await idOf(ADA.email);
    const details = { token: program.id, scopes: 'read write', expires_at: '2026-06-01T00:00:00.000Z' };
    expect(await events('role_changed')).toEqual([{ user_id, event_type: 'role_changed', outcome: 'success', reason: 'token_made', ...details }]);
    await runJobs();
    expect(mails.map(({ to }) => to)).toEqual([[ADA.email]]);
    const text = mails[0]?.text.replaceAll('=\r\n', '') ?? '';
    expect(text).toContain('may read and change what you keep in Mingus, until 2026-06-01');
    for (const secret of [program.token, 'evil']) expect(text).not.toContain(secret);
  });

  test('is made by who has said lately that it is them, and has a name, scopes and an end to come', async () => {
    const { ada, clock, store } = await twoPeople();
    const good = { name: 'script', scopes: ['read'] };
    for (const [change, status, path] of [
      [{ name: ' ' }, 400, 'name'],
      [{ name: 'x'.repeat(256) }, 400, 'name'],
      [{ scopes: [] }, 400, 'scopes'],
      [{ scopes: ['read', 'read'] }, 400, 'scopes'],
      [{ scopes: ['admin'] }, 400, 'scopes.0'],
      [{ expires_at: '2026-06-01' }, 400, 'expires_at'],
      [{ expires_at: '2200-01-01T00:00:00Z' }, 400, 'expires_at'],
      [{ expires_at: '2026-03-02T08:00:00Z' }, 422, 'expires_at'],
      [{ user_id: 2 }, 400, 'user_id'],
      [{ token_hash: 'a'.repeat(64) }, 400, 'token_hash'],
    ] as const) {
      expect(await ada.post('/api/tokens', { ...good, ...change }), path).toMatchObject({ status, body: { fields: [{ path }] } });
    }
    clock.pass(11 * MINUTE_MS);
    expect(await ada.post('/api/tokens', good)).toMatchObject({ status: 403, body: { code: 'auth.confirm_first' } });
    expect(await store.db.selectFrom('api_tokens').select('id').execute()).toEqual([]);
  });

  test('is one of fifty, also when several are made at once; ended ones do not count and go after a month', async () => {
    const { ada, bo, clock, idOf, signIn, store } = await twoPeople();
    const user_id = await idOf(ADA.email);
    const row = (index: number, expires_at: string | null) => ({
      user_id,
      name: `token ${index}`,
      token_hash: index.toString(16).padStart(64, '0'),
      scopes: ['read'] as const,
      created_at: '2026-03-01T08:00:00.000Z',
      expires_at,
    });
    await store.db
      .insertInto('api_tokens')
      .values([...Array.from({ length: 48 }, (_, index) => row(index, null)), row(48, '2026-03-02T08:00:00.000Z')])
      .execute();
    const tries = await Promise.all(Array.from({ length: 5 }, () => ada.post('/api/tokens', { name: 'more', scopes: ['read'] })));
    expect(tries.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([201, 201, 422, 422, 422]);
    expect(tries.find(({ status }) => status === 422)?.body).toMatchObject({ code: 'token.too_many' });
    expect((await bo.post('/api/tokens', { name: 'theirs', scopes: ['read'] })).status).toBe(201);
    const count = async () => (await store.db.selectFrom('api_tokens').select('id').where('user_id', '=', user_id).execute()).length;
    const [newest] = (await ada.get('/api/tokens')).read(listTokens.answers[200]).items;
    await ada.delete(`/api/tokens/${newest?.id}`);
    expect(await count()).toBe(51);
    clock.pass(31 * DAY_MS);
    await makeProgram(await signIn(ADA));
    expect(await count()).toBe(50);
  });
});
