import { realpathSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { DatabaseSettings } from '../settings.ts';

/** Where a database is, in words that two settings for the same one share, and without a password. */
export function placeOf(settings: DatabaseSettings): string {
  if (settings.kind === 'sqlite') return `sqlite:${realPath(settings.path)}`;
  if (!URL.canParse(settings.url)) return 'postgres';
  const { hostname, port, pathname, searchParams } = new URL(settings.url);
  return `postgres://${searchParams.getAll('host').at(-1) ?? hostname}:${port === '' ? '5432' : port}${pathname}`;
}

function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    // A file that is yet to be made: its folder may be reached by another name as well.
    try {
      return join(realpathSync(dirname(path)), basename(path));
    } catch {
      return path;
    }
  }
}
