import { type Running, startCommand } from '../command.ts';
import { databaseUrl } from '../databases.ts';
import type { DatabaseSettings } from '../../../src/platform/database/settings.ts';
import { freePort } from '../guarded-process.ts';
import type { Victim } from './rounds.ts';

/** Settings of a server that a test kills: nobody is limited, since a handful of programs ask as fast as they can. */
const ENV = {
  MINGUS_ENV: 'test',
  SECRET_KEY: 'a key for tests that nobody else has, 48 characters',
  RATELIMIT_ENABLED: 'false',
  // Nor turned away, where the machine has other things to do.
  BUSY_DELAY_MS: '0',
  LOG_LEVEL: 'fatal',
};

/** A real `mingus serve` of its own process that can be killed and started again on the same port. */
export interface Served extends Victim {
  readonly url: string;
  /** The process as it is now. */
  readonly process: () => Running['process'];
}

/** Starts one on a database; it ends with the test. */
export async function startServed(database: DatabaseSettings, env: Readonly<Record<string, string>> = {}): Promise<Served> {
  const port = await freePort();
  const start = async (): Promise<Running> => {
    const running = startCommand(['serve'], { ...ENV, PORT: String(port), DATABASE_URL: databaseUrl(database), ...env });
    await running.line(/ready/);
    return running;
  };
  let running = await start();
  return {
    url: `http://127.0.0.1:${port}`,
    process: () => running.process,
    kill: async () => {
      running.process.kill('SIGKILL');
      await running.ended;
    },
    again: async () => {
      running = await start();
    },
  };
}
