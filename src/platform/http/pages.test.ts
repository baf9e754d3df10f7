import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startBare } from '../../../tests/support/bare-server.ts';
import { SECURITY_HEADERS } from './security-headers.ts';

const PAGE = '<!doctype html><title>Mingus</title>';
const SCRIPT = 'console.log(1);'.repeat(200);
const html = { headers: { accept: 'text/html,application/xhtml+xml' } };
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mingus-pages-'));
  await mkdir(join(folder, 'dist', 'assets'), { recursive: true });
  await writeFile(join(folder, 'dist', 'index.html'), PAGE);
  await writeFile(join(folder, 'dist', 'theme.js'), 'x');
  await writeFile(join(folder, 'dist', '.built'), 'hash');
  await writeFile(join(folder, 'dist', 'assets', 'start-B8xK2_qZ.js'), SCRIPT);
  await writeFile(join(folder, 'secret.txt'), 'secret');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const start = () => startBare([], { pagesFolder: join(folder, 'dist') });

describe('the built pages', () => {
  it.each(['/', '/forecast', '/accounts/7?x=1'])('are one page for every address of the application: %s', async (path) => {
    const { client } = await start();
    const answer = await client().get(path, html);
    expect([answer.status, answer.body, answer.headers.get('cache-control')]).toEqual([200, PAGE, 'no-cache']);
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
  });

  it('are there at the first address for whoever takes anything, as a monitor does', async () => {
    const { client } = await start();
    expect(await client().get('/', { headers: { accept: '*/*' } })).toMatchObject({ status: 200, body: PAGE });
    expect(await client().get('/')).toMatchObject({ status: 200, body: PAGE });
  });

  it('are not what programs, files and the API get where there is nothing', async () => {
    const { client } = await start();
    for (const path of ['/api/nothing', '/api', '/missing.js', '/assets/missing-B8xK2_qZ.js']) {
      expect((await client().get(path, html)).status, path).toBe(404);
    }
    expect((await client().get('/forecast', { headers: { accept: 'application/json' } })).status).toBe(404);
    expect((await client().send('POST', '/forecast', undefined, html)).status).toBe(404);
  });

  it('have files that a browser keeps for ever when their name changes with them, and asks for again when not', async () => {
    const { client, server } = await start();
    const hashed = await client().get('/assets/start-B8xK2_qZ.js');
    expect([hashed.status, hashed.headers.get('cache-control')]).toEqual([200, 'public, max-age=31536000, immutable']);
    for (const name of Object.keys(SECURITY_HEADERS)) expect(hashed.headers.get(name), name).toBe(SECURITY_HEADERS[name]);
    const plain = await client().get('/theme.js');
    expect([plain.status, plain.headers.get('cache-control')]).toEqual([200, 'no-cache']);
    const headers = { 'if-none-match': plain.headers.get('etag') ?? '' };
    expect((await server.inject({ url: '/theme.js', headers })).statusCode).toBe(304);
  });

  it('are sent compressed to those who can read that', async () => {
    const { server } = await start();
    const answer = await server.inject({ url: '/assets/start-B8xK2_qZ.js', headers: { 'accept-encoding': 'gzip' } });
    expect(answer.headers['content-encoding']).toBe('gzip');
    expect(gunzipSync(answer.rawPayload).toString()).toBe(SCRIPT);
  });

  it.each(['/.built', '/../secret.txt', '/%2e%2e/secret.txt', '/assets/..%2f..%2fsecret.txt', '/..%5csecret.txt', '/assets/%00.js'])(
    'let nobody out of their folder: %s',
    async (path) => {
      const { server } = await start();
      const answer = await server.inject({ url: path });
      expect([400, 404]).toContain(answer.statusCode);
      expect(answer.payload).not.toMatch(/secret|hash/);
    },
  );
});

it('where the pages are missing, a page says what to do', async () => {
  const { client } = await startBare([], { pagesFolder: join(folder, 'nowhere') });
  const answer = await client().get('/', html);
  expect(answer.status).toBe(503);
  expect(answer.body).toContain('npm start');
});
