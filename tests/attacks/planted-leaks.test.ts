import { expect, it } from 'vitest';
import { z } from 'zod';
import { endpoint, nothing, ok, removed } from '../../src/contract/endpoint.ts';
import { idParam } from '../../src/contract/fields.ts';
import { commonProblems, Problem } from '../../src/contract/problem.ts';
import { handle, type Route } from '../../src/platform/http/route.ts';
import type { Store } from '../../src/platform/database/store.ts';
import { onEachDatabase } from '../support/databases.ts';
import { worldWith } from './support/planted.ts';
import { tryAll } from './support/try-all.ts';
import { visitorKinds } from './support/visitors.ts';

// The matrix of callers is worth what it finds: each hole that is planted here has to be found by it, and a sound route found sound.

const shape = { access: 'person', tier: 'read', summary: 'Planted.', tag: 'Planted', problems: [], params: idParam } as const;
const named = z.object({ name: z.string() });
const reading = (path: string) => endpoint({ ...shape, method: 'GET', path, answers: { 200: named } });
const gone = (detail = 'There is no such account.') => new Problem(commonProblems['request.not_found'], detail);

const accountOf = ({ db }: Store, id: number) => db.selectFrom('ledger_accounts').selectAll().where('id', '=', id).executeTakeFirst();

const own = async (store: Store, id: number, userId: number) => {
  const found = await accountOf(store, id);
  if (found?.user_id !== userId) throw gone();
  return found;
};

/** Routes by what is wrong with them. */
const planted: Readonly<Record<string, (store: Store) => Route>> = {
  nothing: (store) => handle(reading('/api/accounts/:id'), async ({ params, caller }) => ok({ name: (await own(store, params.id, caller.user_id)).name })),
  'it asks nobody whose row it is': (store) =>
    handle(reading('/api/accounts/:id'), async ({ params }) => {
      const found = await accountOf(store, params.id);
      if (found === undefined) throw gone();
      return ok({ name: found.name });
    }),
  'it tells figures of others': (store) =>
    handle(endpoint({ ...shape, method: 'GET', path: '/api/accounts/:id', answers: { 200: z.object({ total: z.number() }) } }), async ({ params }) => {
      const found = await accountOf(store, params.id);
      if (found === undefined) throw gone();
      return ok({ total: found.balance / 100 });
    }),
  'its refusal says that there is one': (store) =>
    handle(reading('/api/accounts/:id'), async ({ params, caller }) => {
      if ((await accountOf(store, params.id)) !== undefined) await own(store, params.id, caller.user_id);
      throw gone('It was never there.');
    }),
  'its refusal has another status': (store) =>
    handle(reading('/api/accounts/:id'), async ({ params, caller }) => {
      const found = await accountOf(store, params.id);
      if (found !== undefined && found.user_id !== caller.user_id) throw new Problem(commonProblems['auth.forbidden'], 'It is not yours.');
      throw gone();
    }),
  'a header tells': (store) =>
    handle(reading('/api/accounts/:id'), async ({ params, cookie }) => {
      const found = await accountOf(store, params.id);
      if (found !== undefined) cookie.set(found.name);
      throw gone();
    }),
  'it changes, and then says that it did not': (store) =>
    handle(endpoint({ ...shape, method: 'DELETE', path: '/api/accounts/:id', tier: 'write', answers: { 204: nothing } }), async ({ params }) => {
      await store.db.updateTable('ledger_accounts').set({ kind: 'cash' }).where('id', '=', params.id).execute();
      throw gone();
    }),
  'anybody may ask': (store) =>
    handle(endpoint({ ...shape, access: 'anyone', method: 'GET', path: '/api/accounts/:id', answers: { 200: named } }), async ({ params }) => {
      const found = await accountOf(store, params.id);
      return ok({ name: found?.name ?? '' });
    }),
  'its query is believed': (store) =>
    handle(
      endpoint({ ...shape, params: undefined, query: z.object({ account_id: z.coerce.number() }), method: 'GET', path: '/api/planted', answers: { 200: named } }),
      async ({ query }) => ok({ name: (await accountOf(store, query.account_id))?.name ?? '' }),
    ),
  'its body is believed': (store) =>
    handle(
      endpoint({
        ...shape,
        params: undefined,
        body: z.strictObject({ account_id: z.number() }),
        method: 'POST',
        path: '/api/planted',
        answers: { 204: nothing },
      }),
      async ({ body }) => {
        await store.db.updateTable('ledger_accounts').set({ name: 'taken' }).where('id', '=', body.account_id).execute();
        return removed();
      },
    ),
};

const findings = async (store: Store, route: Route): Promise<readonly string[]> => {
  const world = await worldWith(store, [route]);
  const other = visitorKinds.filter(({ name }) => ['anonymous', 'the other person'].includes(name));
  const found: string[] = [];
  for (const kind of other) found.push(...(await tryAll(world, kind)).findings);
  return found;
};

onEachDatabase('a hole that is planted is found', (open) => {
  it.each(Object.entries(planted))('when what is wrong is: %s', async (name, plant) => {
    const store = await open();
    const found = await findings(store, plant(store));
    if (name === 'nothing') expect(found).toEqual([]);
    else expect(found).not.toEqual([]);
  });

  it('also where a parameter of an address means something that nobody has said', async () => {
    const store = await open();
    const route = handle(reading('/api/unheard-of/:id'), async () => ok({ name: '' }));
    await expect(findings(store, route)).rejects.toThrow('/api/unheard-of/:id: nobody has said what the parameter stands for');
  });
});

