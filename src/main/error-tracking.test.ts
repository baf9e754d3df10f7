import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { Client } from '../../tests/support/client.ts';
import { startCommand } from '../../tests/support/command.ts';
import { freePort } from '../../tests/support/guarded-process.ts';
import { createLog } from '../platform/telemetry/log.ts';
import { openErrorTracking } from './open-error-tracking.ts';

/** Says on standard error what of the client for Sentry is loaded. */
const TELL_LOADED = `data:text/javascript,${encodeURIComponent(`import { registerHooks } from 'node:module';
registerHooks({ resolve(name, context, next) { if (name.includes('sentry')) process.stderr.write('LOADED:' + name + ';'); return next(name, context); } });`)}`;
const event = z.object({
  logger: z.string(),
  exception: z.object({ values: z.array(z.object({ type: z.string(), value: z.string(), stacktrace: z.object({ frames: z.array(z.unknown()) }) })) }),
});

/** What takes errors, on the loopback interface; one that is `dead` hears and never answers. */
async function startTaker(isDead = false) {
  const taken: string[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += String(chunk);
    });
    request.on('end', () => {
      taken.push(body);
      if (!isDead) response.end('{}');
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port was given');
  return { taken, dsn: `http://0123456789abcdef@127.0.0.1:${address.port}/42` };
}

/** A real server; `breakIt` takes a table away, so that asking for accounts is a fault. */
async function startServer(env: Readonly<Record<string, string>> = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'mingus-errors-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const port = await freePort();
  const all = {
    MINGUS_ENV: 'test',
    LOG_LEVEL: 'error',
    MINGUS_DATA_DIR: folder,
    PORT: String(port),
    SECRET_KEY: 'a key for tests that nobody else has',
    NODE_OPTIONS: `--import=${TELL_LOADED}`,
    ...env,
  };
  const running = startCommand(['serve'], all);
  await running.line(/is ready/);
  const ada = new Client(`http://127.0.0.1:${port}`);
  await ada.registerPerson();
  const breakIt = () => {
    const database = new DatabaseSync(join(folder, 'mingus.db'));
    database.exec('pragma foreign_keys = off; alter table recurring_items rename to gone');
    database.close();
  };
  const end = async () => {
    const begunMs = performance.now();
    running.process.kill('SIGTERM');
    const { code } = await running.ended;
    return { code, tookMs: performance.now() - begunMs };
  };
  return { ada, running, breakIt, end };
}

describe('errors', () => {
  it('are told once to what ERROR_TRACKING_DSN names, without anything of anybody', async () => {
    const { taken, dsn } = await startTaker();
    const { ada, running, breakIt, end } = await startServer({ ERROR_TRACKING_DSN: dsn });
    breakIt();
    expect((await ada.get('/api/recurring?limit=77', { headers: { 'x-planted': 'planted-in-a-header' } })).status).toBe(500);
    await expect.poll(() => taken.length).toBe(1);
    expect(await end()).toMatchObject({ code: 0 });
    expect(taken).toHaveLength(1);
    expect(running.written()).toContain('LOADED:@sentry/node;');
    const told = event.parse(JSON.parse(taken[0]?.split('\n')[2] ?? ''));
    expect(told).toMatchObject({ logger: 'failed', exception: { values: [{ type: 'Error', value: expect.stringContaining('no such table') }] } });
    expect(told.exception.values[0]?.stacktrace.frames.length).toBeGreaterThan(2);
    for (const planted of [
      ...ada.cookies.values(),
      'planted',
      '127.0.0.1',
      'limit',
      '/api/',
      '@example',
      'user',
      'server_name',
      'contexts',
      'request',
      process.cwd(),
    ])
      expect(taken[0]?.split('\n')[2]).not.toContain(planted);
  });

  it('are told with what caused them, and without the values that messages quote', async () => {
    const { taken, dsn } = await startTaker();
    const tracking = await openErrorTracking(dsn, 'test');
    const log = createLog('info', { stream: { write: () => undefined }, onError: tracking.report });
    const cause = new Error('Key (email)=(ada@example.org) exists, for "Ada Lovelace" with 1234567');
    log.error({ err: new Error('cannot', { cause }), body: 'planted' }, 'failed');
    log.info({ err: new Error('only told') }, 'nothing');
    await tracking.close();
    expect(taken).toHaveLength(1);
    const { exception } = event.parse(JSON.parse(taken[0]?.split('\n')[2] ?? ''));
    expect(exception.values.map(({ value }) => value)).toEqual(['Key … exists, for … with …', 'cannot']);
    expect(taken[0]).not.toMatch(/ada@|Lovelace|1234567|planted/);
  });

  it('are told no more than 30 times in a minute', async () => {
    const { taken, dsn } = await startTaker();
    const tracking = await openErrorTracking(dsn, 'test');
    for (let time = 0; time < 40; time += 1) tracking.report(new Error(`the ${time}th`), 'failed');
    await tracking.close();
    expect(taken).toHaveLength(30);
  });

  it('are told to nobody without ERROR_TRACKING_DSN, and nothing of it is loaded', async () => {
    const { ada, running, breakIt, end } = await startServer();
    breakIt();
    expect((await ada.get('/api/recurring')).status).toBe(500);
    expect(await end()).toMatchObject({ code: 0 });
    expect(running.written()).not.toContain('LOADED');
  });

  it('keep nobody waiting where they are told to somebody who never answers', async () => {
    const { taken, dsn } = await startTaker(true);
    const { ada, breakIt, end } = await startServer({ ERROR_TRACKING_DSN: dsn });
    breakIt();
    const begunMs = performance.now();
    for (let time = 0; time < 5; time += 1) expect((await ada.get('/api/recurring')).status).toBe(500);
    expect((await ada.get('/api/accounts')).status).toBe(200);
    expect(performance.now() - begunMs).toBeLessThan(10_000);
    await expect.poll(() => taken.length).toBeGreaterThan(0);
    const { code, tookMs } = await end();
    expect(code).toBe(0);
    expect(tookMs).toBeLessThan(10_000);
  });
});
