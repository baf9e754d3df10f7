import type { Client } from 'pg';
import { hadNoLock } from '../errors.ts';
import { quoted } from './ddl.ts';
import type { Patience } from './patience.ts';
import { MigrationRefused } from './refused.ts';
import { type LaterIndex, laterIndexesOf, type Migration } from './schema.ts';

// What PostgreSQL does without holding up who reads and writes, and for that outside of a transaction. Each of it may be broken off and done again.

const VALID = `select relname as name from pg_class join pg_index on indexrelid = oid
  where indisvalid and relnamespace = current_schema()::regnamespace`;
const MARKED = 'select filename as name from migrations';
const UNCHECKED = `select conname as name, conrelid::regclass::text as table_name from pg_constraint
  where not convalidated and conparentid = 0 and coninhcount = 0 and connamespace = current_schema()::regnamespace order by 2, 1`;

const namesOf = async (client: Client, text: string): Promise<ReadonlySet<string>> =>
  new Set((await client.query<{ name: string }>(text)).rows.map(({ name }) => name));

/** Of the migrations that are marked as applied, the names of those that still lack an index. */
export async function unfinishedOnPostgres(client: Client, migrations: readonly Migration[]): Promise<readonly string[]> {
  const leaving = migrations.filter((migration) => laterIndexesOf(migration).length > 0);
  if (leaving.length === 0) return [];
  const [valid, marked] = [await namesOf(client, VALID), await namesOf(client, MARKED)];
  const lacks = (migration: Migration): boolean => laterIndexesOf(migration).some(({ name }) => !valid.has(name));
  return leaving.filter((migration) => marked.has(migration.name) && lacks(migration)).map(({ name }) => name);
}

/** Makes the indexes that the migrations left, and looks through rows that are older than a check. Throws MigrationRefused when others are in the way for too long. */
export async function finishOnPostgres(client: Client, migrations: readonly Migration[], { giveUpMs }: Patience): Promise<void> {
  try {
    // Waiting here is waiting for transactions to end; it holds up nobody who reads or writes.
    await client.query(`set lock_timeout = ${giveUpMs}`);
    await client.query('set statement_timeout = 0');
    const left = migrations.flatMap(laterIndexesOf);
    const valid = left.length === 0 ? new Set<string>() : await namesOf(client, VALID);
    for (const index of left.filter(({ name }) => !valid.has(name))) await makeIndex(client, index);
    const { rows } = await client.query<{ name: string; table_name: string }>(UNCHECKED);
    for (const { name, table_name } of rows) await client.query(`alter table ${table_name} validate constraint ${quoted(name)}`);
  } catch (error) {
    if (!hadNoLock(error)) throw error;
    throw new MigrationRefused(
      `Every migration is applied, but an index or a check could not be finished within ${Math.round(giveUpMs / 1000)} s: a transaction of somebody else does not end.`,
      'Find whose it is (docs/operating/upgrades.md says how), let it end, and run mingus migrate again. The version before serves on meanwhile.',
    );
  }
}

const PARTS = `select relname as name from pg_class join pg_inherits on inhrelid = oid where inhparent = to_regclass($1) order by relname`;

/** A partitioned table's index is made part by part, then joined: PostgreSQL makes none for all of them at once beside writers. */
async function makeIndex(client: Client, { name, table, rest }: LaterIndex): Promise<void> {
  const { rows: parts } = await client.query<{ name: string }>(PARTS, [quoted(table)]);
  if (parts.length === 0) return makeBesideWriters(client, name, table, rest);
  await client.query(`create index if not exists ${quoted(name)} on only ${quoted(table)} ${rest}`);
  for (const part of parts) {
    const own = `${part.name}_${name}`.slice(-63);
    await makeBesideWriters(client, own, part.name, rest);
    await client.query(`alter index ${quoted(name)} attach partition ${quoted(own)}`);
  }
}

async function makeBesideWriters(client: Client, name: string, table: string, rest: string): Promise<void> {
  const { rows } = await client.query<{ valid: boolean }>('select indisvalid as valid from pg_index where indexrelid = to_regclass($1)', [
    quoted(name),
  ]);
  if (rows[0]?.valid === true) return;
  // One that was broken off is there and serves nobody.
  if (rows.length > 0) await client.query(`drop index concurrently ${quoted(name)}`);
  await client.query(`create index concurrently ${quoted(name)} on ${quoted(table)} ${rest}`);
}
