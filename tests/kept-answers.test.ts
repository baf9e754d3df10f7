import { expect, it, onTestFinished } from 'vitest';
import { idOf } from './support/wire.ts';
import { addFullPerson, type Person } from './attacks/support/person.ts';
import { ownRequest } from './attacks/support/aims.ts';
import { bySession, csrfTokenOf, isKept, openSession } from './attacks/support/credentials.ts';
import { createInProcessSender } from './attacks/support/in-process.ts';
import { changes, type Operation, readApi } from './attacks/support/operations.ts';
import { idsOf } from './attacks/support/owned-rows.ts';
import type { Sender } from './attacks/support/sender.ts';
import { onEachDatabase, redisUrl } from './support/databases.ts';
import { startFragileRedis } from './support/redis-outages.ts';
import { hasRedis } from './support/redis.ts';
import { type App, type AppOptions, clockAt, startApp } from './support/server.ts';
import type { Store } from '../src/platform/database/store.ts';

// Answers are kept, and nobody may see one that is older than their own last write: not from another server, and not because Redis came and went.

const KEPT = ['/api/overview', '/api/forecast?days=30&everyday=false'];
const LONG_MS = 300_000;
const noRedis = !(await hasRedis()) && process.env['CI'] !== 'true';

/** Whatever ends the account goes last: nobody could ask after it. */
const lastOf = (operations: readonly Operation[]): readonly Operation[] =>
  operations.toSorted((one, other) => Number(one.place === 'DELETE /api/me') - Number(other.place === 'DELETE /api/me'));

/** One server that keeps nothing, and two that do, of one database and one Redis where there is one. */
async function servers(store: Store, url: string | null) {
  const clock = clockAt('2026-03-02T12:00:00.000Z');
  const start = async (options: AppOptions): Promise<{ readonly app: App; readonly sender: Sender }> => {
    const app = await startApp(store, { clock, ...options });
    const sender = createInProcessSender(app.mingus.server, app.url);
    onTestFinished(() => sender.close());
    return { app, sender };
  };
  const keeping: AppOptions = url === null ? {} : { env: { REDIS_URL: url }, redisPrefix: `${crypto.randomUUID()}:` };
  const [plain, one, other] = [await start({ env: { CACHE_SECONDS: '0' } }), await start(keeping), await start(keeping)];
  return { clock, plain, one, other };
}

const statusAndText = async (sender: Sender, path: string, token: string): Promise<string> => {
  const { status, text } = await sender.send({ method: 'GET', path, headers: bySession(sender.url, token) });
  return `${status} ${text}`;
};

async function hitsOf({ mingus }: App): Promise<number> {
  const { body } = await mingus.metrics.text();
  return Number(/^mingus_cache_hits_total (\d+)$/m.exec(body)?.[1]);
}

onEachDatabase('a kept answer', (open, dialect) => {
  it('is never older than the person’s own last write, whichever it was, on either of two servers', { timeout: LONG_MS }, async () => {
    const store = await open();
    const { clock, plain, one, other } = await servers(store, await redisUrl());
    const { operations } = await readApi(
      one.app.mingus.routes.map(({ endpoint }) => endpoint),
      one.app.mingus.problems,
    );
    const unsafe = lastOf(operations.filter((operation) => changes(operation) && operation.endpoint.access !== 'admin'));
    expect(unsafe.length).toBeGreaterThan(50);
    let person: Person = await addFullPerson(store, 'somebody');
    let [token, csrf] = ['', ''];
    const comeIn = async (): Promise<void> => {
      if (await isKept(store, token)) return;
      token = await openSession(store, clock.now(), { user_id: person.id });
      csrf = await csrfTokenOf(one.sender, token);
    };
    const wrong: string[] = [];
    let [taken, different] = [0, 0];
    let before: readonly string[] = [];
    /** What the server answers that keeps nothing; and notes where one that keeps answers differs. All of them keep it from then on, and a write that follows finds it kept. */
    const compared = async (place: string): Promise<readonly string[]> => {
      const texts: string[] = [];
      for (const path of KEPT) {
        const now = await statusAndText(plain.sender, path, token);
        texts.push(now);
        for (const { sender } of [one, other]) if ((await statusAndText(sender, path, token)) !== now) wrong.push(`${place}: ${path}`);
      }
      return texts;
    };
    await comeIn();
    await compared('at first');
    for (const operation of unsafe) {
      const request = ownRequest(operation, person.ids);
      const got = await one.sender.send({ ...request, headers: { ...request.headers, ...bySession(one.sender.url, token, csrf) } });
      expect(got.status, operation.place).toBeLessThan(500);
      if (got.status < 300) taken += 1;
      if (operation.place === 'DELETE /api/me') break;
      await comeIn();
      const now = await compared(operation.place);
      if (now.join() !== before.join()) different += 1;
      before = now;
      if (got.status < 300) person = { ...person, ids: await idsOf(store, person.id) };
    }
    console.log(`${dialect}: ${unsafe.length} kinds of requests, ${taken} taken, ${different} changed an answer`);
    expect(wrong).toEqual([]);
    expect(taken).toBeGreaterThan(25);
    expect(different).toBeGreaterThan(8);
    expect(await hitsOf(one.app)).toBeGreaterThan(20);
    expect(await hitsOf(plain.app)).toBe(0);
  });

  it('is never older than what a job found for the person', async () => {
    const store = await open();
    const { plain, one } = await servers(store, null);
    const ada = one.app.client();
    await ada.registerPerson();
    const account = idOf((await ada.post('/api/accounts', { name: 'Main', kind: 'checking', balance: 900, balance_as_of: '2026-03-02' })).body);
    for (const month of ['09', '10', '11', '12']) {
      await ada.post('/api/transactions', { account_id: account, posted_on: `2025-${month}-03`, amount: -15.99, payee: 'Film Club' });
    }
    const overviewOf = async (app: App): Promise<unknown> => {
      const client = app.client();
      for (const [name, value] of ada.cookies) client.cookies.set(name, value);
      return (await client.get('/api/overview')).body;
    };
    const before = await overviewOf(one.app);
    expect(await overviewOf(one.app)).toEqual(before);
    one.app.clock.pass(20_000);
    await one.app.mingus.runner.drain();
    const after = await overviewOf(one.app);
    expect(after).toEqual(await overviewOf(plain.app));
    expect(after).not.toEqual(before);
  });
});

onEachDatabase('a Redis that comes back with what it held long ago', (open) => {
  it.skipIf(noRedis)('gives nobody an answer from before their last write', async () => {
    const fragile = await startFragileRedis();
    onTestFinished(() => fragile.stop());
    const store = await open();
    const { plain, one, other } = await servers(store, fragile.url);
    const ada = one.app.client();
    await ada.registerPerson();
    const there = (app: App) => {
      const client = app.client();
      for (const [name, value] of ada.cookies) client.cookies.set(name, value);
      return client;
    };
    const balance = async (app: App): Promise<unknown> => Object((await there(app).get('/api/overview')).body).accounts;
    const account = await ada.post('/api/accounts', { name: 'Main', kind: 'checking', balance: 900, balance_as_of: '2026-03-02' });
    for (const { app } of [one, other]) await balance(app);
    const held = await fragile.directly(async (redis) => {
      const found: (readonly [string, Buffer])[] = [];
      for (const key of await redis.keys('*cache:*')) found.push([key, (await redis.dumpBuffer(key)) ?? Buffer.of()]);
      return found;
    });
    expect(held.length).toBeGreaterThan(0);
    await fragile.begin('killed');
    expect((await ada.patch(`/api/accounts/${idOf(account.body)}`, { balance: 1200, balance_as_of: '2026-03-02' })).status).toBe(200);
    for (const { app } of [one, other]) expect(await balance(app)).toEqual(await balance(plain.app));
    await fragile.end('killed');
    await fragile.directly(async (redis) => {
      for (const [key, bytes] of held) await redis.restore(key, 0, bytes, 'REPLACE');
    });
    for (const { app } of [one, other]) expect(await balance(app)).toEqual(await balance(plain.app));
    expect(await balance(other.app)).toMatchObject([{ current_balance: 1200 }]);
  });
});
