import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { startBare } from '../../../tests/support/bare-server.ts';
import { endpoint, ok } from '../../contract/endpoint.ts';
import { handle, type Route } from './route.ts';

const shape = { summary: '', tag: '', answers: { 200: z.object({ caller: z.int() }) }, problems: [], access: 'person' } as const;
const reading = endpoint({ ...shape, method: 'GET', path: '/api/reading', tier: 'read' });
const writing = endpoint({ ...shape, method: 'POST', path: '/api/writing', tier: 'write' });
const atHome = endpoint({ ...shape, method: 'GET', path: '/api/at-home', tier: 'read', needs: 'session' });
const weighty = endpoint({ ...shape, method: 'POST', path: '/api/weighty', tier: 'write', needs: 'confirmed' });
const administering = endpoint({ ...shape, method: 'GET', path: '/api/admin/reading', access: 'admin', tier: 'read' });

const tell = async ({ caller }: { readonly caller: { readonly user_id: number } }) => ok({ caller: caller.user_id });
const routes: readonly Route[] = [
  handle(reading, tell),
  handle(writing, tell),
  handle(atHome, tell),
  handle(weighty, tell),
  handle(administering, tell),
];

const answered = ({ status, body }: { readonly status: number; readonly body: unknown }): string =>
  status === 200 ? '200' : `${status} ${z.looseObject({ code: z.string() }).parse(body).code}`;

async function start() {
  const { client } = await startBare(routes);
  const byToken = (token: string) => ({ bare: true, headers: { authorization: `Bearer ${token}` } });
  return {
    client,
    get: async (path: string, token: string) => answered(await client().get(path, byToken(token))),
    post: async (path: string, token: string) => answered(await client().post(path, undefined, byToken(token))),
  };
}

describe('a personal token', () => {
  it('reads with the scope read alone, and changes with the scope write alone', async () => {
    const { get, post } = await start();
    expect([await get('/api/reading', 'read-7'), await post('/api/writing', 'read-7')]).toEqual(['200', '403 auth.token_scope']);
    expect([await get('/api/reading', 'write-7'), await post('/api/writing', 'write-7')]).toEqual(['403 auth.token_scope', '200']);
  });

  it('does nothing that needs a session, nor anything of administrators, whatever its scopes', async () => {
    const { get, post } = await start();
    expect(await get('/api/at-home', 'all-7')).toBe('403 auth.session_only');
    expect(await post('/api/weighty', 'all-7')).toBe('403 auth.session_only');
    expect(await get('/api/admin/reading', 'all-9')).toBe('403 auth.session_only');
    expect(await get('/api/admin/reading', 'all-7')).toBe('403 auth.forbidden');
  });

  it('is nobody when it is not known, and no session cookie helps it', async () => {
    const { client } = await start();
    const headers = { authorization: 'Bearer nobody-7', cookie: 'mingus_session=session-7' };
    expect(answered(await client().get('/api/reading', { bare: true, headers }))).toBe('401 auth.required');
  });
});

describe('a session', () => {
  it('is asked again for what is weighty, when it is long since the person said that it is them', async () => {
    const { client } = await start();
    const stale = client(7);
    stale.cookies.set('mingus_session', 'stale-7');
    expect(answered(await client(7).post('/api/weighty'))).toBe('200');
    expect(answered(await stale.post('/api/weighty'))).toBe('403 auth.confirm_first');
    expect(answered(await stale.get('/api/at-home'))).toBe('200');
    expect(answered(await stale.post('/api/writing'))).toBe('200');
  });

  it('opens nothing of administrators until a second factor was shown in it', async () => {
    const { client } = await start();
    expect(answered(await client(9).get('/api/admin/reading'))).toBe('200');
    expect(answered(await client(10).get('/api/admin/reading'))).toBe('403 auth.second_factor_required');
    expect(answered(await client(7).get('/api/admin/reading'))).toBe('403 auth.forbidden');
  });
});
