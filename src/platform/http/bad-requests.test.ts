import { once } from 'node:events';
import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type Bare, startBare } from '../../../tests/support/bare-server.ts';
import type { Answer } from '../../../tests/support/client.ts';
import { endpoint, ok } from '../../contract/endpoint.ts';
import { handle } from './route.ts';

const shape = { summary: '', tag: '', access: 'person', problems: [] } as const;
const body = z.strictObject({ name: z.string() });
const making = endpoint({ ...shape, method: 'POST', path: '/api/things', tier: 'write', body, answers: { 200: z.object({}) } });
const reading = endpoint({ ...shape, method: 'GET', path: '/api/things', tier: 'read', answers: { 200: z.object({}) } });
const one = endpoint({
  ...shape,
  method: 'GET',
  path: '/api/things/:id',
  tier: 'read',
  params: z.object({ id: z.string() }),
  answers: { 200: z.object({ id: z.string() }) },
});
const breaking = endpoint({ ...shape, method: 'GET', path: '/api/breaking', tier: 'read', answers: { 200: z.object({}) } });
const importing = endpoint({
  ...shape,
  method: 'POST',
  path: '/api/files',
  tier: 'heavy',
  multipart: true,
  body: z.strictObject({ note: z.string().optional() }),
  answers: { 200: z.object({ file_name: z.string().nullable(), bytes: z.int(), note: z.string().nullable() }) },
});
const routes = [
  handle(making, async () => ok({})),
  handle(reading, async () => ok({})),
  handle(one, async ({ params }) => ok({ id: params.id })),
  handle(breaking, async () => Promise.reject(new Error('broken'))),
  handle(importing, async ({ upload, body: { note } }) =>
    ok({ file_name: upload?.file_name ?? null, bytes: upload?.bytes.length ?? 0, note: note ?? null }),
  ),
];
const start = (env: Record<string, string> = {}): Promise<Bare> => startBare(routes, { env });
const json = { 'content-type': 'application/json' };
const code = ({ status, body: answer }: Answer) => [status, z.looseObject({ code: z.string() }).safeParse(answer).data?.code];

/** What comes back on a bare connection. */
async function raw(url: string, text: string): Promise<string> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  let answer = '';
  socket.on('data', (chunk) => {
    answer += String(chunk);
  });
  socket.write(text);
  await once(socket, 'close');
  return answer;
}

describe('a body that cannot be read', () => {
  it.each<[string, string, Record<string, string>, number, string]>([
    ['cut off', '{"name":', json, 400, 'request.invalid'],
    ['empty', '', json, 400, 'request.invalid'],
    ['no JSON at all', '<xml/>', json, 400, 'request.invalid'],
    ['an array', '[]', json, 400, 'request.invalid'],
    ['null', 'null', json, 400, 'request.invalid'],
    ['with __proto__', '{"__proto__":{"a":1},"name":"a"}', json, 400, 'request.invalid'],
    ['with constructor.prototype', '{"constructor":{"prototype":{"a":1}},"name":"a"}', json, 400, 'request.invalid'],
    ['of more than a megabyte', JSON.stringify({ name: 'x'.repeat(1024 * 1024) }), json, 413, 'request.too_large'],
    ['as plain text', '{"name":"a"}', { 'content-type': 'text/plain' }, 415, 'request.media_type'],
    ['as a form of text', 'name=a', { 'content-type': 'application/x-www-form-urlencoded' }, 415, 'request.media_type'],
    [
      'as a form with files where JSON is wanted',
      '--b\r\n\r\n--b--',
      { 'content-type': 'multipart/form-data; boundary=b' },
      415,
      'request.media_type',
    ],
    ['as something that only begins like JSON', '{"name":"a"}', { 'content-type': 'application/json-patch+json' }, 415, 'request.media_type'],
    ['without saying what it is', '{"name":"a"}', { 'content-type': '' }, 415, 'request.media_type'],
    ['nested ten thousand deep', `{"name":${'['.repeat(10_000)}${']'.repeat(10_000)}}`, json, 400, 'request.invalid'],
  ])('%s is a problem', async (_name, payload, headers, status, problem) => {
    const { client } = await start();
    expect(code(await client(7).send('POST', '/api/things', payload, { headers }))).toEqual([status, problem]);
  });
});

describe('an address', () => {
  it.each<[string, string, number, string]>([
    ['GET', '/api/nothing', 404, 'request.not_found'],
    ['GET', '/api', 404, 'request.not_found'],
    ['GET', '/nothing.js', 404, 'request.not_found'],
    ['POST', '/nothing', 404, 'request.not_found'],
    ['GET', '/api/things/%E0%A4%A', 400, 'request.invalid'],
    ['GET', `/api/things/${'x'.repeat(3000)}`, 404, 'request.not_found'],
    ['PUT', '/api/things', 405, 'request.method'],
    ['DELETE', '/api/things/7', 405, 'request.method'],
    ['OPTIONS', '/api/things', 405, 'request.method'],
  ])('%s %s is a problem', async (method, path, status, problem) => {
    const { client } = await start();
    expect(code(await client(7).send(method, path))).toEqual([status, problem]);
  });

  it('tells the methods it has', async () => {
    const { client } = await start();
    expect((await client(7).send('PUT', '/api/things')).headers.get('allow')).toBe('POST, GET, HEAD');
  });
});

describe('a form with a file', () => {
  const file = { name: 'Kontoauszug März.csv', bytes: 'a;b\n' };

  it('gives its file whole, and its fields', async () => {
    const { client } = await start();
    expect(await client(7).upload('/api/files', file, { note: 'n' })).toMatchObject({
      status: 200,
      body: { file_name: file.name, bytes: 4, note: 'n' },
    });
  });

  it('of the largest size is taken, and of one byte more is too large', async () => {
    const { client } = await start({ UPLOAD_LIMIT_MIB: '1' });
    const most = 1024 * 1024;
    expect(await client(7).upload('/api/files', { name: 'a', bytes: new Uint8Array(most) })).toMatchObject({ status: 200, body: { bytes: most } });
    expect(code(await client(7).upload('/api/files', { name: 'a', bytes: new Uint8Array(most + 1) }))).toEqual([413, 'request.too_large']);
    expect(code(await client(7).upload('/api/files', { name: 'a', bytes: new Uint8Array(20 * most) }))).toEqual([413, 'request.too_large']);
  });

  it('with fields that are not known, or that are too long, is refused', async () => {
    const { client } = await start();
    expect(code(await client(7).upload('/api/files', file, { other: 'n' }))).toEqual([400, 'request.invalid']);
    expect(code(await client(7).upload('/api/files', file, { note: 'n'.repeat(70_000) }))).toEqual([413, 'request.too_large']);
  });

  it('with two files, a file of another name, or cut off, is refused', async () => {
    const { client } = await start();
    const two = new FormData();
    for (const name of ['file', 'file']) two.append(name, new File(['x'], 'a'));
    expect(code(await client(7).send('POST', '/api/files', two))).toEqual([400, 'request.invalid']);
    const other = new FormData();
    other.append('attachment', new File(['x'], 'a'));
    expect(code(await client(7).send('POST', '/api/files', other))).toEqual([400, 'request.invalid']);
    const cut = '--b\r\ncontent-disposition: form-data; name="file"; filename="a"\r\n\r\nhalf of';
    const headers = { 'content-type': 'multipart/form-data; boundary=b' };
    expect(code(await client(7).send('POST', '/api/files', cut, { headers }))).toEqual([400, 'request.invalid']);
    expect(code(await client(7).send('POST', '/api/files', 'x', { headers: { 'content-type': 'multipart/form-data' } }))[0]).toBe(400);
  });

  it('may lack it, and gives its name without what cannot be kept', async () => {
    const { client } = await start();
    const none = new FormData();
    none.append('note', 'no file');
    expect(await client(7).send('POST', '/api/files', none)).toMatchObject({ status: 200, body: { file_name: null } });
    const named = `--b\r\ncontent-disposition: form-data; name="file"; filename*=UTF-8''a%00b%7F.csv\r\n\r\nx\r\n--b--\r\n`;
    const headers = { 'content-type': 'multipart/form-data; boundary=b' };
    expect(await client(7).send('POST', '/api/files', named, { headers })).toMatchObject({ status: 200, body: { file_name: 'ab.csv' } });
  });

  it('is wanted where one is declared: JSON is not taken', async () => {
    const { client } = await start();
    expect(code(await client(7).post('/api/files', { note: 'n' }))).toEqual([415, 'request.media_type']);
  });
});

describe('what is not HTTP', () => {
  it.each([
    ['garbage', 'hello\r\n\r\n', 400],
    ['headers beyond all measure', `GET / HTTP/1.1\r\nhost: a\r\nx: ${'y'.repeat(40_000)}\r\n\r\n`, 431],
    ['two lengths', 'POST /api/things HTTP/1.1\r\nhost: a\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\n', 400],
    ['an expectation that nobody here can meet', 'GET / HTTP/1.1\r\nhost: a\r\nexpect: something\r\n\r\n', 417],
    ['a length and chunks', 'POST /api/things HTTP/1.1\r\nhost: a\r\ncontent-length: 4\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n', 400],
  ])('is answered and hung up on: %s', async (_name, text, status) => {
    const { url } = await start();
    const answer = await raw(url, text);
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(answer).toContain('application/problem+json');
    expect(answer).toContain("content-security-policy: default-src 'none'");
  });
});

describe('TRACE', () => {
  it.each(['/api/things', '/', '/nothing'])('of %s gives nothing back of what was sent', async (path) => {
    const { url } = await start();
    const answer = await raw(url, `TRACE ${path} HTTP/1.1\r\nhost: a\r\ncookie: mingus_session=seen\r\nconnection: close\r\n\r\n`);
    expect(answer).toMatch(/^HTTP\/1.1 4\d\d /);
    expect(answer).not.toContain('seen');
  });
});

describe('every answer', () => {
  const kinds: readonly (readonly [string, number, (bare: Bare) => Promise<Answer>])[] = [
    ['of the API', 200, ({ client }) => client(7).get('/api/things')],
    ['that refuses', 401, ({ client }) => client().get('/api/things')],
    ['to a malformed body', 400, ({ client }) => client(7).send('POST', '/api/things', '{', { headers: json })],
    ['to an unreadable address', 400, ({ client }) => client(7).get('/api/things/%E0%A4%A')],
    ['on what is not there', 404, ({ client }) => client().get('/api/nothing')],
    ['to a wrong method', 405, ({ client }) => client().send('PUT', '/api/things')],
    ['that broke', 500, ({ client }) => client(7).get('/api/breaking')],
    ['of a page', 503, ({ client }) => client().get('/', { headers: { accept: 'text/html' } })],
    ['of health', 200, ({ client }) => client().get('/healthz')],
    ['of the measurements', 200, ({ client }) => client().get('/metrics')],
    ['of the document', 200, ({ client }) => client().get('/api/openapi.json')],
  ];

  it.each(kinds)('%s has its security headers and its request id', async (_name, status, ask) => {
    const answer = await ask(await start());
    expect(answer.status).toBe(status);
    const header = (name: string): string => answer.headers.get(name) ?? '';
    const policy = header('content-security-policy').split(';');
    expect(policy).toEqual(
      expect.arrayContaining([
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
        "form-action 'self'",
      ]),
    );
    expect(header('content-security-policy')).not.toContain('unsafe');
    expect(header('strict-transport-security')).toMatch(/^max-age=\d{8}/);
    expect(header('x-content-type-options')).toBe('nosniff');
    expect(header('referrer-policy')).toBe('no-referrer');
    expect(header('cross-origin-opener-policy')).toBe('same-origin');
    expect(header('cross-origin-resource-policy')).toBe('same-origin');
    expect(header('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    expect(header('access-control-allow-origin')).toBe('');
    expect(header('server') + header('x-powered-by')).toBe('');
    if (status >= 400 && status !== 503) expect(answer.body).toMatchObject({ status });
  });

  it('has another request id, whatever the caller sends', async () => {
    const { client } = await start();
    const [one1, two] = [await client().get('/healthz', { headers: { 'x-request-id': 'mine' } }), await client().get('/healthz')];
    expect(new Set([one1.headers.get('x-request-id'), two.headers.get('x-request-id'), 'mine']).size).toBe(3);
  });
});
