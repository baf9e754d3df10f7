import { openScratch, type Scratch } from '../database/portable/scratch.ts';
import { digestOf, type OnProgress } from '../database/portable/snapshot.ts';
import { type PortableTable, portableTables, stepsNamed } from '../database/portable/tables.ts';
import { type ArchiveContent, readArchive } from './archive-parts.ts';
import { ArchiveDamaged } from './format.ts';
import { checkBytes, openArchive } from './read-archive.ts';

/** How far a verification is: what it does, with which table, and how many rows of that are done. */
export type OnVerifying = (verb: 'restored' | 'compared', table: string, rows: number) => void;

/**
 * Restores an archive into a database that is thrown away, reads that back and compares every row. Throws ArchiveDamaged when anything is not as it was written,
 * PortableRefused when it cannot be opened.
 */
export async function verifyArchive(path: string, passphrase: string | null, onVerifying: OnVerifying = () => undefined): Promise<ArchiveContent> {
  const archive = await openArchive(path, passphrase);
  await checkBytes(archive);
  let scratch: Scratch | undefined;
  try {
    const content = await readArchive(
      archive,
      {
        header: async ({ schema }) => {
          scratch = openScratch(stepsNamed(schema, 'The archive'));
        },
        rows: async (table, rows) => restored(table, () => scratch?.target.insert(table, rows)),
        end: async (table, nextId) => scratch?.target.setNextId(table, nextId),
      },
      (table, rows) => onVerifying('restored', table, rows),
    );
    if (scratch !== undefined) await compare(scratch, content, (table, rows) => onVerifying('compared', table, rows));
    return content;
  } finally {
    await scratch?.close();
  }
}

// SQLite's own errors carry this number: the row breaks a rule of the schema. A full disk is no fault of the archive.
const isRefusedRow = (error: unknown): boolean =>
  error instanceof TypeError || (error instanceof Error && Number(Reflect.get(error, 'errcode')) % 256 === 19);

async function restored(table: PortableTable, insert: () => Promise<void> | undefined): Promise<void> {
  try {
    await insert();
  } catch (error) {
    throw isRefusedRow(error) ? new ArchiveDamaged(`${table.name} holds a row that the schema refuses.`, { cause: error }) : error;
  }
}

async function compare({ snapshot }: Scratch, { header, manifest }: ArchiveContent, onProgress: OnProgress): Promise<void> {
  for (const table of portableTables(stepsNamed(header.schema, 'The archive'))) {
    const said = manifest[table.name];
    const found = await digestOf(snapshot, table, onProgress);
    const isEqual = said?.rows === found.rows && said.sha256 === found.sha256 && said.next_id === (await snapshot.nextId(table));
    if (!isEqual) throw new ArchiveDamaged(`${table.name} comes out of the archive with other rows than it was written with.`);
  }
}
