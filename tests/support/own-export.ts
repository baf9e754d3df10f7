import { createHash } from 'node:crypto';
import { z } from 'zod';
import { readZip } from '../../src/platform/zip/read-zip.ts';
import { writeZip } from '../../src/platform/zip/write-zip.ts';
import type { Client } from './client.ts';

/** An export as its files, by name. */
export type Files = ReadonlyMap<string, string>;

const ANYTHING = { entries: 1000, entryBytes: 1e9, allBytes: 1e9, ratio: 1e6, isKnown: () => true };

/** Asks for an export as a browser does. Throws where it breaks off. */
export async function downloadExport({ url, cookies }: Client): Promise<{ readonly headers: Headers; readonly bytes: Uint8Array }> {
  const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const answer = await fetch(`${url}/api/export`, { headers: { cookie } });
  if (answer.status !== 200) throw new Error(`the export answered ${answer.status}: ${await answer.text()}`);
  return { headers: answer.headers, bytes: new Uint8Array(await answer.arrayBuffer()) };
}

/** The files of an archive, as text. */
export async function filesIn(bytes: Uint8Array): Promise<Files> {
  const files = await readZip(bytes, ANYTHING, () => true);
  return new Map([...files].map(([name, content]) => [name, content.toString('utf8')]));
}

/** An archive of these files. */
export async function zipOf(files: Files): Promise<Uint8Array> {
  const entries = [...files].map(([name, text]) => ({
    name,
    pieces: async function* () {
      yield text;
    },
  }));
  const pieces: Uint8Array[] = [];
  for await (const piece of writeZip(entries, Date.parse('2026-03-02T08:00:00.000Z'))) pieces.push(piece);
  return Buffer.concat(pieces);
}

const rows = z.array(z.record(z.string(), z.unknown()));

/** The rows of a table in an export. */
export const rowsIn = (files: Files, table: string) => rows.parse(JSON.parse(files.get(`json/${table}.json`) ?? 'null'));

type Rows = ReturnType<typeof rowsIn>;

/** The same export with the rows of a table changed, and with the checksums that make it look whole. */
export function edited(files: Files, table: string, change: (rows: Rows) => readonly unknown[]): Files {
  const name = `json/${table}.json`;
  return withFile(
    files,
    name,
    `[${change(rowsIn(files, table))
      .map((row, index) => `${index === 0 ? '' : ','}\n${JSON.stringify(row)}`)
      .join('')}\n]\n`,
  );
}

const manifestShape = z.looseObject({ files: z.array(z.looseObject({ name: z.string() })) });

/** The same export with another file of this name, named in its manifest with the right checksum. */
export function withFile(files: Files, name: string, content: string): Files {
  const manifest = manifestShape.parse(JSON.parse(files.get('manifest.json') ?? 'null'));
  const sha256 = createHash('sha256').update(content).digest('hex');
  const listed = manifest.files.map((file) => (file.name === name ? { ...file, sha256 } : file));
  return new Map([...files, [name, content], ['manifest.json', JSON.stringify({ ...manifest, files: listed })]]);
}

/** Sends a file as an export. */
export const bringIn = (client: Client, bytes: Uint8Array) => client.upload('/api/import-export', { name: 'mingus-export.zip', bytes });
