import { Client } from 'pg';
import { describe, inject, it, onTestFinished } from 'vitest';
import type { DatabaseSettings } from '../../src/platform/database/settings.ts';
import { filled, writeOnFailingDisk } from '../support/killed/failing-disk.ts';
import { startServed } from '../support/killed/served.ts';
import { startPostgres } from '../support/postgres.ts';
import { canMount, type SmallDisk, smallDisk } from '../support/small-disk.ts';

const DISK_BYTES = 64 * 2 ** 20;

/** A database that has a disk of its own, with a server whose log has another: what is full is where rows go. */
async function databaseOn(disk: SmallDisk): Promise<Extract<DatabaseSettings, { kind: 'postgres' }>> {
  const postgres = await startPostgres({ durable: true });
  onTestFinished(() => postgres.stop());
  const client = new Client({ connectionString: postgres.url });
  await client.connect();
  // By the server, so that the folder is its own.
  await client.query(`copy (select 1) to program 'mkdir ${disk.folder}/rows'`);
  await client.query(`create tablespace small location '${disk.folder}/rows'`);
  await client.query('create database small tablespace small');
  await client.end();
  const url = new URL(postgres.url);
  url.pathname = '/small';
  return { kind: 'postgres', url: url.href, poolSize: 4, maxOverflow: 8 };
}

const isMissing = !inject('postgresAvailable') && process.env['CI'] !== 'true';

describe.skipIf(isMissing)('PostgreSQL on a disk', () => {
  it.skipIf(!canMount())(
    'that is full loses nothing, says so, and goes on when there is room again',
    async () => {
      const disk = smallDisk(DISK_BYTES);
      const database = await databaseOn(disk);
      const served = await startServed(database);
      await writeOnFailingDisk(served, database, [filled(disk), filled(disk)], async () => undefined);
    },
    120_000,
  );
});
