import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';

/** A file in an archive: its name, and its text in pieces, asked for when its turn has come and no faster than they are taken. */
export interface ZipEntry {
  readonly name: string;
  readonly pieces: () => AsyncIterable<string>;
}

const chunk = (piece: string | Buffer): Uint8Array => (typeof piece === 'string' ? Buffer.from(piece) : piece);

/**
 * An archive, written while it is read: one entry after the other, and of each only what is on its way. Whoever stops reading stops the writing, and the entry
 * that is open is left as by a `break`. What an entry throws is thrown here. `madeAtMs` is when its files say that they were made.
 */
export async function* writeZip(entries: readonly ZipEntry[], madeAtMs: number): AsyncGenerator<Uint8Array> {
  const zip = new ZipFile();
  const output = zip.outputStream;
  if (!(output instanceof Readable)) throw new Error('the library writes to no stream of Node’s');
  let open: Readable | undefined;
  zip.on('error', (error: Error) => output.destroy(error));
  for (const { name, pieces } of entries) {
    zip.addReadStreamLazy(name, { mtime: new Date(madeAtMs), mode: 0o600 }, (give) => {
      open = Readable.from(pieces(), { objectMode: false });
      // The library listens to no entry's errors.
      open.on('error', (error) => output.destroy(error));
      give(null, open);
    });
  }
  zip.end();
  try {
    for await (const piece of output) yield chunk(piece);
  } finally {
    open?.destroy();
    output.destroy();
  }
}
