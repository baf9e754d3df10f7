import { expect, it } from 'vitest';
import { z } from 'zod';
import { startBare } from '../../../tests/support/bare-server.ts';
import type { Answer, Client } from '../../../tests/support/client.ts';
import { onEachDatabase } from '../../../tests/support/databases.ts';
import { addTwoPeople } from '../../../tests/support/people.ts';
import { startApp } from '../../../tests/support/server.ts';
import { endpoint, made, removed, nothing } from '../../contract/endpoint.ts';
import { commonProblems, Problem } from '../../contract/problem.ts';
import { cents } from '../../core/money/cents.ts';
import type { Store } from '../database/store.ts';
import { handle, type Route } from './route.ts';

const ACCOUNT = { name: 'Checking', kind: 'checking', balance: 1200.5, balance_as_of: '2025-01-15' };
const keyed = (key: string) => ({ headers: { 'idempotency-key': key } });
const addAccount = (client: Client, key: string, body: object = ACCOUNT): Promise<Answer> => client.post('/api/accounts', body, keyed(key));
const page = z.looseObject({ items: z.array(z.looseObject({ id: z.int(), name: z.string() })) });
const namesOf = async (client: Client): Promise<readonly string[]> => (await client.get('/api/accounts')).read(page).items.map(({ name }) => name);

onEachDatabase('a request with an Idempotency-Key', (open) => {
  it('has one effect and one answer, however often it is sent', async () => {
    const app = await startApp(await open());
    const ada = app.client();
    await ada.registerPerson();
    const first = await addAccount(ada, 'k1');
    const second = await addAccount(ada, 'k1');
    expect(first.status).toBe(201);
    expect([second.status, second.body]).toEqual([first.status, first.body]);
    expect(await namesOf(ada)).toEqual(['Checking']);
    expect((await addAccount(ada, 'k2')).status).toBe(201);
    expect(await namesOf(ada)).toEqual(['Checking', 'Checking']);
  });

  it('has one effect when it is sent ten times at once', async () => {
    const app = await startApp(await open());
    const ada = app.client();
    await ada.registerPerson();
    const answers = await Promise.all(Array.from({ length: 10 }, () => addAccount(ada, 'k1')));
    expect(new Set(answers.map(({ status, body }) => JSON.stringify([status, body]))).size).toBe(1);
    expect(answers[0]?.status).toBe(201);
    expect(await namesOf(ada)).toEqual(['Checking']);
  });

  it("is the person's own: another person's same key is another request", async () => {
    const app = await startApp(await open());
    const [ada, bob] = [app.client(), app.client()];
    await ada.registerPerson();
    await bob.registerPerson();
    await addAccount(ada, 'k1');
    const his = await addAccount(bob, 'k1', { ...ACCOUNT, name: "Bob's" });
    expect(his).toMatchObject({ status: 201, body: { name: "Bob's" } });
    expect(await namesOf(ada)).toEqual(['Checking']);
    expect(await namesOf(bob)).toEqual(["Bob's"]);
  });

  it('is refused with another body or at another address, and the order of members is no other body', async () => {
    const app = await startApp(await open());
    const ada = app.client();
    await ada.registerPerson();
    const first = await addAccount(ada, 'k1');
    expect(await addAccount(ada, 'k1', { ...ACCOUNT, balance: 1 })).toMatchObject({ status: 422, body: { code: 'idempotency.mismatch' } });
    const { id } = first.read(z.looseObject({ id: z.int() }));
    expect(await ada.patch(`/api/accounts/${id}`, { name: 'Other' }, keyed('k1'))).toMatchObject({
      status: 422,
      body: { code: 'idempotency.mismatch' },
    });
    const reordered = Object.fromEntries(Object.entries(ACCOUNT).toReversed());
    expect((await addAccount(ada, 'k1', reordered)).body).toEqual(first.body);
    expect(await namesOf(ada)).toEqual(['Checking']);
  });

  it('may be tried again when it ended in a problem', async () => {
    const app = await startApp(await open());
    const ada = app.client();
    await ada.registerPerson();
    expect((await addAccount(ada, 'k1', { ...ACCOUNT, balance_as_of: '2025-02-01' })).status).toBe(422);
    expect((await addAccount(ada, 'k1')).status).toBe(201);
  });

  it('is remembered for 24 hours', async () => {
    const app = await startApp(await open());
    const ada = app.client();
    const { email, password } = await ada.registerPerson();
    await addAccount(ada, 'k1');
    const signInAgain = async (): Promise<void> => {
      expect((await ada.post('/api/auth/login', { email, password })).status).toBe(200);
    };
    app.clock.set('2025-01-16T11:59:00.000Z');
    await signInAgain();
    await addAccount(ada, 'k1');
    expect(await namesOf(ada)).toHaveLength(1);
    app.clock.set('2025-01-16T12:01:00.000Z');
    await addAccount(ada, 'k1');
    expect(await namesOf(ada)).toHaveLength(2);
  });

  it('needs a key that can be kept', async () => {
    const app = await startApp(await open());
    const ada = app.client();
    await ada.registerPerson();
    for (const key of ['', 'a b', 'x'.repeat(256), 'ä']) {
      const headers = { 'idempotency-key': Buffer.from(key).toString('latin1') };
      expect((await ada.post('/api/accounts', ACCOUNT, { headers })).status, key).toBe(400);
    }
    expect(await namesOf(ada)).toEqual([]);
  });
});

const answers = { 201: z.object({ made: z.int() }) };
const making = endpoint({ method: 'POST', path: '/api/things', access: 'person', tier: 'write', summary: '', tag: '', answers, problems: [] });
const erasing = endpoint({ ...making, method: 'DELETE', path: '/api/everything', answers: { 204: nothing } });

const insertEvent = (store: Store, user_id: number, name: string) =>
  store.transaction((db) =>
    db
      .insertInto('planned_events')
      .values({ user_id, name, amount: cents(1), date: '2025-02-01', created_at: '2025-01-15T12:00:00.000Z', updated_at: '2025-01-15T12:00:00.000Z' })
      .execute(),
  );
const countEvents = async (store: Store): Promise<number> => (await store.db.selectFrom('planned_events').select('id').execute()).length;

onEachDatabase('the answer of a request with a key', (open) => {
  it('is kept with its effect or not at all, also when the work fails after it', async () => {
    const store = await open();
    const [ada] = await addTwoPeople(store);
    let runs = 0;
    const route: Route = handle(making, async ({ caller }) => {
      runs += 1;
      await insertEvent(store, caller.user_id, 'a');
      if (runs === 1) throw new Problem(commonProblems['server.busy'], 'Later.');
      return made({ made: runs });
    });
    const { client } = await startBare([route], { store });
    const send = () => client(ada.id).post('/api/things', undefined, keyed('k'));
    expect((await send()).status).toBe(503);
    expect(await countEvents(store)).toBe(0);
    expect((await send()).body).toEqual({ made: 2 });
    expect((await send()).body).toEqual({ made: 2 });
    expect([runs, await countEvents(store)]).toEqual([2, 1]);
  });

  it('is one even when the work took two transactions', async () => {
    const store = await open();
    const [ada] = await addTwoPeople(store);
    const route = handle(making, async ({ caller }) => {
      await insertEvent(store, caller.user_id, 'a');
      await insertEvent(store, caller.user_id, 'b');
      return made({ made: 2 });
    });
    const { client } = await startBare([route], { store });
    await Promise.all(Array.from({ length: 3 }, () => client(ada.id).post('/api/things', undefined, keyed('k'))));
    expect(await countEvents(store)).toBe(2);
  });

  it('does not outlive the person', async () => {
    const store = await open();
    const [ada] = await addTwoPeople(store);
    const route = handle(erasing, async ({ caller }) => {
      await store.transaction((db) => db.deleteFrom('users').where('id', '=', caller.user_id).execute());
      return removed();
    });
    const { client } = await startBare([route], { store });
    expect((await client(ada.id).delete('/api/everything', undefined, keyed('k'))).status).toBe(204);
    expect(await store.db.selectFrom('idempotency_keys').select('id').execute()).toEqual([]);
  });
});

onEachDatabase('a request with a key whose first is still running', (open, dialect) => {
  it('is asked to come back, and then gets the same answer', async () => {
    const store = await open();
    const [ada] = await addTwoPeople(store);
    const gate = Promise.withResolvers<void>();
    const begun = Promise.withResolvers<void>();
    const route = handle(making, async ({ caller }) => {
      await insertEvent(store, caller.user_id, 'a');
      begun.resolve();
      await gate.promise;
      return made({ made: 1 });
    });
    const { client } = await startBare([route], { store });
    const send = () => client(ada.id).post('/api/things', undefined, keyed('k'));
    const first = send();
    await begun.promise;
    const second = await send();
    // One pen on SQLite: whoever waits too long for it is not told whose it is.
    expect(second).toMatchObject(
      dialect === 'postgres' ? { status: 409, body: { code: 'idempotency.running' } } : { status: 503, body: { code: 'server.busy' } },
    );
    expect(second.headers.get('retry-after')).toBe('1');
    gate.resolve();
    expect((await first).status).toBe(201);
    expect(await send()).toMatchObject({ status: 201, body: { made: 1 } });
    expect(await countEvents(store)).toBe(1);
  });
});
