import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { createZstdDecompress } from 'node:zlib';
import { pipeline, Readable } from 'node:stream';
import { PortableRefused } from '../database/portable/refused.ts';
import { AGE_BEGINNING, decrypted, fileKeyOf } from './encryption.ts';
import { ArchiveDamaged, seal, SEAL_BYTES } from './format.ts';

const CHUNK_BYTES = 256 * 1024;

/** A file that is to be read. */
export interface ArchiveFile {
  readonly path: string;
  /** What it is decrypted with; null when it is not encrypted. */
  readonly fileKey: Uint8Array | null;
}

/** Longer than how any archive of ours begins. */
const BEGINNING_BYTES = 4096;

/** Looks how a file begins. Throws PortableRefused when it is encrypted and the passphrase is missing or another one. */
export async function openArchive(path: string, passphrase: string | null): Promise<ArchiveFile> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(BEGINNING_BYTES), 0, BEGINNING_BYTES, 0);
    if (buffer.toString('latin1', 0, AGE_BEGINNING.length) !== AGE_BEGINNING) return { path, fileKey: null };
    if (passphrase === null) throw new PortableRefused(`${path} is encrypted: set BACKUP_PASSPHRASE, or BACKUP_PASSPHRASE_FILE.`);
    return { path, fileKey: await fileKeyOf(buffer.subarray(0, bytesRead), passphrase) };
  } finally {
    await file.close();
  }
}

/** All bytes but the seal, which is compared once they are read. Throws ArchiveDamaged when it does not fit, or is missing. */
async function* unsealed(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  const hash = createHash('sha256');
  let held: Buffer = Buffer.alloc(0);
  for await (const chunk of bytes) {
    const all = Buffer.concat([held, chunk]);
    const ready = all.subarray(0, Math.max(0, all.length - SEAL_BYTES));
    held = all.subarray(ready.length);
    if (ready.length === 0) continue;
    hash.update(ready);
    yield ready;
  }
  if (!held.equals(seal(hash.digest('hex')))) throw new ArchiveDamaged('The file is not as it was written: its checksum does not fit.');
}

/** The compressed bytes of an archive, decrypted where they are encrypted. */
async function* compressedBytes({ path, fileKey }: ArchiveFile): AsyncGenerator<Buffer> {
  const file: AsyncIterable<Uint8Array> = createReadStream(path, { highWaterMark: CHUNK_BYTES });
  if (fileKey === null) return yield* unsealed(file);
  try {
    yield* unsealed(decrypted(file, fileKey));
  } catch (error) {
    throw isOurs(error) ? error : new ArchiveDamaged('The file is not as it was written: it cannot be decrypted.', { cause: error });
  }
}

// What the system says of the file itself has a code, such as EIO.
const isOurs = (error: unknown): boolean =>
  error instanceof ArchiveDamaged || error instanceof PortableRefused || (error instanceof Error && Reflect.get(error, 'syscall') !== undefined);

/** Reads the whole file and compares its checksum, before anything in it is looked at. Throws ArchiveDamaged. */
export async function checkBytes(archive: ArchiveFile): Promise<void> {
  for await (const _ of compressedBytes(archive));
}

/** The longest line that is read, in bytes: far more than a row can have. */
const LONGEST_LINE = 64 * 1024 * 1024;

/** The text of an archive in pieces of whole lines. */
export async function* linesIn(archive: ArchiveFile): AsyncGenerator<readonly string[]> {
  const zstd = createZstdDecompress({ chunkSize: CHUNK_BYTES });
  const source = Readable.from(compressedBytes(archive), { objectMode: false });
  let failure: unknown;
  pipeline(source, zstd, (error) => {
    failure = error;
  });
  let rest: Buffer = Buffer.alloc(0);
  try {
    for await (const chunk of zstd) {
      const all = Buffer.concat([rest, chunk]);
      const end = all.lastIndexOf(10) + 1;
      if (all.length - end > LONGEST_LINE) throw new ArchiveDamaged('A line is longer than any row.');
      rest = Buffer.from(all.subarray(end));
      if (end > 0) yield all.toString('utf8', 0, end - 1).split('\n');
    }
  } catch (error) {
    const first = failure ?? error;
    throw isOurs(first) ? first : new ArchiveDamaged('The file cannot be decompressed.', { cause: first });
  } finally {
    source.destroy();
    zstd.destroy();
  }
  if (rest.length > 0) throw new ArchiveDamaged('The last line has no end.');
}
