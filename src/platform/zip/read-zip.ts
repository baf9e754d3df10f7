import { crc32 } from 'node:zlib';
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';

/** What an archive may be at most, before anything of it is believed. */
export interface ZipLimits {
  /** How many files it holds. */
  readonly entries: number;
  /** Bytes of one file once it is unpacked. */
  readonly entryBytes: number;
  /** Bytes of all files that are asked for, once they are unpacked. */
  readonly allBytes: number;
  /** How many bytes one packed byte may become. */
  readonly ratio: number;
  /** Which names there may be at all. */
  readonly isKnown: (name: string) => boolean;
}

/** Why an archive was not read. Its message is a sentence about the file, and holds nothing of what is in it. */
export class ZipRefused extends Error {
  override readonly name = 'ZipRefused';
  /** Whether it is more than is taken, rather than broken. */
  readonly isTooLarge: boolean;

  constructor(message: string, isTooLarge = false) {
    super(message);
    this.isTooLarge = isTooLarge;
  }
}

/** Every name is looked at before the first file is unpacked: what is refused costs nothing. */
async function listed(zip: ZipFile, limits: ZipLimits): Promise<readonly Entry[]> {
  if (zip.entryCount > limits.entries) throw new ZipRefused('The file holds more files than an export does.');
  const entries: Entry[] = [];
  const names = new Set<string>();
  for await (const entry of zip.eachEntry()) {
    if (!limits.isKnown(entry.fileName)) throw new ZipRefused('The file holds something that no export holds.');
    if (names.has(entry.fileName)) throw new ZipRefused('The file holds one name twice.');
    names.add(entry.fileName);
    judge(entry, limits);
    entries.push(entry);
  }
  return entries;
}

/** What an entry says of itself; that it says the truth is looked at while it is unpacked. */
function judge(entry: Entry, limits: ZipLimits): void {
  if (entry.isEncrypted() || !entry.canDecodeFileData()) throw new ZipRefused('The file is packed in a way that is not read here.');
  if (entry.uncompressedSize > limits.entryBytes) throw new ZipRefused('A file in it is larger than is taken.', true);
  if (entry.uncompressedSize > Math.max(1024, entry.compressedSize * limits.ratio))
    throw new ZipRefused('A file in it unpacks to far too much.', true);
}

/** The library ends a stream that gives more or less than its entry said; the checksum is compared here. */
async function unpacked(zip: ZipFile, entry: Entry): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let sum = 0;
  for await (const piece of await zip.openReadStreamPromise(entry)) {
    if (!Buffer.isBuffer(piece)) continue;
    pieces.push(piece);
    sum = crc32(piece, sum);
  }
  if (sum !== entry.crc32) throw new ZipRefused('A file in it is damaged: its checksum is another.');
  return Buffer.concat(pieces);
}

/** The files of an archive that are wanted, unpacked, by name. Throws ZipRefused for what is no archive, is damaged, or is beyond the limits. */
export async function readZip(bytes: Uint8Array, limits: ZipLimits, isWanted: (name: string) => boolean): Promise<ReadonlyMap<string, Buffer>> {
  try {
    const zip = await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), {
      lazyEntries: true,
      autoClose: false,
      strictFileNames: true,
    });
    const wanted = (await listed(zip, limits)).filter(({ fileName }) => isWanted(fileName));
    if (wanted.reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0) > limits.allBytes) {
      throw new ZipRefused('The file unpacks to more than is taken.', true);
    }
    const files = new Map<string, Buffer>();
    for (const entry of wanted) files.set(entry.fileName, await unpacked(zip, entry));
    return files;
  } catch (error) {
    if (error instanceof ZipRefused) throw error;
    throw new ZipRefused('The file is no whole zip archive.');
  }
}
