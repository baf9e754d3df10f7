import { DatabaseSync } from 'node:sqlite';
import { existsSync } from 'node:fs';
import { literal } from '../migrations/ddl.ts';
import type { DatabaseSettings } from '../settings.ts';
import { WAIT_MS } from '../engine.ts';
import { meaningOf } from '../errors.ts';
import { BUSY_TIMEOUT_MS, whenFree } from '../sqlite/busy.ts';
import { openPostgresSession } from './postgres-session.ts';
import { PortableRefused } from './refused.ts';

/** What is being brought into a database. It stands in a table of its own, which is there only as long as that is not finished. */
export interface Marked {
  readonly kind: 'copy' | 'restore';
  /** Which database or archive it comes from, without passwords. */
  readonly source: string;
}

export const MARK_TABLE = 'unfinished_copy';

/** The statements that write the mark, for either database. */
export const markTexts = ({ kind, source }: Marked): readonly string[] => [
  `create table if not exists ${MARK_TABLE} (kind text not null, source text not null)`,
  `delete from ${MARK_TABLE}`,
  `insert into ${MARK_TABLE} (kind, source) values (${literal(kind)}, ${literal(source)})`,
];

export const UNMARK_TEXT = `drop table if exists ${MARK_TABLE}`;
export const READ_MARK_TEXT = `select kind, source from ${MARK_TABLE}`;

/** A mark as the database has it. */
export const markedOf = (kind: unknown, source: unknown): Marked => ({ kind: kind === 'restore' ? 'restore' : 'copy', source: String(source) });

async function isMarked(settings: DatabaseSettings): Promise<boolean> {
  if (settings.kind === 'postgres') {
    const session = await openPostgresSession(settings.url);
    try {
      const [row] = await session.arrays(`select to_regclass(${literal(MARK_TABLE)}) is not null`);
      return row?.[0] === true;
    } finally {
      await session.close();
    }
  }
  if (!existsSync(settings.path)) return false;
  const database = new DatabaseSync(settings.path, { readOnly: true, timeout: BUSY_TIMEOUT_MS });
  try {
    const row = await whenFree(() => database.prepare(`select 1 from sqlite_master where name = ${literal(MARK_TABLE)}`).get(), WAIT_MS);
    return row !== undefined;
  } catch (error) {
    throw meaningOf(error);
  } finally {
    database.close();
  }
}

/** Throws PortableRefused when a copy or a restore into this database was begun and is not finished: what is there is only a part. */
export async function refuseUnfinished(settings: DatabaseSettings): Promise<void> {
  if (!(await isMarked(settings))) return;
  throw new PortableRefused(
    'A copy or a restore into this database was begun and is not finished: what is there is only a part of it.',
    'Run the same mingus copy or mingus restore again; a copy goes on where it was broken off.',
  );
}
