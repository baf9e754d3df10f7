import { expect, test } from 'vitest';
import { inEachHouse } from '../../../tests/support/house.ts';

const ADA = { email: 'Ada@Example.org', password: 'long river quiet lamp', full_name: 'Ada', time_zone: 'America/New_York', currency: 'EUR' };

inEachHouse('registering', (open) => {
  test('with a free address makes an account and signs in', async () => {
    const { browser } = await open();
    const ada = browser();
    const answer = await ada.post('/api/auth/register', ADA);
    expect(answer).toMatchObject({ status: 201, body: { status: 'ok' } });
    expect((await ada.get('/api/auth/session')).body).toEqual({
      user: {
        id: expect.any(Number),
        email: 'ada@example.org',
        full_name: 'Ada',
        role: 'person',
        time_zone: 'America/New_York',
        currency: 'EUR',
        phone_verified_at: null,
      },
      csrf_token: expect.stringMatching(/^[\w-]{43}$/),
    });
  });

  test('without more than address and password begins with UTC and USD, and no name', async () => {
    const { browser } = await open();
    const bo = browser();
    await bo.post('/api/auth/register', { email: 'bo@example.org', password: ADA.password });
    expect((await bo.get('/api/me')).body).toMatchObject({ full_name: null, time_zone: 'UTC', currency: 'USD' });
  });

  test('with a taken address answers the same, opens no session, and tells the owner once a day', async () => {
    const { browser, mails, clock, runJobs } = await open();
    const free = await browser().post('/api/auth/register', ADA);
    const stranger = browser();
    const taken = await stranger.post('/api/auth/register', { email: 'ADA@example.org', password: 'another quiet evening', full_name: 'Eve' });
    expect([taken.status, taken.text]).toEqual([free.status, free.text]);
    expect(stranger.cookie()).toBeUndefined();
    expect((await stranger.get('/api/auth/session')).status).toBe(401);

    await browser().post('/api/auth/register', { ...ADA, password: 'a third quiet evening' });
    await runJobs();
    expect(mails).toEqual([expect.stringMatching(/^Mail to ada@example\.org: You already have a Mingus account\nHello Ada,/)]);
    clock.advance({ hours: 24 });
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
    expect(answers.map(({ status, text }) => ({ status, text }))).toEqual([
      { status: 201, text: answers[0]?.text },
      { status: 201, text: answers[0]?.text },
    ]);
    expect(await store.db.selectFrom('users').select('email').execute()).toEqual([{ email: 'ada@example.org' }]);
    expect(both.filter((each) => each.cookie() !== undefined)).toHaveLength(1);
  });

  test('is refused where it is closed, or by invitation only', async () => {
    for (const registration of ['closed', 'invite'] as const) {
      const { browser, store } = await open({ registration });
      expect(await browser().post('/api/auth/register', ADA)).toMatchObject({ status: 403, body: { code: 'auth.registration_closed' } });
      expect(await store.db.selectFrom('users').select('id').execute()).toEqual([]);
    }
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
      [{ role: 'admin' }, 400, ''],
    ] as const) {
      const answer = await browser().post('/api/auth/register', { ...ADA, ...wrong });
      const code = status === 400 ? 'request.invalid' : 'auth.weak_password';
      expect(answer).toMatchObject({ status, body: { code, fields: [{ path, message: expect.any(String) }] } });
    }
    expect(await store.db.selectFrom('users').select('id').execute()).toEqual([]);
  });
});
