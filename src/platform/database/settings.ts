import { join } from 'node:path';

/** Where the data is, and how many connections may reach for it. */
export type DatabaseSettings =
  | {
      readonly kind: 'sqlite';
      /** The file; its folder is made when it is missing. */
      readonly path: string;
    }
  | {
      readonly kind: 'postgres';
      /** `postgres://user:password@host:port/database?sslmode=…` */
      readonly url: string;
      /** Connections that stay open. */
      readonly poolSize: number;
      /** Connections beyond those, closed again when idle. */
      readonly maxOverflow: number;
    };

/** The name of the SQLite file in the data folder. */
const SQLITE_FILE = 'mingus.db';

/** What a DATABASE_URL (`postgres://…`, `sqlite:PATH`, or none for the file in the data folder) means. Undefined when it is neither kind. */
export function databaseSettings(given: {
  readonly databaseUrl: string | undefined;
  readonly dataDir: string;
  readonly poolSize: number;
  readonly maxOverflow: number;
}): DatabaseSettings | undefined {
  const { databaseUrl: url, dataDir, poolSize, maxOverflow } = given;
  if (url === undefined) return { kind: 'sqlite', path: join(dataDir, SQLITE_FILE) };
  if (/^postgres(ql)?:\/\//.test(url)) return { kind: 'postgres', url, poolSize, maxOverflow };
  const [, path] = /^sqlite:(.+)$/.exec(url) ?? [];
  return path === undefined ? undefined : { kind: 'sqlite', path };
}

/** The same place by a single connection: for a command, which does one thing after the other. */
export const oneConnection = (settings: DatabaseSettings): DatabaseSettings =>
  settings.kind === 'postgres' ? { ...settings, poolSize: 1, maxOverflow: 0 } : settings;
