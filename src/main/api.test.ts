import { expect, it } from 'vitest';
import { z } from 'zod';
import { administratorOf } from '../../tests/support/administrator.ts';
import { onEachDatabase } from '../../tests/support/databases.ts';
import { type App, startApp } from '../../tests/support/server.ts';
import type { Endpoint } from '../contract/endpoint.ts';
import { listApi } from './describe-api.ts';

/** An address that the route's own schema takes: a day where a day stands, else a number. */
const addressOf = ({ path }: Endpoint): string => path.replace(':date', '2025-01-15').replace(/:\w+/g, '1');
const endpointsOf = ({ mingus }: App): readonly Endpoint[] => mingus.routes.map(({ endpoint }) => endpoint);
const code = (body: unknown): unknown => z.looseObject({ code: z.string() }).safeParse(body).data?.code;

/** What says which of several forms a body has, for the first of them; nothing where there is one form. */
function formOf(body: Endpoint['body']): object {
  if (!(body instanceof z.ZodDiscriminatedUnion)) return {};
  const { discriminator } = body.def;
  const [first] = body.options;
  const says = first instanceof z.ZodObject ? first.shape[discriminator] : undefined;
  return says instanceof z.ZodLiteral ? { [discriminator]: says.value } : {};
}

it('every route declares who may call it, which limit counts it and what it answers, and stands once', async () => {
  const { endpoints } = await listApi();
  expect(endpoints.length).toBeGreaterThan(20);
  for (const { access, tier, answers, summary, tag, path } of endpoints) {
    expect(['anyone', 'person', 'admin', 'by_link'], path).toContain(access);
    expect(tier, path).toMatch(/^(read|write|heavy|anonymous|register|sign_in)$/);
    expect(Object.keys(answers).length, path).toBeGreaterThan(0);
    expect(summary, path).toMatch(/^[A-Z].*\.$/);
    expect(tag, path).not.toBe('');
  }
  expect(new Set(endpoints.map(({ method, path }) => `${method} ${path}`)).size).toBe(endpoints.length);
});

onEachDatabase('every route of Mingus', (open) => {
  it('that is a person’s answers nobody else, whatever is asked', async () => {
    const app = await startApp(await open());
    for (const endpoint of endpointsOf(app).filter(({ access }) => access === 'person' || access === 'admin')) {
      const place = `${endpoint.method} ${endpoint.path}`;
      const stranger = await app.client().send(endpoint.method, addressOf(endpoint));
      expect([stranger.status, code(stranger.body)], place).toEqual([401, 'auth.required']);
      const stale = await app
        .client()
        .send(endpoint.method, addressOf(endpoint), undefined, { headers: { cookie: `mingus_session=${'a'.repeat(43)}` } });
      expect([stale.status, code(stale.body)], place).toEqual([401, 'auth.required']);
    }
  });

  it('that changes something refuses other sites, and a person’s also a missing CSRF token', async () => {
    const app = await startApp(await open());
    const ada = app.client();
    await ada.registerPerson();
    const cookie = [...ada.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const unsafe = endpointsOf(app).filter(({ method, access }) => method !== 'GET' && access !== 'by_link');
    expect(unsafe.length).toBeGreaterThan(10);
    for (const endpoint of unsafe) {
      const place = `${endpoint.method} ${endpoint.path}`;
      const bare = (headers: Record<string, string>) =>
        ada.send(endpoint.method, addressOf(endpoint), undefined, { bare: true, headers: { cookie, ...headers } });
      expect(code((await bare({ 'x-csrf-token': ada.csrfToken ?? '', 'sec-fetch-site': 'cross-site' })).body), place).toBe('auth.csrf');
      if (endpoint.access === 'person') expect(code((await bare({ 'sec-fetch-site': 'same-origin' })).body), place).toBe('auth.csrf');
    }
    expect((await ada.get('/api/me')).status).toBe(200);
  });

  it('that takes something in its query refuses to be told it twice', async () => {
    const app = await startApp(await open());
    const ada = app.client();
    await ada.registerPerson();
    let told = 0;
    for (const endpoint of endpointsOf(app).filter(({ access, query }) => access === 'person' && query !== undefined)) {
      for (const name of Object.keys(endpoint.query?.shape ?? {})) {
        const answer = await ada.send(endpoint.method, `${addressOf(endpoint)}?${name}=1&${name}=2`);
        expect([answer.status, code(answer.body)], `${endpoint.path} ${name}`).toEqual([400, 'request.invalid']);
        told += 1;
      }
    }
    expect(told).toBeGreaterThan(20);
  });

  it('that lists refuses a cursor that is none of its own', async () => {
    const store = await open();
    const app = await startApp(store);
    const { client: ada } = await administratorOf(app, store);
    const strange = ['0000-01-01T00:00:00.000Z', '2025-02-30T00:00:00.000Z', '2025-01-15T10:30:00+25:00', 'infinity', ''].map((instant) => [
      instant,
      1,
    ]);
    const lists = endpointsOf(app).filter(({ method, query }) => method === 'GET' && query !== undefined && 'cursor' in query.shape);
    expect(lists.length).toBeGreaterThan(8);
    for (const endpoint of lists) {
      for (const place of [...strange, [], {}, null]) {
        const cursor = Buffer.from(JSON.stringify(place)).toString('base64url');
        const answer = await ada.get(`${addressOf(endpoint)}?cursor=${cursor}`);
        // A list within a record that does not exist may say that first.
        expect([400, 404], `${endpoint.path} ${JSON.stringify(place)}`).toContain(answer.status);
        expect(['request.invalid', 'not_found'], endpoint.path).toContain(code(answer.body));
      }
    }
  });

  it('that takes a body refuses one with a member that nobody knows', async () => {
    const store = await open();
    const app = await startApp(store);
    const { client: ada } = await administratorOf(app, store);
    for (const endpoint of endpointsOf(app).filter(({ body, multipart }) => body !== undefined && multipart !== true)) {
      // Of several forms the first: what is of none says no more than that.
      const answer = await ada.send(endpoint.method, addressOf(endpoint), { ...formOf(endpoint.body), unheard_of: 1 });
      const place = `${endpoint.method} ${endpoint.path}`;
      expect(answer.status, place).toBe(400);
      expect(JSON.stringify(answer.body), place).toContain('"unheard_of"');
    }
  });
});

onEachDatabase('a session over HTTP', (open) => {
  it('ends where it is ended: its cookie is taken away, and kept elsewhere it opens nothing', async () => {
    const app = await startApp(await open());
    const ada = app.client();
    await ada.registerPerson();
    const kept = new Map(ada.cookies);
    const answer = await ada.post('/api/auth/logout');
    expect([answer.status, answer.headers.getSetCookie()]).toEqual([
      204,
      [expect.stringMatching(/^mingus_session=; .*Path=\/; Expires=Thu, 01 Jan 1970/)],
    ]);
    for (const [name, value] of kept) ada.cookies.set(name, value);
    expect((await ada.get('/api/me')).status).toBe(401);
  });

  it('lives an hour from its last use, and so does its cookie', async () => {
    const app = await startApp(await open());
    const ada = app.client();
    await ada.registerPerson();
    for (let hours = 0; hours < 5; hours += 1) {
      app.clock.pass(50 * 60_000);
      const answer = await ada.get('/api/me');
      expect([answer.status, answer.headers.getSetCookie()]).toEqual([200, [expect.stringContaining('Max-Age=3600')]]);
    }
    app.clock.pass(61 * 60_000);
    expect((await ada.get('/api/me')).status).toBe(401);
  });
});
