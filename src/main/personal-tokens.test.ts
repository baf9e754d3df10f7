import { expect, it } from 'vitest';
import { z } from 'zod';
import { onEachDatabase } from '../../tests/support/databases.ts';
import { makeProgram } from '../../tests/support/program.ts';
import { startApp } from '../../tests/support/server.ts';
import type { Endpoint } from '../contract/endpoint.ts';

/** What a program may reach: what a person keeps in Mingus and what Mingus makes of it. Whatever is about signing in, or goes further, needs a session. */
const OPEN_TO_PROGRAMS = [
  '/api/accounts',
  '/api/category-changes',
  '/api/category-rules',
  '/api/checkins',
  '/api/events',
  '/api/forecast',
  '/api/forecasts',
  '/api/goals',
  '/api/imports',
  '/api/insights',
  '/api/onboarding',
  '/api/overview',
  '/api/preferences',
  '/api/profile',
  '/api/questionnaires',
  '/api/recurring',
  '/api/reminders',
  '/api/spending',
  '/api/transactions',
] as const;

const isOpen = ({ access, method, path }: Endpoint): boolean =>
  access === 'anyone' ||
  (access === 'person' && OPEN_TO_PROGRAMS.some((area) => path === area || path.startsWith(`${area}/`))) ||
  // Who it is that the token belongs to may be read, and not changed.
  `${method} ${path}` === 'GET /api/me';

const addressOf = ({ path }: Endpoint): string => path.replace(':date', '2025-01-15').replace(/:\w+/g, '1');
const code = (body: unknown): unknown => z.looseObject({ code: z.string() }).safeParse(body).data?.code;

onEachDatabase('a personal token', (open) => {
  it('may do what the list of open areas says, and nothing else, whatever its scopes', async () => {
    const store = await open();
    const app = await startApp(store);
    const administrator = app.client();
    const { id } = await administrator.registerPerson();
    const program = await makeProgram(administrator);
    await store.db.updateTable('users').set({ role: 'admin' }).where('id', '=', id).execute();
    const endpoints = app.mingus.routes.map(({ endpoint }) => endpoint).filter(({ access }) => access !== 'anyone' && access !== 'by_link');
    for (const endpoint of endpoints) {
      const refused = code((await program.send(endpoint.method, addressOf(endpoint))).body) === 'auth.session_only';
      expect(refused, `${endpoint.method} ${endpoint.path}`).toBe(!isOpen(endpoint));
    }
    const open_ = endpoints.filter(isOpen);
    for (const area of OPEN_TO_PROGRAMS)
      expect(
        open_.some(({ path }) => path.startsWith(area)),
        area,
      ).toBe(true);
  });

  it('of the scope read gets no further than reading, on any address', async () => {
    const app = await startApp(await open());
    const ada = app.client();
    await ada.registerPerson();
    const program = await makeProgram(ada, { scopes: ['read'] });
    const unsafe = app.mingus.routes.map(({ endpoint }) => endpoint).filter(({ access, method }) => access === 'person' && method !== 'GET');
    expect(unsafe.length).toBeGreaterThan(20);
    for (const endpoint of unsafe) {
      const answer = await program.send(endpoint.method, addressOf(endpoint));
      const place = `${endpoint.method} ${endpoint.path}`;
      expect([answer.status, code(answer.body)], place).toEqual([403, isOpen(endpoint) ? 'auth.token_scope' : 'auth.session_only']);
    }
  });

  it('costs a request one query, and nothing more within a minute', async () => {
    const statements: string[] = [];
    const app = await startApp(await open({ onQuery: ({ sql }) => void statements.push(sql) }));
    const ada = app.client();
    await ada.registerPerson();
    const program = await makeProgram(ada);
    const counted = async (): Promise<number> => {
      statements.length = 0;
      await program.get('/api/me');
      return statements.filter((sql) => /^(select|insert|update|delete|with)/i.test(sql)).length;
    };
    // Finding the token, noting its use, reading the person; then without the note.
    expect([await counted(), await counted(), await counted()]).toEqual([3, 2, 2]);
    app.clock.pass(60_000);
    expect(await counted()).toBe(3);
  });
});
