import { expect, test } from 'vitest';
import type { Client } from '../../../../../tests/support/client.ts';
import { inEachHouse } from '../../../../../tests/support/house.ts';
import { addTotp, codeOf } from '../../../../../tests/support/second-factors.ts';

const ADA = { email: 'ada@example.org', password: 'long river quiet lamp' };
const BO = { email: 'bo@example.org', password: 'another quiet evening' };
const NEXT = 'seven slow trams home';
const TEN_MINUTES_MS = 10 * 60_000;

const WEIGHTY: readonly (readonly [string, (browser: Client, password: string) => Promise<{ readonly status: number; readonly body: unknown }>])[] = [
  ['another address', (browser) => browser.patch('/api/me', { email: 'ada@new.example' })],
  ['another password', (browser, current_password) => browser.post('/api/me/password', { current_password, new_password: NEXT })],
  ['erasing', (browser, password) => browser.delete('/api/me', { password })],
];

inEachHouse('what a second factor guards beside signing in', (open) => {
  const twoPeople = async () => {
    const house = await open();
    return { ...house, ada: await house.signUp(ADA), bo: await house.signUp(BO) };
  };

  test.each(WEIGHTY)('%s takes the factor, shown within ten minutes, beside the right password', async (_, act) => {
    const { ada, bo, clock, idOf, store } = await twoPeople();
    const { secret } = await addTotp(ada, clock);
    clock.pass(TEN_MINUTES_MS);
    expect(await act(ada, ADA.password)).toMatchObject({ status: 403, body: { code: 'auth.confirm_first' } });
    const failed = await store.db.selectFrom('verification_audit_log').select('id').where('event_type', '=', 'login_failed').execute();
    expect(failed).toEqual([]);
    expect((await ada.post('/api/auth/confirm', { code: codeOf(secret, clock) })).status).toBe(200);
    const boId = await idOf(BO.email);
    expect((await act(ada, ADA.password)).status).toBe(200);
    expect([(await bo.get('/api/me')).status, await idOf(BO.email)]).toEqual([200, boId]);
  });

  test('a password alone is enough for who has nothing beside it, however long ago they signed in', async () => {
    const { ada, bo, clock, signIn } = await twoPeople();
    await addTotp(ada, clock);
    clock.pass(TEN_MINUTES_MS);
    expect((await bo.post('/api/me/password', { current_password: BO.password, new_password: NEXT })).status).toBe(200);
    expect((await bo.delete('/api/me', { password: NEXT })).status).toBe(200);
    await expect(signIn({ ...BO, password: NEXT })).rejects.toThrow('401');
    expect((await ada.get('/api/me')).status).toBe(200);
  });

  test('whoever came in by the password a moment before the factor was set up is asked for it, and cannot take it away', async () => {
    const { ada, bo, clock, signIn } = await twoPeople();
    const thief = await signIn(ADA);
    await addTotp(ada, clock);
    for (const [, act] of WEIGHTY) expect(await act(thief, ADA.password)).toMatchObject({ status: 403, body: { code: 'auth.confirm_first' } });
    expect(await thief.delete('/api/factors/totp')).toMatchObject({ status: 403, body: { code: 'auth.confirm_first' } });
    expect(await thief.post('/api/auth/confirm', { password: ADA.password })).toMatchObject({ body: { code: 'auth.second_factor_required' } });
    // The one who set it up, and everybody else, go on as they were.
    expect((await ada.post('/api/factors/recovery-codes')).status).toBe(201);
    expect((await bo.patch('/api/me', { email: 'bo@new.example' })).status).toBe(200);
  });
});
