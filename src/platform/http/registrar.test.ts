import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { buildBare, startBare } from '../../../tests/support/bare-server.ts';
import { type Endpoint, endpoint, made, nothing, removed } from '../../contract/endpoint.ts';
import { money, moneyAnswer } from '../../contract/fields.ts';
import { defineProblems, Problem } from '../../contract/problem.ts';
import { cents } from '../../core/money/cents.ts';
import { handle, type Route } from './route.ts';

const shape = { summary: '', tag: '', access: 'anyone', tier: 'anonymous', problems: [] } as const;
const problems = defineProblems({
  'cat.asleep': { kind: 'refused', title: 'The cat sleeps' },
  'cat.gone': { kind: 'unavailable', title: 'The cat is gone' },
});

/** A route that slipped past the compiler. */
const careless = (declared: Partial<Endpoint>, answer: { readonly status: number; readonly body: unknown }): Route => ({
  endpoint: { method: 'GET', path: '/api/careless', answers: { 200: z.object({}) }, ...shape, ...declared },
  run: async () => answer,
});

describe('an answer', () => {
  it('holds what its schema promises and nothing else, money in major units', async () => {
    const person = z.object({ id: z.int(), balance: moneyAnswer, inner: z.array(z.object({ name: z.string() })) });
    const row = { id: 1, balance: cents(750_025), inner: [{ name: 'a', secret: 'b' }], password_hash: 'x' };
    const { client } = await startBare([careless({ answers: { 200: person } }, { status: 200, body: row })]);
    const answer = await client().get('/api/careless');
    expect(answer.body).toEqual({ id: 1, balance: 7500.25, inner: [{ name: 'a' }] });
    expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  it('of a status that is not declared goes out as an error, without its columns', async () => {
    const { client, logLines } = await startBare([careless({}, { status: 201, body: { password_hash: 'x' } })]);
    const answer = await client().get('/api/careless');
    expect(answer).toMatchObject({ status: 500, body: { code: 'server.error' } });
    expect(JSON.stringify(answer.body)).not.toContain('password_hash');
    expect(logLines.join('\n')).toContain('which it does not declare');
  });

  it('that is unlike its schema is an error too, and the log says where without saying what', async () => {
    const answers = { 200: z.object({ full_name: z.int() }) };
    const { client, logLines } = await startBare([careless({ answers }, { status: 200, body: { full_name: 'Ada' } })]);
    expect(await client().get('/api/careless')).toMatchObject({ status: 500, body: { code: 'server.error' } });
    expect(logLines.join('\n')).toContain('full_name: invalid_type');
    expect(logLines.join('\n')).not.toContain('Ada');
  });

  it('without a body has none', async () => {
    const removing = endpoint({
      ...shape,
      method: 'DELETE',
      path: '/api/things/:id',
      params: z.object({ id: z.coerce.number() }),
      answers: { 204: nothing },
    });
    const { client } = await startBare([handle(removing, async () => removed())]);
    expect(await client().delete('/api/things/1')).toMatchObject({ status: 204, body: null });
  });

  it('to HEAD is the one to GET without its body', async () => {
    const { client } = await startBare([careless({}, { status: 200, body: {} })]);
    const answer = await client().send('HEAD', '/api/careless');
    expect([answer.status, answer.body, answer.headers.get('content-length')]).toEqual([200, null, '2']);
  });
});

describe('a problem', () => {
  const failing = (error: unknown): Route => ({
    ...careless({}, { status: 200, body: {} }),
    run: async () => {
      throw error;
    },
  });

  it('is answered with its code, its words, its fields and what it adds', async () => {
    const more = { fields: [{ path: 'a.b', message: 'no' }], extra: { attempts_left: 2 }, retryAfterSeconds: 30 };
    const { client } = await startBare([failing(new Problem(problems['cat.asleep'], 'Come back later.', more))]);
    const { status, headers, body } = await client().get('/api/careless');
    expect([status, headers.get('content-type'), headers.get('retry-after')]).toEqual([422, 'application/problem+json; charset=utf-8', '30']);
    expect(body).toEqual({
      status: 422,
      code: 'cat.asleep',
      title: 'The cat sleeps',
      detail: 'Come back later.',
      fields: [{ path: 'a.b', message: 'no' }],
      attempts_left: 2,
    });
  });

  it('cannot be given another status by what it adds', async () => {
    const { client } = await startBare([failing(new Problem(problems['cat.asleep'], 'No.', { extra: { status: 200, code: 'fine' } }))]);
    expect(await client().get('/api/careless')).toMatchObject({ status: 422, body: { status: 422, code: 'cat.asleep' } });
  });

  it('that nobody expected is told without a word of what it was', async () => {
    const { client, logLines } = await startBare([failing(new Error('duplicate key (email)=(ada@example.org) "4111 1111"'))]);
    const { status, body, headers } = await client().get('/api/careless');
    expect(status).toBe(500);
    expect(Object.keys(z.looseObject({}).parse(body)).sort()).toEqual(['code', 'detail', 'fields', 'status', 'title']);
    expect(JSON.stringify(body)).not.toContain('duplicate');
    const line = logLines.find((each) => each.includes('"failed"')) ?? '';
    expect(line).toContain(headers.get('x-request-id'));
    expect(line).toContain('registrar.test.ts');
    expect(logLines.join('\n')).not.toMatch(/ada@|4111/);
  });

  it('that is no Error at all is one too', async () => {
    const { client } = await startBare([failing('thrown text')]);
    expect(await client().get('/api/careless')).toMatchObject({ status: 500, body: { code: 'server.error' } });
  });
});

describe('a request', () => {
  const body = z.strictObject({
    name: z.string().min(2, 'Two letters.'),
    amount: money.optional(),
    inner: z.strictObject({ day: z.int() }).optional(),
  });
  const making = endpoint({
    ...shape,
    method: 'POST',
    path: '/api/things',
    body,
    query: z.object({ n: z.coerce.number().optional() }),
    answers: { 201: z.object({ got: z.unknown() }) },
  });
  const routes = [handle(making, async (request) => made({ got: { body: request.body, query: request.query } }))];

  it('reaches its handler decoded: money as cents, absent members absent', async () => {
    const { client } = await startBare(routes);
    expect((await client().post('/api/things?n=3', { name: 'ab', amount: -12.34 })).body).toEqual({
      got: { body: { name: 'ab', amount: -1234 }, query: { n: 3 } },
    });
  });

  it('with members that are not known is refused, and each is named, also deep inside', async () => {
    const { client } = await startBare(routes);
    const answer = await client().post('/api/things', { name: 'ab', nmae: 1, role: 'admin', inner: { day: 1, dya: 2 } });
    expect(answer.status).toBe(400);
    expect(
      z
        .looseObject({ fields: z.array(z.looseObject({ path: z.string() })) })
        .parse(answer.body)
        .fields.map(({ path }) => path)
        .sort(),
    ).toEqual(['inner.dya', 'nmae', 'role']);
  });

  it('is told every field that is wrong, in words for a person', async () => {
    const { client } = await startBare(routes);
    const answer = await client().post('/api/things', { name: 'a', amount: '5', inner: { day: 1.5 } });
    expect(answer).toMatchObject({ status: 400, body: { code: 'request.invalid' } });
    expect(z.looseObject({ fields: z.array(z.unknown()) }).parse(answer.body).fields).toEqual([
      { path: 'name', message: 'Two letters.' },
      { path: 'amount', message: 'Write an amount as a number, such as 1250.5.' },
      expect.objectContaining({ path: 'inner.day' }),
    ]);
  });

  it('without the body that it needs, or with one that it does not take, is refused', async () => {
    const { client } = await startBare([...routes, careless({ method: 'POST' }, { status: 200, body: {} })]);
    expect(await client().post('/api/things')).toMatchObject({ status: 400, body: { code: 'request.invalid' } });
    expect(await client().post('/api/careless', { a: 1 })).toMatchObject({ status: 400, body: { code: 'request.invalid' } });
    expect((await client().post('/api/careless')).status).toBe(200);
  });
});

describe('the start refuses', () => {
  const start = (...declared: Partial<Endpoint>[]) =>
    buildBare(declared.map((each) => careless(each, { status: 200, body: {} }))).then(({ server }) => server.ready());

  it.each<[string, Partial<Endpoint>, RegExp]>([
    ['an endpoint that answers nothing', { answers: {} }, /does not say what it answers/],
    ['one whose body lets unknown members through', { method: 'POST', body: z.object({ a: z.int() }) }, /body.*strictObject/],
    ['one that does so deep inside', { method: 'POST', body: z.strictObject({ a: z.array(z.object({ b: z.int() })) }) }, /a\.items/],
    ['one outside /api', { path: '/careless' }, /not under \/api/],
    ['one that names a problem nobody knows', { problems: ['cat.unknown'] }, /cat\.unknown/],
  ])('%s', async (_name, declared, message) => {
    await expect(start(declared)).rejects.toThrow(message);
  });

  it('an access or a tier that does not exist', async () => {
    const withOut = (name: 'access' | 'tier'): Route => {
      const route = careless({}, { status: 200, body: {} });
      Reflect.deleteProperty(route.endpoint, name);
      return route;
    };
    await expect(buildBare([withOut('access')])).rejects.toThrow('who may call it');
    await expect(buildBare([withOut('tier')])).rejects.toThrow('which limit counts it');
  });

  it('a route that did not come through the registrar', async () => {
    const { server } = await buildBare([]);
    expect(() => server.get('/api/backdoor', async () => 'secret')).toThrow('/api/backdoor does not declare who may call it');
    await server.close();
  });

  it('two endpoints of the same method and path', async () => {
    await expect(start({}, {})).rejects.toThrow(/already declared/);
  });
});
