import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { readFile, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { connect } from 'node:http2';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it, onTestFinished } from 'vitest';
import { listApi } from '../../src/main/describe-api.ts';
import { SecureClient } from '../support/https-client.ts';
import { hasNginx, layOutNginx, NGINX_NAME, startNginx } from '../support/nginx.ts';

const run = promisify(execFile);
const KEY = { 'idempotency-key': 'once' };

type Answer = (request: IncomingMessage, response: ServerResponse) => void;
const answers: Answer = (_, response) => void response.end('{}');
/** Hears the request and is gone before it answers. */
const dies: Answer = (request) => void request.socket.destroy();

/** A program where a server would be; what it was asked, as `POST /path`, with the headers it came with. */
async function standIn(answer: Answer) {
  const heard: { readonly line: string; readonly headers: IncomingMessage['headers'] }[] = [];
  const server = createServer((request, response) => {
    heard.push({ line: `${request.method} ${request.url}`, headers: request.headers });
    answer(request, response);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port was given');
  const close = async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  };
  onTestFinished(() => (server.listening ? close() : undefined));
  return { port: address.port, heard, lines: () => heard.map(({ line }) => line), close };
}

/** nginx before two programs, and a browser before nginx. */
async function behindNginx(first: Answer, second: Answer) {
  const servers = [await standIn(first), await standIn(second)] as const;
  const nginx = await startNginx([servers[0].port, servers[1].port]);
  const client = new SecureClient({ ...nginx, host: NGINX_NAME });
  onTestFinished(() => client.close());
  return { servers, nginx, client };
}

describe.skipIf(!(await hasNginx()))('the nginx file', () => {
  it('is understood by nginx without a warning', async () => {
    const { folder } = await layOutNginx([3000, 3001]);
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    const { stderr } = await run('nginx', ['-t', '-p', folder, '-c', join(folder, 'nginx.conf')]);
    expect(stderr).toContain('test is successful');
    expect(stderr).not.toMatch(/\[(warn|error|crit|emerg)\]/);
  });

  it.each([
    ['POST', '/api/accounts', {}, 1],
    ['PATCH', '/api/accounts/1', {}, 1],
    ['POST', '/api/tokens', KEY, 1],
    ['POST', '/api/auth/login', KEY, 1],
    ['POST', '/api/accounts', KEY, 2],
    ['GET', '/api/accounts', {}, 2],
  ])('sends %s %s with %j, which a server hears and does not answer, to servers %d times', async (method, path, headers, times) => {
    const { servers, client } = await behindNginx(dies, dies);
    expect((await client.send(method, path, method === 'GET' ? undefined : {}, headers)).status).toBe(502);
    expect([...servers[0].lines(), ...servers[1].lines()]).toEqual(Array.from({ length: times }, () => `${method} ${path}`));
  });

  it('answers a write that carries a key by the other server when the first dies with it', async () => {
    const { servers, client } = await behindNginx(dies, answers);
    const sent = await Promise.all(Array.from({ length: 10 }, () => client.send('POST', '/api/accounts', { a: 1 }, KEY)));
    expect(sent.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 200));
    expect(servers[0].heard.length).toBeGreaterThan(2);
    expect(servers[1].heard).toHaveLength(10);
  });

  it('sends a write with its body to the other server when the first is not there, with a key or without', async () => {
    const { servers, client } = await behindNginx(answers, answers);
    await servers[0].close();
    const sent = [await client.send('POST', '/api/accounts', { a: 1 }), await client.send('POST', '/api/accounts', { a: 1 }, KEY)];
    expect(sent.map(({ status }) => status)).toEqual([200, 200]);
    expect(servers[1].heard.map(({ line, headers }) => [line, headers['content-length']])).toEqual([
      ['POST /api/accounts', '7'],
      ['POST /api/accounts', '7'],
    ]);
  });

  it('counts a key for nothing exactly where the servers keep no answers', async () => {
    const pattern = /"~(\S+)" "";/.exec(await readFile(join(import.meta.dirname, '..', '..', 'ops', 'nginx', 'mingus.conf'), 'utf8'))?.[1] ?? '';
    const { endpoints } = await listApi();
    const writes = endpoints.filter(({ method }) => method !== 'GET');
    const unkept = writes.filter(({ access, showsSecret }) => access === 'anyone' || access === 'by_link' || showsSecret === true);
    expect(unkept.length).toBeGreaterThan(5);
    expect(unkept.filter(({ path }) => !new RegExp(pattern).test(path)).map(({ path }) => path)).toEqual([]);
    expect(writes.filter(({ path }) => !new RegExp(pattern).test(path)).length).toBeGreaterThan(25);
  });

  it('says who asks, whatever the caller says of it', async () => {
    const { servers, client } = await behindNginx(answers, answers);
    const made = { 'x-forwarded-for': '203.0.113.7', 'x-forwarded-proto': 'http', forwarded: 'for=203.0.113.7', 'x-forwarded-host': 'evil.example' };
    await client.send('GET', '/api/accounts?q=secret', undefined, made);
    const { headers } = [...servers[0].heard, ...servers[1].heard][0] ?? {};
    expect(headers).toMatchObject({ 'x-forwarded-for': '127.0.0.1', 'x-forwarded-proto': 'https', host: NGINX_NAME });
    expect([headers?.forwarded, headers?.['x-forwarded-host']]).toEqual([undefined, undefined]);
  });

  it('logs no address, path or query, and passes on nothing that is for those who watch', async () => {
    const { servers, nginx, client } = await behindNginx((_, response) => void response.setHeader('x-request-id', 'request-7').end('{}'), dies);
    for (const path of ['/metrics', '/readyz', '/metrics/../metrics']) expect((await client.send('GET', path)).status).toBe(404);
    expect([...servers[0].heard, ...servers[1].heard]).toEqual([]);
    for (let times = 0; times < 3; times += 1) await client.send('GET', '/api/transactions?payee=ada-lovelace');
    await expect.poll(() => readFile(nginx.accessLog, 'utf8')).toContain('request-7');
    const written = `${await readFile(nginx.accessLog, 'utf8')}${await readFile(nginx.errorLog, 'utf8')}`;
    expect(written).toMatch(/^\S+ GET 200 [\d.]+ "127\.0\.0\.1:\d+(, 127\.0\.0\.1:\d+)?" /m);
    expect(written.replaceAll(/"127\.0\.0\.1:[^"]*"/g, '')).not.toMatch(/transactions|lovelace|metrics|127\.0\.0\.1/);
  });

  it('keeps files that may be kept, asks the other server for one that the first does not have, and keeps nothing else', async () => {
    const hasFile: Answer = ({ url }, response) => {
      const isFile = url?.startsWith('/assets/') === true;
      response.setHeader('cache-control', isFile ? 'public, max-age=31536000, immutable' : 'no-cache').end('text');
    };
    const { servers, client } = await behindNginx(hasFile, ({ url }, response) => {
      response.statusCode = url?.startsWith('/assets/') === true ? 404 : 200;
      response.end('text');
    });
    for (let times = 0; times < 4; times += 1) {
      const { status, headers } = await client.send('GET', '/assets/app-12345678.js');
      expect([status, headers['cache-control']]).toEqual([200, 'public, max-age=31536000, immutable']);
      expect((await client.send('GET', '/settings')).status).toBe(200);
    }
    const all = [...servers[0].lines(), ...servers[1].lines()];
    expect(servers[0].lines().filter((line) => line.includes('/assets/'))).toHaveLength(1);
    expect(all.filter((line) => line === 'GET /settings')).toHaveLength(4);
  });

  it('speaks HTTP/2, takes files as large as the servers do, and tells other names nothing', async () => {
    const { nginx, client } = await behindNginx(answers, answers);
    const { httpPort, httpsPort, certificate } = nginx;
    const session = connect(`https://127.0.0.1:${httpsPort}`, { ca: certificate, servername: NGINX_NAME });
    await once(session, 'connect');
    expect(session.alpnProtocol).toBe('h2');
    session.close();
    expect((await client.send('POST', '/api/imports', 'x'.repeat(10.5 * 1024 * 1024))).status).toBe(200);
    expect((await client.send('POST', '/api/imports', 'x'.repeat(12 * 1024 * 1024))).status).toBe(413);
    const stranger = new SecureClient({ httpsPort, certificate, host: 'evil.example' });
    expect(await stranger.send('GET', '/')).toMatchObject({ status: 0, body: expect.stringContaining('unrecognized name') });
    stranger.close();
    const plain = await run('curl', [
      '-s',
      '-o',
      '/dev/null',
      '-w',
      '%{http_code} %{redirect_url}',
      '-H',
      `Host: ${NGINX_NAME}`,
      `http://127.0.0.1:${httpPort}/x?y=1`,
    ]);
    expect(plain.stdout).toBe(`301 https://${NGINX_NAME}/x?y=1`);
    await expect(run('curl', ['-s', '-H', 'Host: evil.example', `http://127.0.0.1:${httpPort}/`])).rejects.toMatchObject({ code: 52 });
  });
});
