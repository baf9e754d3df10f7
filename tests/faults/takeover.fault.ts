import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import { openStore } from '../../src/platform/database/open.ts';
import { startCommand } from '../support/command.ts';
import { databaseUrl, onEachDatabaseFile } from '../support/databases.ts';
import { startRedis } from '../support/redis.ts';
import { startSmtpServer } from '../support/smtp-server.ts';
import { openGate } from '../support/tcp-gate.ts';

/** What is promised: a dead worker's job is done by another within so many milliseconds. */
const TAKEN_OVER_MS = 30_000;

onEachDatabaseFile('two processes of `mingus work`', (makeDatabase) => {
  it.each(['alone', 'with a Redis'])('%s: when the one that is at a job is killed, the other has done it within 30 seconds', async (way) => {
    const database = await makeDatabase();
    const redis = way === 'alone' ? null : await startRedis();
    onTestFinished(async () => redis?.stop());
    const store = await openStore(database);
    onTestFinished(() => store.close());
    const smtp = await startSmtpServer();
    onTestFinished(() => smtp.close());
    const gate = await openGate(Number(new URL(smtp.url).port));
    onTestFinished(() => gate.close());
    const SECRET_KEY = 'a key for tests that nobody else has, 48 characters';
    const env = {
      MINGUS_ENV: 'test',
      SECRET_KEY,
      LOG_LEVEL: 'error',
      DATABASE_URL: databaseUrl(database),
      ...(redis && { REDIS_URL: redis.url }),
      SMTP_URL: `smtp://127.0.0.1:${gate.port}`,
    };
    const now = new Date().toISOString();
    const person = { email: 'ada@example.org', password_hash: 'none', created_at: now, updated_at: now };
    const { id: user_id } = await store.db.insertInto('users').values(person).returning('id').executeTakeFirstOrThrow();
    const mail = { kind: 'delivery.mail', payload: { user_id, template: 'identity.enabled', data: {} }, dedupe_key: 'the mail' };

    // The first one hands the mail over to a mail server that does not speak.
    gate.block();
    const first = startCommand(['work'], env);
    await first.line(/does its jobs/);
    await store.db
      .insertInto('outbox')
      .values({ ...mail, created_at: now, available_at: now })
      .execute();
    const job = () => store.db.selectFrom('outbox').selectAll().where('dedupe_key', '=', 'the mail').executeTakeFirstOrThrow();
    while ((await job()).attempts === 0) await sleep(20);
    const second = startCommand(['work'], env);
    await second.line(/does its jobs/);
    // Long enough for the hold to have been renewed; the second one lets it be.
    await sleep(8_000);
    first.process.kill('SIGKILL');
    const killed = performance.now();
    gate.unblock();
    while (smtp.mails.length === 0 && performance.now() - killed < TAKEN_OVER_MS) await sleep(20);
    const took = performance.now() - killed;
    console.log(`${store.dialect}, ${way}: taken over and done ${(took / 1000).toFixed(1)} s after the kill`);
    expect(smtp.mails.map(({ to }) => to)).toEqual([['ada@example.org']]);
    expect(took).toBeLessThan(TAKEN_OVER_MS);
    await expect.poll(async () => await job(), { timeout: 5_000 }).toMatchObject({ attempts: 2, finished_at: expect.any(String), last_error: null });
  });
});
