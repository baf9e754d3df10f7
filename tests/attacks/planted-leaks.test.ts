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
const at = (name: string): string => `/api/accounts/:id/${name}`;
const reading = (name: string) => endpoint({ ...shape, method: 'GET', path: at(name), answers: { 200: named } });
const gone = (detail = 'There is no such account.') => new Problem(commonProblems['request.not_found'], detail);

const accountOf = ({ db }: Store, id: number) => db.selectFrom('ledger_accounts').selectAll().where('id', '=', id).executeTakeFirst();

async function accountFor(store: Store, id: number, userId: number) {
  const found = await accountOf(store, id);
  if (found?.user_id !== userId) throw gone();
  return found;
}

const SOUND = 'sound';

/** Routes by what is wrong with them, which is also their address. */
const planted: Readonly<Record<string, (store: Store, name: string) => Route>> = {
  [SOUND]: (store, name) =>
    handle(reading(name), async ({ params, caller }) => ok({ name: (await accountFor(store, params.id, caller.user_id)).name })),
  'asks-nobody-whose-row-it-is': (store, name) =>
    handle(reading(name), async ({ params }) => {
      const found = await accountOf(store, params.id);
      if (found === undefined) throw gone();
      return ok({ name: found.name });
    }),
  'tells-figures-of-others': (store, name) =>
    handle(endpoint({ ...shape, method: 'GET', path: at(name), answers: { 200: z.object({ total: z.number() }) } }), async ({ params }) => {
      const found = await accountOf(store, params.id);
      if (found === undefined) throw gone();
      return ok({ total: found.balance / 100 });
    }),
  'refuses-by-saying-that-there-is-one': (store, name) =>
    handle(reading(name), async ({ params, caller }) => {
      if ((await accountOf(store, params.id)) !== undefined) await accountFor(store, params.id, caller.user_id);
      throw gone('It was never there.');
    }),
  'refuses-with-another-status': (store, name) =>
    handle(reading(name), async ({ params, caller }) => {
      const found = await accountOf(store, params.id);
      if (found !== undefined && found.user_id !== caller.user_id) throw new Problem(commonProblems['auth.forbidden'], 'It is not yours.');
      throw gone();
    }),
  'tells-by-a-header': (store, name) =>
    handle(reading(name), async ({ params, cookie }) => {
      if ((await accountOf(store, params.id)) !== undefined) cookie.set('there');
      throw gone();
    }),
  'changes-and-says-that-it-did-not': (store, name) =>
    handle(endpoint({ ...shape, method: 'DELETE', path: at(name), tier: 'write', answers: { 204: nothing } }), async ({ params }) => {
      await store.db.updateTable('ledger_accounts').set({ kind: 'cash' }).where('id', '=', params.id).execute();
      throw gone();
    }),
  'asks-nobody-who-they-are': (store, name) =>
    handle(endpoint({ ...shape, access: 'anyone', method: 'GET', path: at(name), answers: { 200: named } }), async ({ params }) =>
      ok({ name: (await accountOf(store, params.id))?.name ?? '' }),
    ),
  'believes-its-query': (store, name) =>
    handle(
      endpoint({
        ...shape,
        params: undefined,
        method: 'GET',
        path: `/api/${name}`,
        query: z.object({ account_id: z.coerce.number() }),
        answers: { 200: named },
      }),
      async ({ query }) => ok({ name: (await accountOf(store, query.account_id))?.name ?? '' }),
    ),
  'believes-its-body': (store, name) =>
    handle(
      endpoint({
        ...shape,
        params: undefined,
        method: 'POST',
        path: `/api/${name}`,
        body: z.strictObject({ account_id: z.number() }),
        answers: { 204: nothing },
      }),
      async ({ body }) => {
        await store.db.updateTable('ledger_accounts').set({ name: 'taken' }).where('id', '=', body.account_id).execute();
        return removed();
      },
    ),
};

const strangers = visitorKinds.filter(({ name }) => ['anonymous', 'the other person'].includes(name));

async function findingsIn(store: Store, routes: readonly Route[]): Promise<readonly string[]> {
  const world = await worldWith(store, routes);
  const found: string[] = [];
  for (const kind of strangers) found.push(...(await tryAll(world, kind)).findings);
  return found;
}

onEachDatabase('a hole that is planted', (open) => {
  it('is found, each kind of it, and a sound route is found sound', { timeout: 300_000 }, async () => {
    const store = await open();
    const routes = Object.entries(planted).map(([name, plant]) => plant(store, name));
    const found = await findingsIn(store, routes);
    const unfound = Object.keys(planted).filter((name) => !found.some((finding) => finding.includes(`/${name} `)));
    expect(unfound).toEqual([SOUND]);
  });

  it('is a parameter of an address too of which nobody has said what it means', { timeout: 300_000 }, async () => {
    const path = '/api/unheard-of/:id';
    const route = handle(endpoint({ ...shape, method: 'GET', path, answers: { 200: named } }), async () => ok({ name: '' }));
    await expect(findingsIn(await open(), [route])).rejects.toThrow(`${path}: nobody has said what the parameter stands for`);
  });
});
