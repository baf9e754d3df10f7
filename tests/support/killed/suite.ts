import { randomInt } from 'node:crypto';
import { describe, expect, inject, it, onTestFinished } from 'vitest';
import { onEachDatabaseFile } from '../databases.ts';
import { startPostgres } from '../postgres.ts';
import { killDuringWrites } from './rounds.ts';
import { startServed } from './served.ts';

/** How often each is killed. */
export interface Kills {
  readonly server: number;
  readonly postgres: number;
  /** Longest that one test may take, in milliseconds. */
  readonly timeoutMs: number;
}

/** Describes that nothing acknowledged is lost or doubled, whoever is killed. KILLS_SEED repeats the moments of an earlier run as far as two machines are alike. */
export function describeKills({ server, postgres, timeoutMs }: Kills): void {
  const seed = Number(process.env['KILLS_SEED'] ?? randomInt(2 ** 31));

  onEachDatabaseFile('writes of eight programs', (makeDatabase, dialect) => {
    it(
      `are neither lost nor doubled when the server is killed ${server} times`,
      async () => {
        const database = await makeDatabase();
        const victim = await startServed(database);
        await killDuringWrites({ name: `the server on ${dialect}`, url: victim.url, database, victim, kills: server, seed });
      },
      timeoutMs,
    );
  });

  describe.skipIf(!inject('postgresAvailable') && process.env['CI'] !== 'true')('writes of eight programs (postgres)', () => {
    it(
      `are neither lost nor doubled when PostgreSQL is killed ${postgres} times, and the server goes on`,
      async () => {
        const victim = await startPostgres({ durable: true });
        onTestFinished(() => victim.stop());
        const database = { kind: 'postgres', url: victim.url, poolSize: 4, maxOverflow: 8 } as const;
        const served = await startServed(database);
        const { pid } = served.process();
        await killDuringWrites({ name: 'PostgreSQL', url: served.url, database, victim, kills: postgres, seed });
        expect([served.process().pid, served.process().exitCode]).toEqual([pid, null]);
      },
      timeoutMs,
    );
  });
}
