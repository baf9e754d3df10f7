import { DatabaseSync } from 'node:sqlite';
import { type Migration, statementsOf } from '../migrations/schema.ts';
import { sqliteSnapshotOver } from './sqlite-snapshot.ts';
import { sqliteTargetOver } from './sqlite-target.ts';
import type { Snapshot } from './snapshot.ts';
import type { Target } from './target.ts';

/** A database to try something in. */
export interface Scratch {
  readonly target: Target;
  /** What has been written into it. */
  readonly snapshot: Snapshot;
  close(): Promise<void>;
}

// They cost most of the time of writing, and hold nothing: UNIQUE is part of the tables.
const isIndex = (statement: string): boolean => /^(CREATE|DROP) INDEX /.test(statement);

/**
 * A database of SQLite that nobody else can open, with every rule of these steps. It lies in a file of the temporary folder that has no name any more,
 * so that nothing is left of it, however this process ends. With a journal in memory a transaction that fails is undone; without one nothing may fail.
 */
export function openScratch(steps: readonly Migration[], journal: 'off' | 'memory' = 'off'): Scratch {
  const database = new DatabaseSync('', { enableForeignKeyConstraints: true, enableDoubleQuotedStringLiterals: false });
  database.exec(`pragma trusted_schema = off; pragma journal_mode = ${journal}; pragma synchronous = off; pragma cache_size = -16384`);
  for (const step of steps) for (const statement of statementsOf(step, 'sqlite')) if (!isIndex(statement)) database.exec(statement);
  return { target: sqliteTargetOver(database), snapshot: sqliteSnapshotOver(database), close: async () => database.close() };
}
