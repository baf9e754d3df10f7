/** What the build says of the files it made; it stands as one line before the worker's own text. */
interface Release {
  /** Another one for every change of any file. */
  readonly name: string;
  /** Addresses of the files that the pages are made of, without the page itself. */
  readonly files: readonly string[];
  /** SHA-256 of the page that names these files, in hexadecimal digits. */
  readonly page_hash: string;
}

declare const RELEASE: Release;

/** The files of this worker's release. */
export const release: Release = RELEASE;
