import { existsSync, linkSync, renameSync, rmSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { isSqliteBusy } from '../errors.ts';
import { literal, quoted } from '../migrations/ddl.ts';
import { syncPath } from '../../sync-path.ts';
import type { DatabaseSettings } from '../settings.ts';
import { openPostgresSession } from './postgres-session.ts';
import { placeOf } from './place.ts';
import { PortableRefused } from './refused.ts';
import { openSnapshot } from './open-snapshot.ts';
import { portableTables, stepsNamed } from './tables.ts';
import { openTarget, withTarget } from './open-target.ts';
import { firstFilled } from './target.ts';
import { MARK_TABLE } from './unfinished.ts';

/** A database that takes the place of another one once it is whole. */
export interface Receiving {
  /** Where rows are written to. */
  readonly settings: DatabaseSettings;
  /** Puts it in its place. Answers where the one before is kept; null when there was none, or nothing in it. */
  finish(): Promise<string | null>;
  /** Throws away what was written so far. What was there before is untouched, or marked as unfinished. */
  giveUp(): Promise<void>;
}

/** What stands at the place: nothing of Mingus's, no row, rows, or a part of something that was broken off. */
export type Standing = 'new' | 'empty' | 'filled' | 'unfinished';

/** Looks at the place that is to be restored to. Throws PortableRefused when what is there is no database of Mingus. */
export async function standingAt(settings: DatabaseSettings): Promise<Standing> {
  if (settings.kind === 'sqlite' && !existsSync(settings.path)) return 'new';
  const target = await openTarget(settings);
  try {
    if ((await target.mark()) !== undefined) return 'unfinished';
    const snapshot = await openSnapshot(settings);
    const { schema } = snapshot;
    await snapshot.close();
    if (schema.length === 0) return 'new';
    return (await firstFilled(target, portableTables(stepsNamed(schema, 'The database')))) === undefined ? 'empty' : 'filled';
  } finally {
    await target.close();
  }
}

/** Begins. `stamp` names what is kept of the database before, e.g. `2026-03-02T08-00-00-123`. */
export const receive = (settings: DatabaseSettings, standing: Standing, stamp: string): Promise<Receiving> =>
  settings.kind === 'sqlite' ? receiveFile(settings.path, standing, stamp) : receiveSchema(settings, standing, stamp);

const BESIDE = '.restoring';

/** A file beside the one that is there, which keeps its name until the new one is whole. */
async function receiveFile(path: string, standing: Standing, stamp: string): Promise<Receiving> {
  if (standing !== 'new') takeOutOfUse(path);
  const beside = `${path}${BESIDE}`;
  const remove = async (): Promise<void> => {
    // Also what a killed restore has left.
    const folder = dirname(path);
    const names = existsSync(folder) ? await readdir(folder) : [];
    for (const name of names) if (name.startsWith(basename(beside))) rmSync(join(folder, name), { force: true });
  };
  await remove();
  return {
    settings: { kind: 'sqlite', path: beside },
    finish: async () => {
      takeOutOfUse(beside);
      await syncPath(beside);
      if (standing !== 'new') takeOutOfUse(path);
      const kept = standing === 'filled' ? `${path}.before-restore-${stamp}` : null;
      // A second name first: the path leads to a whole database at every moment.
      if (kept !== null) linkSync(path, kept);
      renameSync(beside, path);
      await syncPath(dirname(path));
      return kept;
    },
    giveUp: remove,
  };
}

/** Writes a file's WAL into it and removes it, which only the one process can that has it open. Throws PortableRefused when another has. */
function takeOutOfUse(path: string): void {
  const database = new DatabaseSync(path, { timeout: 200 });
  try {
    database.exec('pragma synchronous = full; pragma wal_checkpoint(truncate)');
    const mode = database.prepare('pragma journal_mode = delete').get()?.['journal_mode'];
    if (mode !== 'delete') throw new PortableRefused(`${path} is in use. Stop every mingus serve and mingus work first.`);
  } catch (error) {
    throw isSqliteBusy(error) ? new PortableRefused(`${path} is in use. Stop every mingus serve and mingus work first.`) : error;
  } finally {
    database.close();
  }
}

/** The schema itself. What stood there is put aside whole under another name, in one transaction with the mark that keeps servers from starting. */
async function receiveSchema(settings: Extract<DatabaseSettings, { kind: 'postgres' }>, standing: Standing, stamp: string): Promise<Receiving> {
  const session = await openPostgresSession(settings.url);
  const kept = standing === 'filled' ? `before_restore_${stamp.toLowerCase().replaceAll(/[^0-9a-z]/g, '_')}` : null;
  try {
    const [[schema] = []] = await session.arrays('select current_schema()');
    const name = quoted(String(schema));
    if (standing !== 'new') await refuseInUse(session);
    const aside = kept === null ? `drop schema ${name} cascade` : `alter schema ${name} rename to ${quoted(kept)}`;
    const mark = `create table ${MARK_TABLE} (kind text not null, source text not null); insert into ${MARK_TABLE} values ('restore', ${literal(placeOf(settings))})`;
    await session.exec(`begin; ${standing === 'new' ? '' : `${aside}; create schema ${name};`} ${mark}; commit`);
  } finally {
    await session.close();
  }
  return {
    settings,
    finish: async () => {
      await withTarget(settings, (target) => target.unmark());
      return kept;
    },
    giveUp: async () => undefined,
  };
}

async function refuseInUse(session: { arrays(sql: string): Promise<readonly unknown[][]> }): Promise<void> {
  const [[others] = []] = await session.arrays(
    "select count(*) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and application_name like 'mingus%'",
  );
  if (Number(others) > 0) throw new PortableRefused('The database is in use. Stop every mingus serve and mingus work first.');
}
