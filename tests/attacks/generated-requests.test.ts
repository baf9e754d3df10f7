import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { endpoint, ok } from '../../src/contract/endpoint.ts';
import { commonProblems, Problem } from '../../src/contract/problem.ts';
import { openStore } from '../../src/platform/database/open.ts';
import type { Store } from '../../src/platform/database/store.ts';
import type { Route } from '../../src/platform/http/route.ts';
import { onEachDatabaseFile, onSqlite } from '../support/databases.ts';
import { startApp } from '../support/server.ts';
import { createAnswerCheck } from './support/answer-check.ts';
import { createInProcessSender } from './support/in-process.ts';
import { type Outcome, sendMadeUp } from './support/made-up.ts';
import { readApi } from './support/operations.ts';
import { worldWith } from './support/planted.ts';
import type { Got } from './support/sender.ts';

// Requests that were made up, from those that an endpoint takes to those that nobody would send. CONTRIBUTING.md says how to send many more.

const LONG_MS = 24 * 3_600_000;
const REQUESTS = Number(process.env['FUZZ_REQUESTS'] ?? 20_000);
const SEED = Number(process.env['FUZZ_SEED'] ?? 20_260_302);
/** On PostgreSQL each query goes over a socket, and what a request does to it is tried by every test of a feature: fewer are sent there. */
const SHARE: Readonly<Record<Store['dialect'], number>> = { sqlite: 0.85, postgres: 0.15 };

const told = ({ sent, byStatus, findings }: Outcome): string => {
  const statuses = [...byStatus].toSorted(([one], [other]) => one - other).map(([status, count]) => `${count} × ${status}`);
  return `${sent} made-up requests (FUZZ_SEED=${SEED}): ${statuses.join(', ')}; ${findings.length} findings`;
};

onEachDatabaseFile('requests that were made up', (makeDatabase, dialect) => {
  it('are each answered as the document of the API says', { timeout: LONG_MS }, async () => {
    const store = await openStore(await makeDatabase());
    const app = await startApp(store, { now: '2026-03-02T12:00:00.000Z' });
    const { server, routes, problems } = app.mingus;
    const endpoints = routes.map((route) => route.endpoint);
    const world = { store, app, sender: createInProcessSender(server, app.url), api: await readApi(endpoints, problems) };
    const requests = REQUESTS * SHARE[dialect];
    const outcome = await sendMadeUp(world, problems, { requests, seed: SEED });
    await app.close();
    await store.close();
    console.log(`${dialect}: ${told(outcome)}`);
    expect(outcome.findings).toEqual([]);
    expect(outcome.sent).toBeGreaterThanOrEqual(requests);
    // Refusals alone would say little of what comes after them.
    expect(outcome.byStatus.get(200)).toBeGreaterThan(outcome.sent / 10);
    expect(outcome.byStatus.get(400)).toBeGreaterThan(outcome.sent / 10);
  });
});

const shape = { access: 'person', tier: 'write', summary: 'Planted.', tag: 'Planted', method: 'POST' } as const;
const named = z.strictObject({ name: z.string().max(5_000), size: z.number().optional() });
const planted = (name: string, run: Route['run']): Route => ({
  endpoint: endpoint({ ...shape, path: `/api/${name}`, problems: [], body: named, answers: { 200: z.object({ length: z.number() }) } }),
  run,
});
const refuse = (): never => {
  throw new Problem(commonProblems['auth.forbidden'], 'Not that.');
};

const sound = ok({ length: 1 });
const faulty: readonly Route[] = [
  planted('sound', async () => sound),
  planted('breaks', async ({ body }) => (/\p{Cc}/u.test(named.parse(body).name) ? Promise.reject(new Error('broken')) : sound)),
  planted('promises-more', async ({ body }) => ((named.parse(body).size ?? 0) < 0 ? ok({ length: 'a' }) : sound)),
  planted('refuses-otherwise', async ({ body }) => (named.parse(body).name.length > 200 ? refuse() : sound)),
];

onSqlite('a fault that is planted', (makeDatabase) => {
  it('is found by the smallest request that shows it, one line for each, and a sound route is found sound', { timeout: 120_000 }, async () => {
    const store = await openStore(await makeDatabase());
    const world = await worldWith(store, faulty);
    const { findings } = await sendMadeUp(world, {}, { requests: 1_500, seed: 1 });
    await store.close();
    const places = findings.map((line) => /^POST \/api\/([\w-]+) /.exec(line)?.[1]);
    expect(places).toEqual(['breaks', 'promises-more', 'refuses-otherwise']);
    expect(findings.filter((line) => line.includes('\n') || line.length > 1_000)).toEqual([]);
    expect(findings.find((line) => line.startsWith('POST /api/breaks'))).toContain('answered 500, which broke');
  });
});

describe('an answer', () => {
  const reading = endpoint({
    ...shape,
    method: 'GET',
    path: '/api/things',
    problems: [],
    answers: { 200: z.object({ items: z.array(z.object({ name: z.string().nullable() })) }) },
  });
  const json = { 'content-type': 'application/json; charset=utf-8' };
  const refused = { 'content-type': 'application/problem+json; charset=utf-8' };
  const problem = (more: object = {}) => JSON.stringify({ status: 401, code: 'auth.required', title: 'a', detail: 'b', fields: [], ...more });

  it.each<[string, string | undefined, Omit<Got, 'headers'>, Readonly<Record<string, string>>]>([
    ['that is as declared', undefined, { status: 200, text: '{"items":[{"name":"a"},{"name":null}]}' }, json],
    ['with a member of another type', 'is off its schema at items.0.name', { status: 200, text: '{"items":[{"name":1}]}' }, json],
    ['without a member', 'is off its schema at items', { status: 200, text: '{}' }, json],
    ['with a member more', 'is off its schema at items.0', { status: 200, text: '{"items":[{"name":"a","password_hash":"b"}]}' }, json],
    ['that is no JSON', 'is off its schema', { status: 200, text: '<html>' }, json],
    ['of another kind', 'is of the kind text/html', { status: 200, text: '{"items":[]}' }, { 'content-type': 'text/html' }],
    ['of a status that is not declared', 'has a status that is not declared', { status: 201, text: '{"items":[]}' }, json],
    ['that refuses as declared', undefined, { status: 401, text: problem() }, refused],
    [
      'that refuses by a code of other endpoints',
      'refuses with auth.csrf',
      { status: 403, text: problem({ status: 403, code: 'auth.csrf' }) },
      refused,
    ],
    ['that refuses with another status than it says', 'is a refusal that is no problem', { status: 403, text: problem() }, refused],
    ['that refuses in other words', 'is a refusal off its schema', { status: 401, text: problem({ fields: [1] }) }, refused],
    ['that refuses in plain text', 'is a refusal of the kind text/plain', { status: 401, text: 'no' }, { 'content-type': 'text/plain' }],
    ['that broke', 'broke', { status: 500, text: problem({ status: 500, code: 'server.error' }) }, refused],
    ['with a stack trace', 'shows a stack trace', { status: 401, text: problem({ detail: 'a\n    at run (file:///a/b.js:1:2)' }) }, refused],
    ['with a path', 'shows a path of a file', { status: 401, text: problem({ detail: 'no such file /var/lib/mingus.db' }) }, refused],
    ['with a line of a file', 'shows a path of a file', { status: 401, text: problem({ detail: 'in service.ts:12' }) }, refused],
    ['with a query', 'shows the text of a query', { status: 401, text: problem({ detail: 'select id from users where 1' }) }, refused],
    [
      'with what a database says',
      'shows the words of a database',
      { status: 401, text: problem({ detail: 'UNIQUE constraint failed: a.b' }) },
      refused,
    ],
  ])('%s is told', async (_name, expected, got, headers) => {
    const api = await readApi([reading], {});
    const [operation] = api.operations;
    if (operation === undefined) throw new Error('there is no operation');
    const said = createAnswerCheck(api, {})(operation, { ...got, headers: new Map(Object.entries(headers)) }, false);
    if (expected === undefined) expect(said).toBeUndefined();
    else expect(said).toContain(expected);
  });
});
