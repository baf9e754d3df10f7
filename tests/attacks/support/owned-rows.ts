import { CompiledQuery, sql } from 'kysely';
import { z } from 'zod';
import type { Store } from '../../../src/platform/database/store.ts';
import { type DeclaredTable, declaredTables } from '../../parity/declared-tables.ts';

/** Rows by table and number: `ledger_accounts#7`. */
export type Rows = ReadonlyMap<string, Readonly<Record<string, unknown>>>;

const row = z.looseObject({ id: z.int() });

// Using a session or a token notes that it was used; that tells nobody anything.
const NOTED_BY_USE: readonly string[] = ['last_seen_at', 'last_used_at'];

/** Whose rows are meant: a person's, or everybody's. */
type Owner = number | 'everybody';

/** How the rows of a table are found that belong to a person: by a column, or through a row that they belong to. Undefined: they belong to nobody. */
function ownedBy(table: DeclaredTable): { readonly column: string; readonly through?: string } | undefined {
  if (table.name === 'users') return { column: 'id' };
  if (table.columns['user_id'] !== undefined) return { column: 'user_id' };
  const [column, through] =
    Object.entries(table.columns)
      .map(([name, { references }]) => [name, references?.table] as const)
      .find(([, of]) => declaredTables.find(({ name }) => name === of)?.columns['user_id'] !== undefined) ?? [];
  return column === undefined || through === undefined ? undefined : { column, through };
}

/** Tables whose rows belong to somebody. */
export const ownedTables: readonly DeclaredTable[] = declaredTables.filter((table) => ownedBy(table) !== undefined);

async function rowsOf({ db }: Store, table: DeclaredTable, userId: number): Promise<readonly z.output<typeof row>[]> {
  const { column = '', through } = ownedBy(table) ?? {};
  const owner = through === undefined ? sql`${userId}` : sql`(select id from ${sql.table(through)} where user_id = ${userId})`;
  const found = await sql`select * from ${sql.table(table.name)} where ${sql.ref(column)} in (${owner}) order by id`.execute(db);
  return z.array(row).parse(found.rows);
}

/** Every row that belongs to a person, in whichever table, and what is waiting to be done for them. */
export async function rowsOwnedBy(store: Store, userId: number): Promise<Rows> {
  const rows = new Map<string, Readonly<Record<string, unknown>>>();
  for (const table of ownedTables) {
    for (const each of await rowsOf(store, table, userId)) rows.set(`${table.name}#${each.id}`, each);
  }
  const jobs = await store.db.selectFrom('outbox').select(['id', 'kind', 'payload']).execute();
  for (const job of jobs) {
    if (z.looseObject({ user_id: z.literal(userId) }).safeParse(job.payload).success) rows.set(`outbox#${job.id}`, { kind: job.kind });
  }
  return rows;
}

// Nobody owns counts against limits, and every request may touch them.
const isKept = ({ name }: DeclaredTable): boolean => name !== 'rate_counters';

/** Every row of every table, but for counts against limits. */
export async function everyRowOf(store: Store): Promise<Rows> {
  const rows = new Map<string, Readonly<Record<string, unknown>>>();
  for (const { name } of declaredTables.filter(isKept)) {
    const found = await sql`select * from ${sql.table(name)} order by id`.execute(store.db);
    for (const each of z.array(row).parse(found.rows)) rows.set(`${name}#${each.id}`, each);
  }
  return rows;
}

function digestOfTable({ dialect }: Store, table: DeclaredTable, owner: Owner): string {
  const { column = '', through } = ownedBy(table) ?? {};
  const owned = through === undefined ? `${owner}` : `select id from ${through} where user_id = ${owner}`;
  const columns = Object.keys(table.columns).filter((name) => !NOTED_BY_USE.includes(name));
  const digest =
    dialect === 'sqlite'
      ? `group_concat(json_array(${columns.join(', ')}), ',' order by id)`
      : `md5(string_agg((to_jsonb(r) - '${NOTED_BY_USE.join("' - '")}')::text, ',' order by id))`;
  return `select '${table.name}' as name, ${digest} as digest from ${table.name} as r${owner === 'everybody' ? '' : ` where ${column} in (${owned})`}`;
}

function digestOfJobs({ dialect }: Store, userId: number): string {
  const user = dialect === 'sqlite' ? "payload ->> '$.user_id'" : "(payload ->> 'user_id')::int";
  return `select 'outbox' as name, string_agg(id || kind, ',' order by id) as digest from outbox where ${user} = ${userId}`;
}

/** What all the rows of an owner are at this moment, for telling in one query whether something changed: see `rowsOwnedBy` and `everyRowOf`. */
export async function digestOf(store: Store, owner: Owner): Promise<string> {
  const tables = owner === 'everybody' ? declaredTables.filter(isKept) : ownedTables;
  const digests = tables.map((table) => digestOfTable(store, table, owner));
  const jobs = owner === 'everybody' ? [] : [digestOfJobs(store, owner)];
  const statement = [...digests, ...jobs].join(' union all ');
  return JSON.stringify((await store.db.executeQuery(CompiledQuery.raw(statement))).rows);
}

/** What a person's rows are called: numbers by table, and what stands in another column by `table.column`. */
export async function idsOf(store: Store, userId: number): Promise<ReadonlyMap<string, readonly (number | string)[]>> {
  const ids = new Map<string, (number | string)[]>();
  const add = (key: string, value: number | string) => ids.set(key, [...(ids.get(key) ?? []), value]);
  for (const [name, row] of await rowsOwnedBy(store, userId)) {
    const [table = '', id] = name.split('#');
    add(table, Number(id));
    for (const [column, value] of Object.entries(row)) if (typeof value === 'string') add(`${table}.${column}`, value);
  }
  return ids;
}

const shown = (value: unknown): string => JSON.stringify(value) ?? 'undefined';

/** What is different: `ledger_accounts#7.name: "a" became "b"`. Empty when nothing is. */
export function differences(before: Rows, after: Rows): readonly string[] {
  const gone = [...before.keys()].filter((name) => !after.has(name)).map((name) => `${name} is gone`);
  const come = [...after].filter(([name]) => !before.has(name)).map(([name, value]) => `${name} is new: ${shown(value)}`);
  const changed = [...before].flatMap(([name, was]) => {
    const is = after.get(name);
    if (is === undefined) return [];
    return Object.keys(is)
      .filter((column) => !NOTED_BY_USE.includes(column) && shown(was[column]) !== shown(is[column]))
      .map((column) => `${name}.${column}: ${shown(was[column])} became ${shown(is[column])}`);
  });
  return [...gone, ...come, ...changed];
}
