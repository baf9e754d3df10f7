import { isRowRefused } from '../errors.ts';
import { migrations } from '../migrations/list.ts';
import type { Migration } from '../migrations/schema.ts';
import type { DatabaseSettings } from '../settings.ts';
import { placeOf } from './place.ts';
import { migrateTo, migrateToLatest } from './prepare-target.ts';
import { PortableRefused } from './refused.ts';
import { digesting, idReader, linesOf, type PortableRow, type TableDigest } from './rows.ts';
import { openSnapshot } from './open-snapshot.ts';
import { digestOf, type OnProgress, type Snapshot } from './snapshot.ts';
import { type PortableTable, portableTables, stepsNamed } from './tables.ts';
import { openTarget, withTarget } from './open-target.ts';
import { firstFilled, type Target } from './target.ts';

/** What a copy is asked to do. */
export interface CopyParts {
  readonly from: DatabaseSettings;
  readonly to: DatabaseSettings;
  /** Whether what an unfinished copy left in the target goes first. */
  readonly again: boolean;
  readonly onProgress?: OnProgress;
}

/** A table that was copied and found to be equal. */
export interface CopiedTable extends TableDigest {
  readonly name: string;
  readonly nextId: number;
}

/** What a copy did. */
export interface Copied {
  readonly tables: readonly CopiedTable[];
  /** Whether it went on with one that was broken off. */
  readonly resumed: boolean;
  /** Migrations that the source lacked and the target has now. */
  readonly migrated: readonly string[];
}

/**
 * Copies everything from one database into an empty one, of either kind. Broken off at any moment, it goes on when it is asked for again. At the end each table of
 * the target is read back, and its digest has to be that of the source. Throws PortableRefused when the target holds something else, or when the two differ.
 */
export async function copyDatabase(parts: CopyParts): Promise<Copied> {
  const { from, to } = parts;
  if (placeOf(from) === placeOf(to)) throw new PortableRefused('Source and target are the same database.');
  const source = await openSnapshot(from);
  try {
    if (source.schema.length === 0) throw new PortableRefused('The source is not a database of Mingus: it has no table of migrations.');
    return await copySnapshot({ ...parts, source, steps: stepsNamed(source.schema, 'The source'), name: placeOf(from), command: 'copy' });
  } finally {
    await source.close();
  }
}

/** A snapshot that is brought into a database. */
export interface SnapshotParts extends Omit<CopyParts, 'from'> {
  readonly source: Snapshot;
  readonly steps: readonly Migration[];
  /** What the source is called, the same each time. */
  readonly name: string;
  /** Whose `--again` begins anew. */
  readonly command: string;
}

/** The same for a snapshot of these steps that is open already; whoever opened it closes it. */
export async function copySnapshot(parts: SnapshotParts): Promise<Copied> {
  const { steps, to, name } = parts;
  const tables = portableTables(steps);
  const mark = { kind: 'copy', source: name } as const;
  const resumed = await prepare(parts);
  const target = await openTarget(to);
  try {
    await target.setMark(mark);
    const digests: CopiedTable[] = [];
    for (const table of tables) digests.push(await bring(parts, target, table, resumed));
    await compare(parts, digests, tables, resumed);
    await target.unmark();
    return { tables: digests, resumed, migrated: steps.length === migrations.length ? [] : await migrateToLatest(to) };
  } finally {
    await target.close();
  }
}

/** Makes the target ready, or throws when it holds what is not of this copy. Answers whether a copy goes on. */
async function prepare({ to, steps, name: source, again, command }: SnapshotParts): Promise<boolean> {
  const found = await lookInto(to);
  if (found.marked === undefined) {
    if (found.filled !== undefined) {
      throw new PortableRefused(`The target is not empty: its table ${found.filled} holds rows. A copy goes into a new or empty database only.`);
    }
  } else if (found.marked !== `copy ${source}`) {
    throw new PortableRefused(
      `The target holds an unfinished ${found.marked.replace(' ', ' from ')}, not from ${source}. Use another database, or finish that one.`,
    );
  } else if (again) {
    await withTarget(to, (target) => target.empty(portableTables(found.steps)));
  }
  if (found.steps.length > steps.length) {
    throw new PortableRefused(
      'The target has a newer schema than the source: take a database that is new, or migrate the source first (mingus migrate).',
    );
  }
  const goesOn = found.marked !== undefined && !again;
  if (goesOn && found.steps.length < steps.length) {
    throw new PortableRefused(`The source was migrated since the copy was begun. Begin anew: mingus ${command} … --again`);
  }
  await migrateTo(to, steps);
  return goesOn;
}

interface Found {
  readonly steps: readonly Migration[];
  /** The first table with rows. */
  readonly filled: string | undefined;
  /** Kind and source of what is unfinished. */
  readonly marked: string | undefined;
}

/** What a database holds that something is to be brought into. */
async function lookInto(settings: DatabaseSettings): Promise<Found> {
  const target = await openTarget(settings);
  try {
    const snapshot = await openSnapshot(settings);
    const { schema } = snapshot;
    await snapshot.close();
    const steps = stepsNamed(schema, 'The target');
    const marked = await target.mark();
    const filled = await firstFilled(target, portableTables(steps));
    return { steps, filled: filled?.name, marked: marked && `${marked.kind} ${marked.source}` };
  } finally {
    await target.close();
  }
}

const changed = (table: string, command: string): PortableRefused =>
  new PortableRefused(
    `${table} does not fit to what was copied before: the source has changed since this copy was begun.`,
    `Begin anew, best while no server writes to the source: mingus ${command} … --again`,
  );

async function bring({ source, command, onProgress }: SnapshotParts, target: Target, table: PortableTable, resumed: boolean): Promise<CopiedTable> {
  const digest = digesting();
  const before = await target.greatestId(table);
  const idOf = idReader(table);
  const insert = (rows: readonly PortableRow[]): Promise<void> =>
    target.insert(table, rows).catch((error: unknown) => {
      throw resumed && isRowRefused(error) ? changed(table.name, command) : error;
    });
  let writing = Promise.resolve();
  let done = 0;
  let lastId = 0;
  try {
    for await (const rows of source.rows(table)) {
      digest.add(linesOf(rows), rows.length);
      const missing = rows.filter((row) => idOf(row) > before);
      // The next batch is read while this one is written.
      await writing;
      writing = missing.length > 0 ? insert(missing) : Promise.resolve();
      // It is waited for above and below; until then a failure is nobody's yet.
      writing.catch(() => undefined);
      done += rows.length;
      lastId = idOf(rows.at(-1) ?? []);
      onProgress?.(table.name, done);
    }
  } finally {
    // Whatever comes next, closing above all, comes after it.
    await writing.catch(() => undefined);
  }
  await writing;
  const nextId = Math.max(lastId + 1, await source.nextId(table));
  await target.setNextId(table, nextId);
  return { name: table.name, nextId, ...digest.digest() };
}

/** Reads the target back. Throws and names every table that is not as the source. */
async function compare(
  { to, command }: SnapshotParts,
  digests: readonly CopiedTable[],
  tables: readonly PortableTable[],
  resumed: boolean,
): Promise<void> {
  const snapshot = await openSnapshot(to);
  const differing: string[] = [];
  try {
    for (const [index, table] of tables.entries()) {
      const wanted = digests[index];
      const found = await digestOf(snapshot, table);
      const isEqual = found.sha256 === wanted?.sha256 && found.rows === wanted.rows && (await snapshot.nextId(table)) === wanted.nextId;
      if (!isEqual) differing.push(table.name);
    }
  } finally {
    await snapshot.close();
  }
  if (differing.length === 0) return;
  throw new PortableRefused(
    `The target differs from the source in ${differing.join(', ')}.${resumed ? ' The source has changed since this copy was begun.' : ''}`,
    `The target stays marked as unfinished. Begin anew, best while no server writes to the source: mingus ${command} … --again`,
  );
}
