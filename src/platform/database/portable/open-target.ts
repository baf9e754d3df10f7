import type { DatabaseSettings } from '../settings.ts';
import { openPostgresTarget } from './postgres-target.ts';
import { openSqliteTarget } from './sqlite-target.ts';
import type { Target } from './target.ts';

/** Opens a database for bringing rows into it; the file of a new SQLite database is made. */
export const openTarget = (settings: DatabaseSettings): Promise<Target> =>
  settings.kind === 'sqlite' ? openSqliteTarget(settings.path) : openPostgresTarget(settings.url);

/** Opens a target, does something with it, and closes it. */
export async function withTarget<Result>(settings: DatabaseSettings, work: (target: Target) => Promise<Result>): Promise<Result> {
  const target = await openTarget(settings);
  try {
    return await work(target);
  } finally {
    await target.close();
  }
}
