import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { startBare } from '../../../tests/support/bare-server.ts';
import { endpoint, made, nothing, ok, removed } from '../../contract/endpoint.ts';
import { idParam, money, moneyAnswer, pageQuery } from '../../contract/fields.ts';
import { defineProblems } from '../../contract/problem.ts';
import { cents } from '../../core/money/cents.ts';
import { openapiDocument } from './openapi.ts';
import { handle } from './route.ts';

const problems = defineProblems({ 'cat.asleep': { kind: 'refused', title: 'The cat sleeps' } });
const common = { summary: 'Does it.', tag: 'Cats', problems: [] } as const;
const cat = z.object({ balance: moneyAnswer, owed: moneyAnswer.nullable() });
const making = endpoint({
  ...common,
  method: 'POST',
  path: '/api/cats',
  access: 'person',
  tier: 'write',
  body: z.strictObject({ amount: money, least: money.optional() }),
  answers: { 201: cat },
  problems: ['cat.asleep'],
});
const listing = endpoint({
  ...common,
  method: 'GET',
  path: '/api/cats',
  access: 'person',
  tier: 'read',
  query: z.object(pageQuery),
  answers: { 200: cat },
});
const removing = endpoint({
  ...common,
  method: 'DELETE',
  path: '/api/cats/:id',
  access: 'person',
  tier: 'write',
  params: idParam,
  answers: { 204: nothing },
});
const open = endpoint({ ...common, method: 'GET', path: '/api/open', access: 'anyone', tier: 'anonymous', answers: { 200: cat } });
const endpoints = [making, listing, removing, open];

const operation = z.looseObject({
  security: z.array(z.record(z.string(), z.unknown())),
  parameters: z.array(z.looseObject({ name: z.string(), in: z.string(), schema: z.unknown() })).optional(),
  requestBody: z.unknown().optional(),
  responses: z.record(
    z.string(),
    z.looseObject({ description: z.string(), content: z.record(z.string(), z.looseObject({ schema: z.unknown() })).optional() }),
  ),
});
const documentShape = z.looseObject({
  openapi: z.string(),
  paths: z.record(z.string(), z.record(z.string(), operation)),
  components: z.looseObject({ schemas: z.record(z.string(), z.unknown()) }),
});

let document: z.infer<typeof documentShape>;
beforeAll(async () => {
  document = documentShape.parse(await openapiDocument(endpoints, problems));
});
const of = (method: string, path: string): z.infer<typeof operation> => operation.parse(document.paths[path]?.[method]);

describe('the OpenAPI document', () => {
  it('shows money as a number on both sides', () => {
    const sent = JSON.stringify(of('post', '/api/cats').requestBody);
    expect(sent).toContain(
      '"amount":{"description":"Money in major units with at most two decimals: 7500 or 7500.25.","type":"number","minimum":-1000000000,"maximum":1000000000}',
    );
    const answered = of('get', '/api/cats').responses['200']?.content?.['application/json']?.schema;
    expect(answered).toMatchObject({
      properties: { balance: { type: 'number' }, owed: { anyOf: [{ type: 'number' }, { type: 'null' }] } },
      required: ['balance', 'owed'],
    });
  });

  it('says who may call what', () => {
    expect(of('post', '/api/cats').security).toEqual([{ session: [], csrf: [] }, { token: [] }]);
    expect(of('get', '/api/cats').security).toEqual([{ session: [] }, { token: [] }]);
    expect(of('get', '/api/open').security).toEqual([]);
  });

  it('lists the problems of each endpoint by their codes', () => {
    const { responses } = of('post', '/api/cats');
    expect(Object.keys(responses)).toEqual(['201', '400', '401', '403', '409', '413', '415', '422', '429', '500', '503']);
    expect(responses['422']?.description).toContain('`cat.asleep`: The cat sleeps.');
    expect(responses['422']?.content?.['application/problem+json']?.schema).toEqual({ $ref: '#/components/schemas/Problem' });
    expect(Object.keys(document.components.schemas)).toEqual(['Problem']);
    expect(Object.keys(of('get', '/api/open').responses)).toEqual(['200', '429', '500', '503']);
  });

  it('gives addresses their parameters, and an answer without a body none', () => {
    expect(of('delete', '/api/cats/{id}').parameters).toContainEqual(
      expect.objectContaining({ name: 'id', in: 'path', schema: expect.objectContaining({ type: 'integer', minimum: 1 }) }),
    );
    expect(of('get', '/api/cats').parameters?.map(({ name }) => name)).toEqual(['limit', 'cursor']);
    expect(of('delete', '/api/cats/{id}').responses['204']?.content).toBeUndefined();
    expect(of('post', '/api/cats').parameters?.map(({ name }) => name)).toEqual(['Idempotency-Key']);
  });
});

describe('the reference page', () => {
  const routes = [
    handle(making, async () => made({ balance: cents(1), owed: null })),
    handle(listing, async () => ok({ balance: cents(1), owed: null })),
    handle(removing, async () => removed()),
    handle(open, async () => ok({ balance: cents(1), owed: null })),
  ];

  it('shows the document by scripts of our own, none of them in the page', async () => {
    const { client } = await startBare(routes, { problems });
    const page = await client().get('/api/reference');
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    const scripts = [...String(page.body).matchAll(/<script([^>]*)>([^<]*)<\/script>/g)];
    expect(scripts.map(([, attributes, text]) => [attributes, text])).toEqual([
      [' src="/api/reference/scalar.js"', ''],
      [' src="/api/reference/start.js"', ''],
    ]);
    expect(page.headers.get('content-security-policy')).toContain("script-src 'self';style-src 'self' 'unsafe-inline';");
    expect((await client().get('/api/reference/scalar.js')).headers.get('content-security-policy')).not.toContain('unsafe-inline');
    expect(String((await client().get('/api/reference/scalar.js')).body).length).toBeGreaterThan(100_000);
    expect((await client().get('/api/reference/start.js')).body).toContain("url: '/api/openapi.json'");
    expect((await client().get('/api/openapi.json')).body).toEqual(JSON.parse(JSON.stringify(document)));
  });
});
