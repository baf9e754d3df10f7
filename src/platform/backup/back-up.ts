import { access, constants, mkdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import packageJson from '../../../package.json' with { type: 'json' };
import { type Clock, instantOf, systemClock } from '../clock.ts';
import { PortableRefused } from '../database/portable/refused.ts';
import { openSnapshot } from '../database/portable/open-snapshot.ts';
import { type OnProgress } from '../database/portable/snapshot.ts';
import { portableTables, stepsNamed } from '../database/portable/tables.ts';
import type { DatabaseSettings } from '../database/settings.ts';
import { syncPath } from '../sync-path.ts';
import { nameOf, notGoodName, removeOld, sweepLeftovers, unfinishedName } from './folder.ts';
import { ArchiveDamaged, type ArchiveHeader, FORMAT, type Manifest } from './format.ts';
import { type OnVerifying, verifyArchive } from './verify-archive.ts';
import { writeArchive } from './write-archive.ts';

/** What a backup is asked to do. Plain values: it can be sent to a thread. */
export interface BackupParts {
  readonly database: DatabaseSettings;
  readonly folder: string;
  /** Whether the folder is made where it is missing; one that somebody named may be a disk that is not there. */
  readonly makesFolder: boolean;
  readonly keepDays: number;
  readonly passphrase: string | null;
}

/** A backup that is good. */
export interface MadeBackup {
  readonly path: string;
  readonly bytes: number;
  readonly manifest: Manifest;
  readonly rows: number;
  readonly writtenMs: number;
  readonly verifiedMs: number;
  /** Names of older ones that went. */
  readonly removed: readonly string[];
}

/** Told how far it is. */
export interface BackupProgress {
  readonly onWriting?: OnProgress;
  /** The file is on the disk, and is read back next. */
  readonly onWritten?: () => Promise<void>;
  readonly onVerifying?: OnVerifying;
}

/**
 * Makes a backup of a database while it is in use. It gets its name only after it was restored into a scratch database and compared; until then, and when it is
 * not good, it has one that does not look like a backup. Older ones go when this one is good. Throws PortableRefused, and leaves no part of a file.
 */
export async function backUp(parts: BackupParts, progress: BackupProgress = {}, clock: Clock = systemClock): Promise<MadeBackup> {
  const { folder } = parts;
  try {
    await prepareFolder(parts, clock.now());
    const name = nameOf(instantOf(clock.now()), parts.passphrase !== null);
    const unfinished = join(folder, unfinishedName(name));
    try {
      const made = await writeAndVerify(parts, unfinished, instantOf(clock.now()), progress);
      await rename(unfinished, join(folder, name));
      await syncPath(folder);
      return { ...made, path: join(folder, name), removed: await removeOld(folder, parts.keepDays, clock.now()) };
    } catch (error) {
      if (error instanceof ArchiveDamaged) throw await notGood(folder, name, unfinished, error);
      await rm(unfinished, { force: true });
      throw error;
    }
  } catch (error) {
    throw meaningOf(error, folder);
  }
}

async function prepareFolder({ folder, makesFolder }: BackupParts, nowMs: number): Promise<void> {
  if (makesFolder) await mkdir(folder, { recursive: true, mode: 0o700 });
  const found = await stat(folder).catch(() => undefined);
  if (found?.isDirectory() !== true) throw new PortableRefused(`There is no folder ${folder} for backups: make it, or mount its disk.`);
  await access(folder, constants.W_OK);
  await sweepLeftovers(folder, nowMs);
}

type Written = Omit<MadeBackup, 'path' | 'removed'>;

async function writeAndVerify(
  parts: BackupParts,
  path: string,
  made_at: string,
  { onWriting, onWritten, onVerifying }: BackupProgress,
): Promise<Written> {
  const { passphrase } = parts;
  const begun = performance.now();
  const manifest = await writeTo(path, parts, made_at, onWriting);
  const written = performance.now();
  await onWritten?.();
  // Not what the file says of itself is compared, but what was read from the database.
  const { manifest: found } = await verifyArchive(path, passphrase, onVerifying);
  if (JSON.stringify(found) !== JSON.stringify(manifest)) throw new ArchiveDamaged('The archive holds other rows than the database had.');
  return {
    manifest,
    bytes: (await stat(path)).size,
    rows: Object.values(manifest).reduce((sum, { rows }) => sum + rows, 0),
    writtenMs: Math.round(written - begun),
    verifiedMs: Math.round(performance.now() - written),
  };
}

async function writeTo(path: string, { database, passphrase }: BackupParts, made_at: string, onProgress?: OnProgress): Promise<Manifest> {
  const snapshot = await openSnapshot(database);
  try {
    const { schema } = snapshot;
    if (schema.length === 0) throw new PortableRefused('There is nothing to back up: the database has no table of migrations.');
    const header: ArchiveHeader = { mingus_archive: FORMAT, mingus: packageJson.version, made_at, schema: [...schema] };
    const tables = portableTables(stepsNamed(schema, 'The database'));
    return await writeArchive(path, { snapshot, tables, header, passphrase, ...(onProgress && { onProgress }) });
  } finally {
    await snapshot.close();
  }
}

async function notGood(folder: string, name: string, unfinished: string, damage: ArchiveDamaged): Promise<PortableRefused> {
  const kept = join(folder, notGoodName(name));
  await rename(unfinished, kept);
  return new PortableRefused(
    `The backup is not good. ${damage.message}`,
    `It is kept as ${kept}; older backups are untouched. Look at the disk first.`,
  );
}

/** What the system says of the folder, in a sentence. */
function meaningOf(error: unknown, folder: string): unknown {
  const code: unknown = error instanceof Error ? (Reflect.get(error, 'code') ?? undefined) : undefined;
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return new PortableRefused(`The disk of ${folder} is full. Nothing that looks like a backup was left; older backups are untouched.`);
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return new PortableRefused(`This user may not write into ${folder}.`);
    case 'EIO':
      return new PortableRefused(`The disk of ${folder} could not be written or read. Older backups are untouched.`);
    default:
      return error;
  }
}
