import { Problem } from '../../contract/problem.ts';
import type { Tables } from '../../platform/database/rows.ts';
import type { Db } from '../../platform/database/store.ts';
import { searchText } from '../ledger/index.ts';
import { columnOf, exportedColumns } from './columns.ts';
import { type BroughtIn, privacyProblems } from './contract.ts';
import type { TableMap } from './mapping/carry.ts';
import { RESTORED, TABLES } from './mapping/tables.ts';
import { jsonName, type Opened } from './opening.ts';
import { pointsNowhere, type ReadRow, type ReadRows, rowReader, sameNumber } from './reading.ts';
import { deleteRows, hasRows, insertRows } from './repository.ts';

/** Both databases limit the parameters of a statement (32,766 and 65,535), and a row has up to thirty. */
const BATCH = 500;

/** Rows that come to be in an account without anybody's doing, or say nothing of their own: what an export has takes their place. */
const MADE_BY_ITSELF: readonly (keyof Tables)[] = [
  'user_preferences',
  'onboarding_progress',
  'health_spending_correlations',
  'insight_runs',
  'recurring_searches',
  'forecasts',
];

/** Tables with what somebody did. */
const DONE = RESTORED.filter(({ table }) => !MADE_BY_ITSELF.includes(table));

const readers: ReadonlyMap<string, ReadRows> = new Map(TABLES.map((map) => [map.table, rowReader(map)]));

/** The rows of a table in an export, each checked; none where an older Mingus had no such table. */
export function* rowsOf({ files }: Opened, { table }: TableMap): Generator<ReadRow> {
  const content = files.get(jsonName(table));
  const read = readers.get(table);
  if (content !== undefined && read !== undefined) yield* read(content);
}

/** Throws `export.account_not_empty` where the person has anything that they did. */
export async function requireEmpty(db: Db, userId: number): Promise<void> {
  if (!(await hasRows(db, DONE, userId))) return;
  throw new Problem(
    privacyProblems['export.account_not_empty'],
    'An export comes into an empty account only. Make a new account for it, or erase what is in this one. Nothing was changed.',
  );
}

/** The numbers that rows have here, by table and their numbers in the file. */
type Numbers = ReadonlyMap<string, Map<number, number>>;

const namedIn = (numbers: Numbers, table: string, number: unknown): number | undefined =>
  typeof number === 'number' ? numbers.get(table)?.get(number) : undefined;

/** A row's values with the numbers that rows have here. A list forgets what is not there any more, as it does when a row is removed. */
function placed(map: TableMap, { values, place }: ReadRow, columns: readonly string[], numbers: Numbers): readonly unknown[] {
  return columns.map((name) => {
    const value = values[name];
    const list = map.lists[name];
    if (list !== undefined && Array.isArray(value)) return value.flatMap((each) => namedIn(numbers, list, each) ?? []);
    const { references } = columnOf(map, name);
    if (references === undefined || value === null) return value;
    const here = namedIn(numbers, references.table, value);
    if (here === undefined) throw pointsNowhere(place, name);
    return here;
  });
}

/** What a row is kept with beside what the file says: whose it is, and what follows from it. */
function ownMembers(map: TableMap, userId: number): { readonly names: readonly string[]; readonly of: (row: ReadRow) => readonly unknown[] } {
  const owner = 'parent' in map.owner ? [] : ['user_id'];
  if (map.table !== 'transactions') return { names: owner, of: () => owner.map(() => userId) };
  return {
    names: [...owner, 'search_text'],
    of: ({ values: { payee, memo } }) => [userId, searchText(String(payee), typeof memo === 'string' ? memo : null)],
  };
}

async function bringInTable(db: Db, map: TableMap, userId: number, opened: Opened, numbers: Numbers): Promise<number> {
  const columns = exportedColumns(map).filter((name) => map.columns[name] === 'kept');
  const own = ownMembers(map, userId);
  const made = numbers.get(map.table) ?? new Map<number, number>();
  let count = 0;
  let batch: ReadRow[] = [];
  const write = async (): Promise<void> => {
    if (batch.length === 0) return;
    const rows = batch.map((row) => [...own.of(row), ...placed(map, row, columns, numbers)]);
    const ids = await insertRows(db, map, [...own.names, ...columns], rows);
    for (const [index, { number }] of batch.entries()) made.set(number ?? 0, ids[index] ?? 0);
    count += batch.length;
    batch = [];
  };
  const seen = new Set<number>();
  for (const row of rowsOf(opened, map)) {
    if (row.number !== null && seen.has(row.number)) throw sameNumber(row.place);
    seen.add(row.number ?? 0);
    batch.push(row);
    if (batch.length >= BATCH) await write();
  }
  await write();
  return count;
}

/** Writes everything that comes in, in the transaction of `db`; answers how many rows of each table. Throws Problem `export.refused`. */
export async function bringIn(db: Db, userId: number, opened: Opened): Promise<BroughtIn> {
  for (const map of RESTORED) if (MADE_BY_ITSELF.includes(map.table)) await deleteRows(db, map, userId);
  const numbers: Numbers = new Map(RESTORED.map(({ table }) => [table, new Map<number, number>()]));
  const rows: { table: string; rows: number }[] = [];
  for (const map of RESTORED) rows.push({ table: map.table, rows: await bringInTable(db, map, userId, opened, numbers) });
  const some = rows.filter((each) => each.rows > 0);
  return { made_at: opened.madeAt, rows: some, rows_in_all: some.reduce((sum, each) => sum + each.rows, 0) };
}
