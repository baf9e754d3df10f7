/** Something that whoever typed the command can put right. `lines` are sentences that say what and how. */
export class PlainFailure extends Error {
  override readonly name = 'PlainFailure';
  readonly lines: readonly string[];

  constructor(...lines: readonly string[]) {
    super(lines.join(' '));
    this.lines = lines;
  }
}

// https://www.sqlite.org/rescode.html
const [SQLITE_READONLY, SQLITE_FULL, SQLITE_CANTOPEN, SQLITE_NOTADB] = [8, 13, 14, 26] as const;

const codeOf = (error: unknown): unknown => (error instanceof Error ? Reflect.get(error, 'code') : undefined);

/** What a failure to listen means, in a sentence. */
export function listenFailure(error: unknown, host: string, port: number): unknown {
  switch (codeOf(error)) {
    case 'EADDRINUSE':
      return new PlainFailure(`Port ${port} is taken by another program. Stop it, or choose another port: mingus serve --port ${port + 1}.`);
    case 'EACCES':
      return new PlainFailure(`Port ${port} may not be used by this user: choose one from 1024 up.`);
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new PlainFailure(`HOST ${host} is no address of this machine.`);
    default:
      return error;
  }
}

/** What a failure to use a file means, the database or another, in a sentence that names it; any other error stays as it is. */
export function fileFailure(error: unknown, path: string): unknown {
  const elsewhere = 'or choose another folder with MINGUS_DATA_DIR.';
  const cause = codeOf(error) === 'ERR_SQLITE_ERROR' && error instanceof Error ? Reflect.get(error, 'errcode') : codeOf(error);
  switch (cause) {
    case 'EACCES':
    case 'EPERM':
    case SQLITE_CANTOPEN:
      return new PlainFailure(`This user may not write ${path}. Give it the right to, ${elsewhere}`);
    case 'ENOENT':
      return new PlainFailure(`There is no file ${path}.`);
    case 'EROFS':
    case SQLITE_READONLY:
      return new PlainFailure(`${path} can only be read there. Make it writable, ${elsewhere}`);
    case 'ENOSPC':
    case SQLITE_FULL:
      return new PlainFailure(`The disk of ${path} is full. Make room on it, ${elsewhere}`);
    case 'EEXIST':
    case 'ENOTDIR':
      return new PlainFailure(`${path} cannot be made, because part of that path is a file and not a folder. Move the file away, ${elsewhere}`);
    case SQLITE_NOTADB:
      return new PlainFailure(`${path} is not a database of Mingus. Move it away or bring back the right one, ${elsewhere}`);
    default:
      return error;
  }
}
