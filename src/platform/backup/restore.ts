import { type Clock, instantOf, systemClock } from '../clock.ts';
import { migrateTo, migrateToLatest } from '../database/portable/prepare-target.ts';
import { receive, type Receiving, standingAt } from '../database/portable/receive.ts';
import { PortableRefused } from '../database/portable/refused.ts';
import { openSnapshot } from '../database/portable/open-snapshot.ts';
import { digestOf, type OnProgress } from '../database/portable/snapshot.ts';
import { portableTables, stepsNamed } from '../database/portable/tables.ts';
import { openTarget } from '../database/portable/open-target.ts';
import { type Target } from '../database/portable/target.ts';
import type { DatabaseSettings } from '../database/settings.ts';
import { type ArchiveContent, readArchive } from './archive-parts.ts';
import { type ArchiveFile, checkBytes, openArchive } from './read-archive.ts';

/** What a restore is asked to do. */
export interface RestoreParts {
  readonly path: string;
  readonly passphrase: string | null;
  readonly database: DatabaseSettings;
  /** Asked when the database holds rows: whether they are to make way. */
  readonly mayReplace: (content: ArchiveContent) => Promise<boolean>;
  readonly onProgress?: OnProgress;
}

/** What a restore did. */
export interface Restored extends ArchiveContent {
  readonly rows: number;
  /** Where the database before is kept: a file beside, or a schema of PostgreSQL. Null when there was nothing in it. */
  readonly kept: string | null;
  /** Migrations that the archive lacked and the database has now. */
  readonly migrated: readonly string[];
}

/**
 * Restores an archive into a database. The whole archive is read and compared first, what was restored is read back and compared after. A SQLite file takes its place
 * only then; on PostgreSQL no server starts before. Throws ArchiveDamaged or PortableRefused, and then nothing has been replaced.
 */
export async function restoreArchive(parts: RestoreParts, clock: Clock = systemClock): Promise<Restored> {
  const { path, passphrase, database } = parts;
  const archive = await openArchive(path, passphrase);
  await checkBytes(archive);
  const content = await readArchive(archive);
  const standing = await standingAt(database);
  if (standing === 'filled' && !(await parts.mayReplace(content))) {
    throw new PortableRefused(
      'The database is not empty. Nothing was changed.',
      'To put it aside and restore in its place: mingus restore FILE --replace',
    );
  }
  const receiving = await receive(database, standing, instantOf(clock.now()).slice(0, 23).replaceAll(/[:.]/g, '-'));
  return fill(receiving, archive, content, parts.onProgress);
}

async function fill(receiving: Receiving, archive: ArchiveFile, content: ArchiveContent, onProgress?: OnProgress): Promise<Restored> {
  const { settings } = receiving;
  const { header, manifest } = content;
  const steps = stepsNamed(header.schema, 'The archive');
  try {
    await migrateTo(settings, steps);
    await load(settings, archive, onProgress);
    await compare(settings, content);
    // Each step of a newer schema changes the rows as it would have changed them in the database that they come from.
    const migrated = await migrateToLatest(settings);
    const kept = await receiving.finish();
    return { header, manifest, rows: Object.values(manifest).reduce((sum, { rows }) => sum + rows, 0), kept, migrated };
  } catch (error) {
    await receiving.giveUp();
    throw error;
  }
}

async function load(settings: DatabaseSettings, archive: ArchiveFile, onProgress?: OnProgress): Promise<void> {
  const target: Target = await openTarget(settings);
  try {
    const listener = {
      header: async () => undefined,
      rows: target.insert,
      end: target.setNextId,
    };
    await readArchive(archive, listener, onProgress);
  } finally {
    await target.close();
  }
}

async function compare(settings: DatabaseSettings, { header, manifest }: ArchiveContent): Promise<void> {
  const snapshot = await openSnapshot(settings);
  try {
    for (const table of portableTables(stepsNamed(header.schema, 'The archive'))) {
      const said = manifest[table.name];
      const found = await digestOf(snapshot, table);
      if (said?.rows !== found.rows || said.sha256 !== found.sha256 || said.next_id !== (await snapshot.nextId(table))) {
        throw new PortableRefused(`${table.name} was restored with other rows than the archive has.`);
      }
    }
  } finally {
    await snapshot.close();
  }
}
