import type { Db } from '../../src/platform/database/store.ts';
import { sql } from 'kysely';

/** A table that holds rows of people. */
export interface PersonTable {
  readonly name: string;
  count(userId: number): Promise<number>;
}

const tablesOf = async (db: Db) => (await db.introspection.getTables()).filter((table) => !table.isView);

/** Every table with a column user_id, as the database itself tells, partitions left out. */
export async function tablesWithPerson(db: Db): Promise<readonly PersonTable[]> {
  const tables = (await tablesOf(db)).filter((table) => table.columns.some((column) => column.name === 'user_id'));
  return tables.map(({ name }) => ({
    name,
    count: async (userId) => (await sql`select 1 from ${sql.table(name)} where user_id = ${userId}`.execute(db)).rows.length,
  }));
}

/** Every row of every table. */
export async function everyRow(db: Db): Promise<readonly unknown[]> {
  const rows: unknown[] = [];
  for (const { name } of await tablesOf(db)) rows.push(...(await sql`select * from ${sql.table(name)}`.execute(db)).rows);
  return rows;
}
