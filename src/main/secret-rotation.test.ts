import { expect, it } from 'vitest';
import type { Client } from '../../tests/support/client.ts';
import { onEachDatabaseFile } from '../../tests/support/databases.ts';
import { makeProgram, programWith } from '../../tests/support/program.ts';
import { addTotp, codeOf, passwordOf } from '../../tests/support/second-factors.ts';
import { type App, startApp } from '../../tests/support/server.ts';
import { twoProcesses } from '../../tests/support/two-processes.ts';
import { createOutbox } from '../platform/jobs/outbox.ts';

const FORMER = 'the key that was before, of more than thirty-two characters';
const NEXT = 'the key that comes after, of more than thirty-two characters';
const STEP_MS = 30_000;
const RESEAL = 'identity.reseal_factors';
const keyed = (key: string) => ({ headers: { 'idempotency-key': key } });
const account = (name: string) => ({ name, kind: 'checking', balance: 20, balance_as_of: '2025-01-15' });

/** The same browser at another server. */
function at(app: App, browser: Client): Client {
  const same = app.client();
  for (const [name, value] of browser.cookies) same.cookies.set(name, value);
  same.csrfToken = browser.csrfToken;
  return same;
}

onEachDatabaseFile('another secret key', (makeDatabase) => {
  /** Servers of one database: one that knows the former key only, the two that know both while the keys change places, and one that knows the next only. */
  async function start() {
    const before = { SECRET_KEY: FORMER, SECRET_KEY_OLD: NEXT };
    const { apps, store } = await twoProcesses(makeDatabase, { env: before }, { env: { SECRET_KEY: NEXT, SECRET_KEY_OLD: FORMER } });
    const { clock } = apps[0];
    const former = await startApp(store, { clock, env: { SECRET_KEY: FORMER } });
    const next = await startApp(store, { clock, env: { SECRET_KEY: NEXT } });
    const ada = former.client();
    const person = await ada.registerPerson();
    const bo = former.client();
    await bo.registerPerson();
    const { secret } = await addTotp(ada, clock);
    await ada.get('/api/auth/session');
    /** Signs in with a code of the app that is set up; answers whether it was taken. */
    const signsInAt = async (app: App): Promise<boolean> => {
      clock.pass(2 * STEP_MS);
      const browser = app.client();
      const { challenge_id } = await passwordOf(browser, person);
      const { status } = await browser.post('/api/auth/second-factor', { challenge_id, code: codeOf(secret, clock) });
      return status === 200;
    };
    const reseal = async (app: App): Promise<void> => {
      await createOutbox({ store, clock }).add(store.db, { kind: RESEAL, payload: {}, dedupe_key: `reseal at ${app.url}` });
      await app.mingus.runner.drain();
    };
    return { former, both: apps, next, ada, bo, person, signsInAt, reseal };
  }

  it('signs nobody out: sessions, their CSRF tokens and personal tokens go on, at servers of either order', async () => {
    const { former, both, next, ada, bo } = await start();
    const program = await makeProgram(ada);
    for (const app of both) {
      const browser = at(app, ada);
      expect((await browser.patch('/api/me', { full_name: 'Ada King' })).status).toBe(200);
      expect((await programWith(browser, program).get('/api/me')).body).toMatchObject({ full_name: 'Ada King' });
      // The token of a page that was opened at this server is good at the other.
      await browser.get('/api/auth/session');
      for (const other of both) expect((await at(other, browser).patch('/api/me', { full_name: 'Ada' })).status).toBe(200);
      const stranger = at(app, bo);
      stranger.csrfToken = ada.csrfToken;
      expect((await stranger.patch('/api/me', { full_name: 'Bo' })).status).toBe(403);
    }
    // Once the former key is gone a page has to ask for its token again, and stays signed in.
    const later = at(next, ada);
    expect((await later.patch('/api/me', { full_name: 'Ada' })).status).toBe(403);
    expect((await later.get('/api/auth/session')).status).toBe(200);
    expect((await later.patch('/api/me', { full_name: 'Ada' })).status).toBe(200);
    expect((await at(former, later).patch('/api/me', { full_name: 'Ada' })).status).toBe(403);
  });

  it('loses no second factor: secrets are opened under either, and sealed anew before the former goes', async () => {
    const { former, both, next, signsInAt, reseal } = await start();
    expect([await signsInAt(former), await signsInAt(both[0]), await signsInAt(both[1])]).toEqual([true, true, true]);
    await reseal(both[0]);
    expect(await signsInAt(former)).toBe(true);
    expect(await signsInAt(next)).toBe(false);
    await reseal(both[1]);
    expect([await signsInAt(both[0]), await signsInAt(both[1]), await signsInAt(next)]).toEqual([true, true, true]);
  });

  it('makes no request a second one: what was answered to an Idempotency-Key is answered again, and another body is still another', async () => {
    const { former, both, ada } = await start();
    const first = await ada.post('/api/accounts', account('Everyday'), keyed('before'));
    expect(first.status).toBe(201);
    for (const [index, app] of both.entries()) {
      const browser = at(app, ada);
      const again = await browser.post('/api/accounts', account('Everyday'), keyed('before'));
      expect([again.status, again.body]).toEqual([first.status, first.body]);
      expect((await browser.post('/api/accounts', account('Another'), keyed('before'))).status).toBe(422);
      const own = await browser.post('/api/accounts', account(`Of ${index}`), keyed(`during-${index}`));
      for (const other of both) {
        const there = await at(other, ada).post('/api/accounts', account(`Of ${index}`), keyed(`during-${index}`));
        expect([there.status, there.body]).toEqual([201, own.body]);
      }
    }
    expect((await at(former, ada).get('/api/accounts')).body).toMatchObject({ items: [{}, {}, {}] });
  });

  it('breaks no link that is on its way', async () => {
    const { former, both, next, person, signsInAt } = await start();
    for (const [maker, taker] of [
      [former, both[1]],
      [both[0], next],
      [both[1], former],
    ] as const) {
      const { link } = await maker.mingus.users.resetLink(person.email);
      const token = new URL(link).searchParams.get('token');
      const reset = () => taker.client().post('/api/auth/reset', { token, password: person.password });
      expect((await reset()).status).toBe(200);
      expect(await reset()).toMatchObject({ status: 422, body: { code: 'auth.link_invalid' } });
    }
    expect(await signsInAt(former)).toBe(true);
  });
});
