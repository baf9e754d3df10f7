import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Client } from '../../../../tests/support/client.ts';
import { inEachHouse } from '../../../../tests/support/house.ts';

const ADA = { email: 'ada@example.org', password: 'long river quiet lamp', full_name: 'Ada' };
const BO = { email: 'bo@example.org', password: 'another quiet evening' };

const cookieOf = (browser: Client): string => browser.cookies.get('mingus_device') ?? '';
const login = (browser: Client, { email, password }: { readonly email: string; readonly password: string }) =>
  browser.post('/api/auth/login', { email, password });

inEachHouse('a browser', (open) => {
  test('is known from registering on by 256 bits, of which only the hash is kept, for 400 days', async () => {
    const { browser, mails, runJobs, store } = await open();
    const ada = browser();
    const answer = await ada.post('/api/auth/register', ADA);
    const line = answer.headers.getSetCookie().find((each) => each.startsWith('mingus_device='));
    expect(line).toMatch(/^mingus_device=[\w-]{43}; Max-Age=34560000; Path=\/; HttpOnly; SameSite=Strict$/);
    const kept = await store.db.selectFrom('devices').selectAll().execute();
    const token_hash = createHash('sha256').update(cookieOf(ada)).digest('hex');
    expect(kept).toMatchObject([{ token_hash, user_agent: 'node', created_at: '2026-03-02T08:00:00.000Z' }]);
    await runJobs();
    expect(mails).toHaveLength(0);
  });

  test('that is new is told of by mail, once, and one that is known is not', async () => {
    const { browser, clock, mails, runJobs, signUp, store } = await open();
    const ada = await signUp(ADA);
    await signUp(BO);
    clock.pass(60_000);
    const elsewhere = browser();
    for (const from of [ada, elsewhere, elsewhere, ada]) expect((await login(from, ADA)).status).toBe(200);
    await runJobs();
    expect(mails.map(({ to }) => to)).toEqual([['ada@example.org']]);
    expect(mails[0]?.text).toContain('Subject: A new device signed in to Mingus');
    expect(mails[0]?.text.replaceAll('=\r\n', '')).toContain('2026-03-02 at 08:01 UTC');
    expect(await store.db.selectFrom('devices').select('last_used_at').orderBy('id').execute()).toEqual([
      { last_used_at: '2026-03-02T08:01:00.000Z' },
      { last_used_at: '2026-03-02T08:00:00.000Z' },
      { last_used_at: '2026-03-02T08:01:00.000Z' },
    ]);
    const outbox = JSON.stringify(await store.db.selectFrom('outbox').select('payload').execute());
    expect(outbox).not.toContain(cookieOf(elsewhere));
  });

  test('that refuses a password is not known afterwards', async () => {
    const { browser, signUp, store } = await open();
    await signUp(ADA);
    const stranger = browser();
    expect((await login(stranger, { ...ADA, password: 'a guess' })).status).toBe(401);
    expect(stranger.cookies.has('mingus_device')).toBe(false);
    expect(await store.db.selectFrom('devices').select('id').execute()).toHaveLength(1);
  });

  test('that two people share is known for each of them, by a token of their own', async () => {
    const { browser, mails, runJobs, signUp, store } = await open();
    await signUp(ADA);
    await signUp(BO);
    const shared = browser();
    for (const person of [ADA, BO, ADA, BO]) await login(shared, person);
    await runJobs();
    expect(mails).toHaveLength(2);
    expect(new Set(mails.flatMap(({ to }) => to))).toEqual(new Set(['ada@example.org', 'bo@example.org']));
    const tokens = cookieOf(shared).split('.');
    expect(tokens).toHaveLength(2);
    const hashes = tokens.map((token) => createHash('sha256').update(token).digest('hex'));
    const owners = await store.db.selectFrom('devices').select('user_id').where('token_hash', 'in', hashes).execute();
    expect(new Set(owners.map(({ user_id }) => user_id)).size).toBe(2);
  });

  test('that shows what is another person’s, or nobody’s, is a new one', async () => {
    const { browser, mails, runJobs, signUp } = await open();
    await signUp(ADA);
    const bo = await signUp(BO);
    const strange = ['x'.repeat(43), '', '..', 'no token', `${'y'.repeat(43)}.${'z'.repeat(5000)}`, cookieOf(bo)];
    for (const shown of strange) {
      const thief = browser();
      thief.cookies.set('mingus_device', shown);
      expect((await login(thief, ADA)).status).toBe(200);
      expect(cookieOf(thief).split('.')[0]).toMatch(/^[\w-]{43}$/);
      expect(cookieOf(thief).split('.')[0]).not.toBe(shown);
    }
    await runJobs();
    expect(mails.map(({ to }) => to[0])).toEqual(strange.map(() => 'ada@example.org'));
  });

  test('makes room when it is the one of twenty that was longest not used', async () => {
    const { clock, idOf, signUp, store } = await open();
    const ada = await signUp(ADA);
    const bo = await signUp(BO);
    const user_id = await idOf(ADA.email);
    const many = Array.from({ length: 20 }, (_, index) => {
      const at = new Date(clock.now() + (index + 1) * 1000).toISOString();
      return { user_id, token_hash: String(index).padStart(64, 'a'), user_agent: null, created_at: at, last_used_at: at };
    });
    await store.db.insertInto('devices').values(many).execute();
    clock.pass(60_000);
    // Used just now, so it stays although it is the oldest; the cookie of a sign-in from nowhere makes the twenty-second.
    await login(ada, ADA);
    ada.cookies.delete('mingus_device');
    clock.pass(1000);
    await login(ada, ADA);
    const left = await store.db.selectFrom('devices').select('token_hash').where('user_id', '=', user_id).orderBy('last_used_at').execute();
    expect(left).toHaveLength(20);
    expect(left[0]?.token_hash).toBe(many[2]?.token_hash);
    expect((await login(bo, BO)).status).toBe(200);
    expect(await store.db.selectFrom('devices').select('id').where('user_id', '<>', user_id).execute()).toHaveLength(1);
  });
});
