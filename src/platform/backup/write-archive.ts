import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { constants, createZstdCompress } from 'node:zlib';
import { digesting, idReader, linesOf } from '../database/portable/rows.ts';
import type { OnProgress, Snapshot } from '../database/portable/snapshot.ts';
import type { PortableTable } from '../database/portable/tables.ts';
import { encrypted } from './encryption.ts';
import { type ArchiveHeader, type Manifest, seal } from './format.ts';

/** What an archive is made of. */
export interface ArchiveParts {
  readonly snapshot: Snapshot;
  readonly tables: readonly PortableTable[];
  readonly header: ArchiveHeader;
  readonly passphrase: string | null;
  readonly onProgress?: OnProgress;
}

/** Lines that belong together go out as one piece, of about a quarter of a MiB. */
async function* textOf({ snapshot, tables, header, onProgress }: ArchiveParts, manifest: Manifest): AsyncGenerator<Buffer> {
  yield Buffer.from(`${JSON.stringify(header)}\n`);
  for (const table of tables) {
    yield Buffer.from(`${JSON.stringify({ table: table.name, columns: table.columns.map(({ name }) => name) })}\n`);
    const digest = digesting();
    const idOf = idReader(table);
    let done = 0;
    let lastId = 0;
    for await (const rows of snapshot.rows(table)) {
      const lines = Buffer.from(linesOf(rows));
      digest.add(lines, rows.length);
      yield lines;
      done += rows.length;
      lastId = idOf(rows.at(-1) ?? []);
      onProgress?.(table.name, done);
    }
    const entry = { ...digest.digest(), next_id: Math.max(lastId + 1, await snapshot.nextId(table)) };
    manifest[table.name] = entry;
    yield Buffer.from(`${JSON.stringify({ end: table.name, ...entry })}\n`);
  }
  yield Buffer.from(`${JSON.stringify({ manifest })}\n`);
}

async function* sealed(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256');
  for await (const chunk of bytes) {
    hash.update(chunk);
    yield chunk;
  }
  yield seal(hash.digest('hex'));
}

/** Writes an archive to a new file, readable by its owner only, and answers once it is on the disk. Never more of it is in memory than is on its way. */
export async function writeArchive(path: string, parts: ArchiveParts): Promise<Manifest> {
  const { passphrase } = parts;
  const manifest: Manifest = {};
  const zstd = createZstdCompress({ params: { [constants.ZSTD_c_compressionLevel]: 3, [constants.ZSTD_c_checksumFlag]: 1 } });
  const file = await open(path, 'wx', 0o600);
  try {
    await pipeline(textOf(parts, manifest), zstd, async (compressed) => {
      const whole = sealed(compressed);
      await file.writeFile(passphrase === null ? whole : encrypted(whole, passphrase));
    });
    await file.sync();
  } finally {
    await file.close();
  }
  return manifest;
}
