import { z } from 'zod';

/** The number of the format that this Mingus writes; docs/operating/backup.md describes it. */
export const FORMAT = 1;

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** The first line of an archive. */
export const headerLine = z.strictObject({
  mingus_archive: z.literal(FORMAT),
  /** The release of Mingus that wrote it. */
  mingus: z.string(),
  made_at: z.string(),
  /** The names of the migrations that were applied, in order. */
  schema: z.array(z.string()).min(1),
});
export type ArchiveHeader = z.output<typeof headerLine>;

/** Before the rows of a table. */
export const tableLine = z.strictObject({ table: z.string(), columns: z.array(z.string()) });

const digest = { rows: z.int().min(0), sha256, next_id: z.int().min(1) };

/** After the rows of a table. */
export const endLine = z.strictObject({ end: z.string(), ...digest });

/** The last line. */
export const manifestLine = z.strictObject({ manifest: z.record(z.string(), z.strictObject(digest)) });
export type Manifest = z.output<typeof manifestLine>['manifest'];

// A frame that every reader of zstd skips: https://datatracker.ietf.org/doc/html/rfc8878#name-skippable-frames
const SKIPPABLE = 0x184d2a5d;
const WORD = 'mingus sha256 ';
const CONTENT_BYTES = WORD.length + 64;

/** How long the seal at the end of an archive is, in bytes. */
export const SEAL_BYTES = 8 + CONTENT_BYTES;

/** The end of an archive: the SHA-256 over all bytes before it. */
export function seal(hash: string): Buffer {
  const bytes = Buffer.alloc(SEAL_BYTES);
  bytes.writeUInt32LE(SKIPPABLE, 0);
  bytes.writeUInt32LE(CONTENT_BYTES, 4);
  bytes.write(WORD + hash, 8, 'latin1');
  return bytes;
}

/** An archive is not as it was written. Nothing of it is used. */
export class ArchiveDamaged extends Error {
  override readonly name = 'ArchiveDamaged';
}
