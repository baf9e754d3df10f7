import { expect, test } from 'vitest';
import { inEachHouse, tokenIn } from '../../../../tests/support/house.ts';

const ADA = { email: 'Ada@Example.org', password: 'long river quiet lamp', full_name: 'Ada', time_zone: 'America/New_York', currency: 'EUR' };
const DAY_MS = 24 * 3_600_000;

inEachHouse('registering', (open) => {
  test('with a free address makes an account and signs in', async () => {
    const { browser } = await open();
    const ada = browser();
    expect(await ada.post('/api/auth/register', ADA)).toMatchObject({ status: 201, body: { status: 'ok' } });
    const user = { email: 'ada@example.org', full_name: 'Ada', role: 'person', time_zone: 'America/New_York', currency: 'EUR' };
    expect((await ada.get('/api/auth/session')).body).toEqual({
      user: { id: expect.any(Number), ...user, phone_verified_at: null, is_demo: false },
      csrf_token: expect.stringMatching(/^[\w-]{43}$/),
    });
  });

  test('without more than address and password begins with UTC and USD, and no name', async () => {
    const { signUp } = await open();
    const bo = await signUp({ email: 'bo@example.org', password: ADA.password });
    expect((await bo.get('/api/me')).body).toMatchObject({ full_name: null, time_zone: 'UTC', currency: 'USD' });
  });

  test('with a taken address answers the same, opens no session, and tells the owner once a day', async () => {
    const { browser, mails, clock, runJobs } = await open();
    const free = await browser().post('/api/auth/register', ADA);
    const stranger = browser();
    const taken = await stranger.post('/api/auth/register', { email: 'ADA@example.org', password: 'another quiet evening', full_name: 'Eve' });
    expect([taken.status, taken.body]).toEqual([free.status, free.body]);
    expect(tokenIn(stranger)).toBeUndefined();
    expect((await stranger.get('/api/auth/session')).status).toBe(401);

    await browser().post('/api/auth/register', { ...ADA, password: 'a third quiet evening' });
    await runJobs();
    expect(mails).toMatchObject([{ to: ['ada@example.org'], text: expect.stringMatching(/Hello Ada,[^]*already has an account/) }]);
    clock.pass(DAY_MS);
    await browser().post('/api/auth/register', ADA);
    await runJobs();
    expect(mails).toHaveLength(2);

    expect((await browser().post('/api/auth/login', { email: 'ada@example.org', password: ADA.password })).status).toBe(200);
    expect((await browser().post('/api/auth/login', { email: 'ada@example.org', password: 'another quiet evening' })).status).toBe(401);
  });

  test('twice at once with one address makes one account, and both get the same answer', async () => {
    const { browser, store } = await open();
    const both = [browser(), browser()];
    const answers = await Promise.all(both.map((each, index) => each.post('/api/auth/register', { ...ADA, full_name: `Ada ${index}` })));
    expect(answers).toMatchObject([
      { status: 201, body: { status: 'ok' } },
      { status: 201, body: { status: 'ok' } },
    ]);
    expect(await store.db.selectFrom('users').select('email').execute()).toEqual([{ email: 'ada@example.org' }]);
    expect(both.filter((each) => tokenIn(each) !== undefined)).toHaveLength(1);
  });

  test.each(['closed', 'invite'])('is refused where it is %s', async (registration) => {
    const { browser, store } = await open({ REGISTRATION: registration });
    expect(await browser().post('/api/auth/register', ADA)).toMatchObject({ status: 403, body: { code: 'auth.registration_closed' } });
    expect(await store.db.selectFrom('users').select('id').execute()).toEqual([]);
  });

  test('with anything wrong is refused, says where, and keeps nothing', async () => {
    const { browser, store } = await open();
    for (const [wrong, status, path] of [
      [{ password: 'short and sweet'.slice(1) }, 400, 'password'],
      [{ password: 'Long river '.repeat(12) }, 400, 'password'],
      [{ password: 'half a character \ud800' }, 400, 'password'],
      [{ password: 'aaaaaaaaaaaaaaaaaaaa' }, 422, 'password'],
      [{ password: 'ada@example.org' }, 422, 'password'],
      [{ email: 'ada' }, 400, 'email'],
      [{ time_zone: '+02:00' }, 400, 'time_zone'],
      [{ currency: 'JPY' }, 400, 'currency'],
      [{ role: 'admin' }, 400, 'role'],
    ] as const) {
      const answer = await browser().post('/api/auth/register', { ...ADA, ...wrong });
      const code = status === 400 ? 'request.invalid' : 'auth.weak_password';
      expect(answer).toMatchObject({ status, body: { code, fields: [{ path, message: expect.any(String) }] } });
    }
    expect(await store.db.selectFrom('users').select('id').execute()).toEqual([]);
  });
});
