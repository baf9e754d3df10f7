import { createHash } from 'node:crypto';
import { createReadStream, statSync } from 'node:fs';
import { basename } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { instantOf } from '../../platform/clock.ts';
import { isNoDatabase } from '../../platform/database/errors.ts';
import { migrations } from '../../platform/database/migrations/list.ts';
import { migrate } from '../../platform/database/migrations/migrate.ts';
import { openStore } from '../../platform/database/open.ts';
import { copySnapshot } from '../../platform/database/portable/copy.ts';
import { PortableRefused } from '../../platform/database/portable/refused.ts';
import { openScratch, type Scratch } from '../../platform/database/portable/scratch.ts';
import type { OnProgress } from '../../platform/database/portable/snapshot.ts';
import { portableTables } from '../../platform/database/portable/tables.ts';
import { type DatabaseSettings, oneConnection } from '../../platform/database/settings.ts';
import { type ForeignFile, openForeignFile } from '../../platform/database/sqlite/foreign-file.ts';
import { openFindingsFile } from './findings-file.ts';
import type { OnFinding, TableReport } from './report.ts';
import { findImport } from './repository.ts';
import { LEGACY_TABLES } from './tables.ts';
import { takeOver } from './take-over.ts';

/** What is to be taken over, and where to. */
export interface ImportParts {
  /** A SQLite file of the former application. */
  readonly file: string;
  readonly to: DatabaseSettings;
  /** Where what did not come over as it was is written. */
  readonly findings: string;
  /** Whether what an unfinished import left in the target goes first. */
  readonly again: boolean;
  readonly onProgress: OnProgress;
}

/** What an import did. */
export interface Imported {
  /** `done`, or `before`: this very file was taken over already, and nothing was changed. */
  readonly state: 'done' | 'before';
  readonly tables: readonly TableReport[];
  /** Whether it went on with one that was broken off. */
  readonly resumed: boolean;
}

const sumSchema = z.object({ column: z.string(), in_file: z.int(), taken: z.int(), left_out: z.int() });
const reportSchema = z.array(
  z.object({ table: z.string(), in_file: z.int(), taken: z.int(), changed: z.int(), rejected: z.int(), sums: z.array(sumSchema) }),
);

/** Of the file, and of what SQLite has not written into it yet. */
async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256');
  const log = `${path}-wal`;
  for (const each of statSync(log, { throwIfNoEntry: false })?.size ? [path, log] : [path])
    await pipeline(createReadStream(each), hash, { end: false });
  return hash.digest('hex');
}

/**
 * Takes a file of the former application over into an empty database of either kind, which is migrated first. Everything is read and judged into a database
 * that nobody sees, and then copied: broken off at any moment it goes on when it is asked for again, and at the end each table is read back and has to be
 * equal. Throws PortableRefused when the target holds something else.
 */
export async function importLegacy(parts: ImportParts): Promise<Imported> {
  const { file, to, findings } = parts;
  const file_sha256 = await sha256Of(file);
  const before = await importedBefore(to, file_sha256);
  if (before !== undefined) return { state: 'before', tables: before, resumed: false };
  const told = openFindingsFile(findings);
  const scratch = openScratch(migrations, 'memory');
  try {
    const tables = await read(file, scratch, told.onFinding, parts.onProgress);
    await compareSums(scratch, tables);
    const taken = { id: 1, file_sha256, file_name: basename(file).slice(0, 255), file_changed_at: instantOf(statSync(file).mtimeMs), report: tables };
    await keepReport(scratch, taken);
    told.finish();
    const { resumed } = await copySnapshot({
      source: scratch.snapshot,
      steps: migrations,
      name: `the former application's file ${file_sha256}`,
      command: 'import-legacy',
      to,
      again: parts.again,
      onProgress: parts.onProgress,
    });
    return { state: 'done', tables, resumed };
  } finally {
    told.giveUp();
    await scratch.close();
  }
}

async function importedBefore(to: DatabaseSettings, sha256: string): Promise<readonly TableReport[] | undefined> {
  await migrate(to);
  const store = await openStore(oneConnection(to));
  try {
    const report = await findImport(store.db, sha256);
    return report === undefined ? undefined : reportSchema.parse(report);
  } finally {
    await store.close();
  }
}

function opened(path: string): ForeignFile {
  try {
    return openForeignFile(path);
  } catch (error) {
    throw isNoDatabase(error) ? new PortableRefused(`${path} is no SQLite database.`) : error;
  }
}

async function read(path: string, scratch: Scratch, onFinding: OnFinding, onProgress: OnProgress): Promise<readonly TableReport[]> {
  const file = opened(path);
  try {
    if (!LEGACY_TABLES.some(({ name }) => file.tables.includes(name))) {
      throw new PortableRefused(`${path} is not a database of the former application: it has none of its tables.`);
    }
    return await takeOver({ file, target: scratch.target, onFinding, onProgress });
  } finally {
    file.close();
  }
}

const tableNamed = (name: string) => {
  const found = portableTables(migrations).find((table) => table.name === name);
  if (found === undefined) throw new Error(`no table ${name}`);
  return found;
};

/** Reads back what was written: counts and sums have to be those that were noted on the way. */
async function compareSums({ snapshot }: Scratch, reports: readonly TableReport[]): Promise<void> {
  for (const { table, taken, rejected, in_file, sums } of reports) {
    if (taken + rejected !== in_file) throw new Error(`${table}: ${taken} rows taken over and ${rejected} rejected are not ${in_file}`);
    if (taken === 0) continue;
    const portable = tableNamed(table);
    const found = { rows: 0, sums: sums.map(() => 0) };
    const places = sums.map(({ column }) => portable.columns.findIndex(({ name }) => name === column));
    for await (const rows of snapshot.rows(portable)) {
      found.rows += rows.length;
      for (const row of rows) places.forEach((place, index) => (found.sums[index] = (found.sums[index] ?? 0) + Number(row[place] ?? 0)));
    }
    const isEqual = found.rows === taken && sums.every((sum, index) => sum.taken === found.sums[index]);
    if (!isEqual) throw new Error(`${table}: what was written is not what was read`);
  }
}

async function keepReport({ target }: Scratch, row: Readonly<Record<string, unknown>>): Promise<void> {
  const table = tableNamed('legacy_imports');
  await target.insert(table, [table.columns.map(({ name }) => row[name])]);
}
