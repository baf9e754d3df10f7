import type { z } from 'zod';
import { digesting, idReader, type PortableRow } from '../database/portable/rows.ts';
import { type PortableTable, portableTables, stepsNamed } from '../database/portable/tables.ts';
import type { OnProgress } from '../database/portable/snapshot.ts';
import { type ArchiveHeader, ArchiveDamaged, endLine, FORMAT, headerLine, type Manifest, manifestLine, tableLine } from './format.ts';
import { PortableRefused } from '../database/portable/refused.ts';
import { type ArchiveFile, linesIn } from './read-archive.ts';

/** Told of what stands in an archive, in order. */
export interface ArchiveListener {
  /** Once, before all tables. */
  header(header: ArchiveHeader, tables: readonly PortableTable[]): Promise<void>;
  rows(table: PortableTable, rows: readonly PortableRow[]): Promise<void>;
  /** After the rows of a table, which have the digest that the archive says. */
  end(table: PortableTable, nextId: number): Promise<void>;
}

/** What an archive was found to hold. */
export interface ArchiveContent {
  readonly header: ArchiveHeader;
  readonly manifest: Manifest;
}

const NOTHING: ArchiveListener = { header: async () => undefined, rows: async () => undefined, end: async () => undefined };

const json = (line: string): unknown => {
  try {
    return JSON.parse(line);
  } catch (error) {
    throw new ArchiveDamaged('A line of the archive is no JSON.', { cause: error });
  }
};

function read<Schema extends z.ZodType>(schema: Schema, line: string | undefined, what: string): z.output<Schema> {
  const found = schema.safeParse(line === undefined ? undefined : json(line));
  if (!found.success) throw new ArchiveDamaged(`The archive has no ${what} where one has to be.`);
  return found.data;
}

function readHeader(line: string | undefined): ArchiveHeader {
  const first = line === undefined ? undefined : json(line);
  const format = typeof first === 'object' && first !== null ? Reflect.get(first, 'mingus_archive') : undefined;
  if (typeof format === 'number' && format > FORMAT) {
    throw new PortableRefused(`The archive has format ${format}, and this Mingus reads up to ${FORMAT}: use a newer one.`);
  }
  return read(headerLine, line, 'header');
}

/** Lines, one after the other or as many rows as there are at once. */
class Lines {
  readonly #pieces: AsyncIterator<readonly string[]>;
  #piece: readonly string[] = [];
  #at = 0;

  constructor(pieces: AsyncIterator<readonly string[]>) {
    this.#pieces = pieces;
  }

  async #fill(): Promise<boolean> {
    while (this.#at >= this.#piece.length) {
      const { value, done } = await this.#pieces.next();
      if (done === true) return false;
      [this.#piece, this.#at] = [value, 0];
    }
    return true;
  }

  async next(): Promise<string | undefined> {
    if (!(await this.#fill())) return undefined;
    this.#at += 1;
    return this.#piece[this.#at - 1];
  }

  /** The next lines that are rows; none when something else follows. */
  async rows(): Promise<readonly string[]> {
    if (!(await this.#fill())) return [];
    const from = this.#at;
    while (this.#piece[this.#at]?.startsWith('[') === true) this.#at += 1;
    return this.#piece.slice(from, this.#at);
  }

  async close(): Promise<void> {
    await this.#pieces.return?.();
  }
}

const rowOf = (line: string, { name, columns }: PortableTable): PortableRow => {
  const row = json(line);
  if (!Array.isArray(row) || row.length !== columns.length) throw new ArchiveDamaged(`A row of ${name} has not its columns.`);
  return row;
};

async function readTable(lines: Lines, table: PortableTable, listener: ArchiveListener, onProgress?: OnProgress): Promise<Manifest[string]> {
  const begin = read(tableLine, await lines.next(), `beginning of ${table.name}`);
  const columns = table.columns.map(({ name }) => name);
  if (begin.table !== table.name || begin.columns.join() !== columns.join()) throw new ArchiveDamaged(`${table.name} is not where it has to be.`);
  const digest = digesting();
  const idOf = idReader(table);
  let done = 0;
  let lastId = 0;
  for (;;) {
    const batch = await lines.rows();
    if (batch.length === 0) break;
    digest.add(`${batch.join('\n')}\n`, batch.length);
    const rows = batch.map((line) => rowOf(line, table));
    await listener.rows(table, rows);
    lastId = idOf(rows.at(-1) ?? []);
    done += batch.length;
    onProgress?.(table.name, done);
  }
  const { end, ...said } = read(endLine, await lines.next(), `end of ${table.name}`);
  const found = digest.digest();
  if (end !== table.name || said.rows !== found.rows || said.sha256 !== found.sha256) {
    throw new ArchiveDamaged(`${table.name} has ${found.rows} rows in the archive that are not those that were written.`);
  }
  if (said.next_id <= lastId) throw new ArchiveDamaged(`${table.name} would give a number once more that it has given before.`);
  await listener.end(table, said.next_id);
  return said;
}

/**
 * Reads an archive from its first to its last line and compares the digest of each table. Throws ArchiveDamaged when anything is not as it was written,
 * PortableRefused when it is encrypted otherwise or was written by a newer Mingus.
 */
export async function readArchive(archive: ArchiveFile, listener: ArchiveListener = NOTHING, onProgress?: OnProgress): Promise<ArchiveContent> {
  const lines = new Lines(linesIn(archive));
  try {
    const header = readHeader(await lines.next());
    const tables = portableTables(stepsNamed(header.schema, 'The archive'));
    await listener.header(header, tables);
    const found: Manifest = {};
    for (const table of tables) found[table.name] = await readTable(lines, table, listener, onProgress);
    const { manifest } = read(manifestLine, await lines.next(), 'manifest');
    if (JSON.stringify(manifest) !== JSON.stringify(found)) throw new ArchiveDamaged('The manifest is not that of the tables before it.');
    if ((await lines.next()) !== undefined) throw new ArchiveDamaged('Something follows the manifest.');
    return { header, manifest };
  } finally {
    await lines.close();
  }
}
