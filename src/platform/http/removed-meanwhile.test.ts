import { expect, it } from 'vitest';
import { z } from 'zod';
import { startBare } from '../../../tests/support/bare-server.ts';
import { onEachDatabase } from '../../../tests/support/databases.ts';
import { addTwoPeople } from '../../../tests/support/people.ts';
import { endpoint, nothing, removed } from '../../contract/endpoint.ts';
import { idParam } from '../../contract/fields.ts';
import { commonProblems, Problem } from '../../contract/problem.ts';
import type { Store } from '../database/store.ts';
import { handle, type Route } from './route.ts';

const noting = endpoint({
  method: 'POST',
  path: '/api/people/:id/notes',
  access: 'person',
  tier: 'write',
  summary: '',
  tag: '',
  params: idParam,
  problems: ['request.not_found'],
  answers: { 204: nothing },
});

/** Looks whether somebody is there, lets something happen, and then writes a row of theirs. */
const notingRoute = ({ db }: Store, meanwhile: (id: number) => Promise<unknown>): Route =>
  handle(noting, async ({ params: { id } }) => {
    const found = await db.selectFrom('users').select('id').where('id', '=', id).executeTakeFirst();
    if (found === undefined) throw new Problem(commonProblems['request.not_found'], 'There is nobody of that number.');
    await meanwhile(id);
    await db.insertInto('recurring_searches').values({ user_id: id, requested_at: '2025-01-15T12:00:00.000Z' }).execute();
    return removed();
  });

const refusal = z.looseObject({ status: z.int(), code: z.string() });

onEachDatabase('what a request refers to', (open) => {
  it('is said to be gone when it was removed after it was looked at, and nothing else is', async () => {
    const store = await open();
    const [ada, bo] = await addTwoPeople(store);
    const route = notingRoute(store, async (id) => (id === ada.id ? store.db.deleteFrom('users').where('id', '=', id).execute() : undefined));
    const { client } = await startBare([route]);
    expect((await client(7).post(`/api/people/${ada.id}/notes`)).read(refusal)).toMatchObject({ status: 404, code: 'request.not_found' });
    expect((await client(7).post(`/api/people/${bo.id}/notes`)).status).toBe(204);
    expect(await store.db.selectFrom('recurring_searches').select('user_id').execute()).toEqual([{ user_id: bo.id }]);
  });

  it('is a fault of ours when it was never there: that is looked at twice, and then told as one', async () => {
    const store = await open();
    let looks = 0;
    const broken = handle(noting, async ({ params: { id } }) => {
      looks += 1;
      await store.db.insertInto('recurring_searches').values({ user_id: id, requested_at: '2025-01-15T12:00:00.000Z' }).execute();
      return removed();
    });
    const { client } = await startBare([broken]);
    expect((await client(7).post('/api/people/900001/notes')).read(refusal)).toMatchObject({ status: 500, code: 'server.error' });
    expect(looks).toBe(2);
  });
});
