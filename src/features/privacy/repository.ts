import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../../platform/database/store.ts';
import type { TableMap } from './mapping/carry.ts';

/** A row by its columns. */
export type Row = Readonly<Record<string, unknown>>;

const mine = (column: string): RawBuilder<unknown> => sql.ref(`mine.${column}`);

const whose = ({ owner }: TableMap, userId: number): RawBuilder<unknown> =>
  'parent' in owner ? sql`owner.user_id = ${userId}` : sql`${mine(owner.column)} = ${userId}`;

/** Rows that hang on another row are the person's by that one. */
const joined = ({ owner }: TableMap): RawBuilder<unknown> =>
  'parent' in owner ? sql`inner join ${sql.table(owner.parent)} as owner on owner.id = ${mine(owner.column)}` : sql``;

/** The person's rows of a table after the place `after` (a value for each column of its order), in that order, at most `limit`. */
export async function listPage(
  db: Db,
  map: TableMap,
  columns: readonly string[],
  { userId, after, limit }: { readonly userId: number; readonly after: readonly unknown[] | undefined; readonly limit: number },
): Promise<readonly Row[]> {
  const order = sql.join(map.order.map(mine));
  const later = after === undefined ? sql`` : sql`and (${order}) > (${sql.join(after.map((value) => sql`${value}`))})`;
  const { rows } = await sql<Row>`
    select ${sql.join(columns.map(mine))} from ${sql.table(map.table)} as mine ${joined(map)}
    where ${whose(map, userId)} ${later} order by ${order} limit ${limit}`.execute(db);
  return rows;
}

/** Which state the person's data is in; undefined before anything of theirs was written. */
export async function findVersion(db: Db, userId: number): Promise<string | undefined> {
  const row = await db.selectFrom('data_versions').select('version').where('user_id', '=', userId).executeTakeFirst();
  return row?.version;
}

/** Whether the person has a row in any of the tables, in one query. */
export async function hasRows(db: Db, maps: readonly TableMap[], userId: number): Promise<boolean> {
  const found = maps.map((map) => sql`exists (select 1 from ${sql.table(map.table)} as mine ${joined(map)} where ${whose(map, userId)})`);
  const { rows } = await sql`select 1 as found where ${sql.join(found, sql` or `)}`.execute(db);
  return rows.length > 0;
}

/** Removes the person's rows of a table that has a `user_id`. */
export async function deleteRows(db: Db, map: TableMap, userId: number): Promise<void> {
  await sql`delete from ${sql.table(map.table)} where user_id = ${userId}`.execute(db);
}

/**
 * Adds rows that have the same columns; answers their numbers in the order of the rows. Both databases number the rows of one statement in their order, and neither
 * promises to tell the numbers in it.
 */
export async function insertRows(
  db: Db,
  map: TableMap,
  columns: readonly string[],
  rows: readonly (readonly unknown[])[],
): Promise<readonly number[]> {
  const values = rows.map((row) => sql`(${sql.join(row.map((value) => sql`${value}`))})`);
  const names = sql.join(columns.map((name) => sql.ref(name)));
  const made = await sql<{ id: number }>`
    insert into ${sql.table(map.table)} (${names}) values ${sql.join(values)} returning id`.execute(db);
  return made.rows.map(({ id }) => id).toSorted((one, other) => one - other);
}

/** Whether something was asked to be worked out of the person's data and has not been yet. */
export async function isPending(db: Db, userId: number): Promise<boolean> {
  const search = await db.selectFrom('recurring_searches').select(['requested_at', 'finished_at']).where('user_id', '=', userId).executeTakeFirst();
  const run = await db.selectFrom('insight_runs').select(['requested_at', 'finished_at']).where('user_id', '=', userId).executeTakeFirst();
  return [search, run].some((each) => each !== undefined && (each.finished_at === null || each.finished_at < each.requested_at));
}

/** What an export says of the person themselves. */
export interface OwnSettings {
  readonly full_name: string | null;
  readonly time_zone: string;
  readonly currency: string;
}

/** Changes what an export may say of the person, and holds their row until the transaction ends; answers whether they are still there. */
export async function takeOverSettings(db: Db, userId: number, settings: OwnSettings, now: string): Promise<boolean> {
  const row = await db
    .updateTable('users')
    .set({ ...settings, updated_at: now })
    .where('id', '=', userId)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}
