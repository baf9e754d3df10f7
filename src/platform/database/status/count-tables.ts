import { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';

const counted = z.object({ table: z.string(), bytes: z.number() });

/** Bytes that a table takes, with its indexes. */
export type TableBytes = z.output<typeof counted>;

/** Counts what each table of a SQLite file takes. That reads the whole file, so it is done in a thread of its own. */
export function countTables(path: string): readonly TableBytes[] {
  const database = new DatabaseSync(path, { readOnly: true });
  try {
    const sizes = database.prepare(`
      select coalesce(tbl_name, pages.name) as "table", sum(pgsize) as bytes
      from dbstat pages left join sqlite_master of on of.name = pages.name where aggregate = true group by 1 order by 2 desc, 1`);
    return sizes.all().map((row) => counted.parse(row));
  } finally {
    database.close();
  }
}
