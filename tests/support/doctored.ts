import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { nameOf } from '../../src/platform/backup/folder.ts';
import { instantOf } from '../../src/platform/clock.ts';
import type { DatabaseSettings } from '../../src/platform/database/settings.ts';
import { runCommand, startCommand } from './command.ts';
import { databaseUrl, redisUrl } from './databases.ts';
import { freePort } from './guarded-process.ts';
import { testFolder } from './portable.ts';
import { startTlsFront } from './tls-front.ts';

const HOUR_MS = 3_600_000;

/** Production on a database, as it should be but that no server runs: settings by their names in the environment. */
export async function production(database: DatabaseSettings): Promise<Readonly<Record<string, string>> & { readonly BACKUP_DIR: string }> {
  const BACKUP_DIR = await testFolder();
  await writeFile(join(BACKUP_DIR, nameOf(instantOf(Date.now() - HOUR_MS), false)), '');
  const redis = await redisUrl();
  return {
    MINGUS_ENV: 'production',
    SECRET_KEY: 'Zk3vQ8xW1rT6yU9pL2mN5bV7cX4jH0gF',
    PUBLIC_URL: `https://localhost:${await freePort()}`,
    TRUSTED_PROXIES: '127.0.0.1',
    MINGUS_DATA_DIR: await testFolder(),
    DATABASE_URL: databaseUrl(database),
    ...(redis !== null && { REDIS_URL: redis }),
    BACKUP_DIR,
  };
}

const told = z.object({ good: z.boolean(), lines: z.array(z.object({ name: z.string(), state: z.string(), says: z.string() })) });

/** Starts a server on a database, with TLS before it, and asks the doctor about it as a command. */
export async function doctored(database: DatabaseSettings) {
  const { PUBLIC_URL: _, ...env } = await production(database);
  const serving = startCommand(['serve'], { ...env, MINGUS_ENV: 'development', PORT: '0' });
  const ready = await serving.line(/ready/);
  const front = await startTlsFront(ready.replace(/^.*: /, '').replace('localhost', '127.0.0.1'), 30);
  const whole = { ...env, PUBLIC_URL: front.url, NODE_EXTRA_CA_CERTS: front.certificate };
  const { code, stdout, stderr } = await runCommand(['doctor', '--json'], whole);
  const { good, lines } = told.parse(JSON.parse(stdout));
  return { env: whole, code, stderr, good, lines, failing: lines.filter(({ state }) => state === 'fail'), passing: namesOf(lines, 'pass') };
}

const namesOf = (lines: z.output<typeof told>['lines'], state: string): readonly string[] =>
  lines.filter((line) => line.state === state).map(({ name }) => name);
