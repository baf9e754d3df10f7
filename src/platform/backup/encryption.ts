import { Readable } from 'node:stream';
import { ReadableStream } from 'node:stream/web';
import { PortableRefused } from '../database/portable/refused.ts';
import { ArchiveDamaged } from './format.ts';

/** How every file begins that age has encrypted: https://age-encryption.org/v1 */
export const AGE_BEGINNING = 'age-encryption.org/v1\n';

/** What a guess at the passphrase costs: 2^16 rounds of scrypt, 64 MiB of memory. */
const WORK_FACTOR = 16;

type Bytes = AsyncIterable<Uint8Array>;

const webStream = (bytes: Bytes): ReadableStream<Uint8Array> => ReadableStream.from(bytes);

/** Encrypts as it goes. Loaded when needed: most backups are not encrypted. */
export async function* encrypted(bytes: Bytes, passphrase: string): AsyncGenerator<Uint8Array> {
  const { Encrypter } = await import('age-encryption');
  const encrypter = new Encrypter();
  encrypter.setScryptWorkFactor(WORK_FACTOR);
  encrypter.setPassphrase(passphrase);
  yield* Readable.fromWeb(await encrypter.encrypt(webStream(bytes)));
}

/**
 * The key of a file, from how it begins: worked out once, because that is what makes guessing dear. Throws PortableRefused when the passphrase does not fit,
 * ArchiveDamaged when there is no such beginning.
 */
export async function fileKeyOf(beginning: Uint8Array, passphrase: string): Promise<Uint8Array> {
  const { Decrypter } = await import('age-encryption');
  const decrypter = new Decrypter();
  decrypter.addPassphrase(passphrase);
  try {
    return await decrypter.decryptHeader(beginning);
  } catch (error) {
    if (error instanceof Error && /no identity matched/.test(error.message)) {
      throw new PortableRefused('BACKUP_PASSPHRASE does not open this archive: it is another one, or the beginning of the file is damaged.');
    }
    throw new ArchiveDamaged('The file is not as it was written: its beginning cannot be read.', { cause: error });
  }
}

/** Decrypts as it goes. Throws when a part is not as it was written. */
export async function* decrypted(bytes: Bytes, fileKey: Uint8Array): AsyncGenerator<Uint8Array> {
  const { Decrypter } = await import('age-encryption');
  const decrypter = new Decrypter();
  decrypter.addIdentity({ unwrapFileKey: () => fileKey });
  yield* Readable.fromWeb(await decrypter.decrypt(webStream(bytes)));
}
