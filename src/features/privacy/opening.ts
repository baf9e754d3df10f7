import { createHash } from 'node:crypto';
import { z } from 'zod';
import { Problem } from '../../contract/problem.ts';
import { isSchemaName } from '../../platform/database/declared.ts';
import { readZip, ZipRefused } from '../../platform/zip/read-zip.ts';
import { EXPORT_FORMAT, EXPORT_VERSION, type Manifest, manifest, privacyProblems } from './contract.ts';
import { TABLES } from './mapping/tables.ts';

const MIB = 1024 * 1024;

/** The file of JSON of a table. */
export const jsonName = (table: string): string => `json/${table}.json`;

const MANIFEST = 'manifest.json';
const JSON_NAMES: ReadonlySet<string> = new Set(TABLES.map(({ table }) => jsonName(table)));
const isWanted = (name: string): boolean => name === MANIFEST || JSON_NAMES.has(name);
const NAMES: ReadonlySet<string> = new Set(['README.txt', MANIFEST, ...TABLES.flatMap(({ table }) => [jsonName(table), `csv/${table}.csv`])]);

/** Far more than anybody has, and far less than would hurt. Rows that resemble each other are packed to a fiftieth; a bomb, to a thousandth. */
const LIMITS = { entries: 200, entryBytes: 64 * MIB, allBytes: 96 * MIB, ratio: 300, isKnown: (name: string) => NAMES.has(name) };

/** An export that was opened and is whole. */
export interface Opened {
  readonly madeAt: string;
  /** The files of JSON by name. */
  readonly files: ReadonlyMap<string, Buffer>;
}

const NOTHING_CHANGED = 'Nothing was changed.';
const refuse = (code: keyof typeof privacyProblems, detail: string): Problem => new Problem(privacyProblems[code], `${detail} ${NOTHING_CHANGED}`);

async function unpack(bytes: Uint8Array): Promise<ReadonlyMap<string, Buffer>> {
  try {
    return await readZip(bytes, LIMITS, isWanted);
  } catch (error) {
    if (!(error instanceof ZipRefused)) throw error;
    throw refuse(error.isTooLarge ? 'export.too_large' : 'export.unreadable', error.message);
  }
}

function parsed(bytes: Buffer | undefined): unknown {
  try {
    return JSON.parse(bytes?.toString('utf8') ?? '');
  } catch {
    return undefined;
  }
}

const loose = z.looseObject({ format: z.literal(EXPORT_FORMAT), version: z.int(), schema: z.string() });

function manifestOf(files: ReadonlyMap<string, Buffer>): Manifest {
  const given = parsed(files.get(MANIFEST));
  const known = loose.safeParse(given);
  if (!known.success) throw refuse('export.foreign', 'It has no manifest that Mingus wrote.');
  if (known.data.version > EXPORT_VERSION || !isSchemaName(known.data.schema)) {
    throw refuse('export.too_new', 'Bring it in with the Mingus that made it, or a newer one.');
  }
  const read = manifest.safeParse(given);
  if (!read.success) throw refuse('export.damaged', 'Its manifest is not as Mingus writes it.');
  return read.data;
}

/** Opens an export and looks whether it is whole; nothing of it is believed yet. Throws Problem `export.…`. */
export async function openExport(bytes: Uint8Array): Promise<Opened> {
  const files = await unpack(bytes);
  const { files: listed, made_at } = manifestOf(files);
  const names = new Set(listed.map(({ name }) => name));
  const unlisted = [...files.keys()].filter((name) => name !== MANIFEST && !names.has(name));
  if (unlisted.length > 0 || names.size < listed.length) throw refuse('export.damaged', 'It holds files that its manifest does not name.');
  for (const { name, sha256 } of listed) {
    const content = files.get(name);
    if (content === undefined) throw refuse('export.damaged', `${name} is missing.`);
    if (createHash('sha256').update(content).digest('hex') !== sha256) throw refuse('export.damaged', `${name} was changed since it was made.`);
  }
  return { madeAt: made_at, files };
}
