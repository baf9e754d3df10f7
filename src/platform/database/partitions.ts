import { sql } from 'kysely';
import { calendarDate, dayNumber } from '../../core/calendar/day.ts';
import type { Store } from './store.ts';

/**
 * The tables that PostgreSQL keeps in months, the column that says which, and how many months before the present one have a part of their own. Older rows
 * stay in the default part. The audit log is kept for 400 days, which reach into the thirteenth month back on any day: a part before that would go again.
 */
const PARTITIONED = [
  { table: 'user_health_checkins', column: 'checkin_date', monthsBack: 60 },
  { table: 'verification_audit_log', column: 'created_at', monthsBack: 13 },
] as const;

/** How many months after the present one have a part already. */
const MONTHS_AHEAD = 3;

/** A month, and the first day of it and of the next. */
interface Month {
  readonly name: string;
  readonly from: string;
  readonly before: string;
}

const firstOf = (monthsSinceYear0: number): string =>
  `${String(Math.floor(monthsSinceYear0 / 12)).padStart(4, '0')}-${String((monthsSinceYear0 % 12) + 1).padStart(2, '0')}-01`;

/** The months that have to be there on the day `today`, from `monthsBack` before it. */
export function monthsAround(today: string, monthsBack: number): readonly Month[] {
  const { year, month } = calendarDate(dayNumber(today));
  const now = year * 12 + month - 1;
  return Array.from({ length: monthsBack + 1 + MONTHS_AHEAD }, (_, index) => {
    const at = now - monthsBack + index;
    const from = firstOf(at);
    return { name: from.slice(0, 7).replace('-', '_'), from, before: firstOf(at + 1) };
  });
}

/**
 * Makes the parts that are missing around the day `today` (in UTC) and answers how many. Nothing to do on SQLite. Rows of a new month that lie in the
 * default part move with it. Each part is its own short transaction, so that nobody waits long; two processes at once do not disturb each other.
 */
export async function ensurePartitions(store: Store, today: string): Promise<number> {
  if (store.dialect === 'sqlite') return 0;
  let made = 0;
  const known = await partsOf(store);
  for (const { table, column, monthsBack } of PARTITIONED) {
    // A database that is restored to an earlier schema may not have the table yet.
    if (!known.has(`${table}_default`)) continue;
    for (const month of monthsAround(today, monthsBack)) {
      if (!known.has(`${table}_${month.name}`) && (await makePart(store, table, column, month))) made += 1;
    }
  }
  return made;
}

async function partsOf(store: Store): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ name: string }>`
    select relname as name from pg_class where relispartition and relnamespace = current_schema()::regnamespace`.execute(store.db);
  return new Set(rows.map((row) => row.name));
}

/**
 * The parts that are missing, of those that rows of the day `today` and of the two months after will go to; none on SQLite. The third month ahead may not
 * be there on the first morning of a month.
 */
export async function missingParts(store: Store, today: string): Promise<readonly string[]> {
  if (store.dialect === 'sqlite') return [];
  const known = await partsOf(store);
  const wanted = PARTITIONED.flatMap(({ table }) =>
    monthsAround(today, 0)
      .slice(0, MONTHS_AHEAD)
      .map(({ name }) => `${table}_${name}`),
  );
  return wanted.filter((part) => !known.has(part));
}

/** How a table stands that PostgreSQL keeps in months. */
export interface PartedTable {
  readonly table: string;
  /** Months after the present one that have a part, without a gap; −1 where even the present one has none. */
  readonly months_ahead: number;
  /** Rows that have no month of their own: at most 10,000, which means that there are as many or more. */
  readonly default_rows: number;
}

/** Rows of a default part that are counted. */
const MANY_ROWS = 10_000;

/** How the tables in months stand on the day `today` (in UTC), in two queries; null on SQLite, which keeps tables whole. */
export async function partedTables(store: Store, today: string): Promise<readonly PartedTable[] | null> {
  if (store.dialect === 'sqlite') return null;
  const known = await partsOf(store);
  const counts = PARTITIONED.map(
    ({ table }) =>
      sql`select ${sql.lit(table)} as name, (select count(*) from (select from ${sql.table(`${table}_default`)} limit ${MANY_ROWS}) counted) as rows`,
  );
  const { rows } = await sql<{ name: string; rows: number }>`${sql.join(counts, sql` union all `)}`.execute(store.db);
  return PARTITIONED.map(({ table }) => {
    const without = monthsAround(today, 0).findIndex(({ name }) => !known.has(`${table}_${name}`));
    return {
      table,
      months_ahead: (without === -1 ? 1 + MONTHS_AHEAD : without) - 1,
      default_rows: rows.find(({ name }) => name === table)?.rows ?? 0,
    };
  });
}

/** Any number of our own: whoever makes a part holds it. */
const LOCK = 7_134_202;

// A table made on the side and attached locks less than PARTITION OF; its CHECK spares PostgreSQL looking through the rows.
const makePart = (store: Store, table: string, column: string, { name, from, before }: Month): Promise<boolean> =>
  store.transaction(async (db) => {
    const part = `${table}_${name}`;
    const run = (text: string) => sql.raw(text).execute(db);
    await run(`select pg_advisory_xact_lock(${LOCK})`);
    const { rows } = await sql<{ there: boolean }>`select to_regclass(${part}) is not null as there`.execute(db);
    if (rows[0]?.there === true) return false;
    const within = `${column} >= '${from}' and ${column} < '${before}'`;
    await run(`create table ${part} (like ${table} including defaults including constraints, constraint within_month check (${within}))`);
    await run(`with moved as (delete from ${table}_default where ${within} returning *) insert into ${part} select * from moved`);
    await run(`alter table ${table} attach partition ${part} for values from ('${from}') to ('${before}')`);
    await run(`alter table ${part} drop constraint within_month`);
    return true;
  });

/**
 * Drops the parts of a table whose rows are all of days before `day` (in UTC) and answers how many. Nothing to do on SQLite. Each is a short transaction of
 * its own: dropping one frees its space at once, which removing its rows would not. Rows in the default part stay.
 */
export async function dropPartsBefore(store: Store, table: 'verification_audit_log', day: string): Promise<number> {
  if (store.dialect === 'sqlite') return 0;
  const { rows } = await sql<{ name: string }>`
    select relname as name from pg_class join pg_inherits on inhrelid = oid where inhparent = to_regclass(${table}) order by relname`.execute(
    store.db,
  );
  const parts = rows.flatMap(({ name }) => {
    const [, year, month] = new RegExp(`^${table}_(\\d{4})_(\\d{2})$`).exec(name) ?? [];
    return year !== undefined && month !== undefined && firstOf(Number(year) * 12 + Number(month)) <= day ? [name] : [];
  });
  for (const part of parts) await sql.raw(`drop table if exists ${part}`).execute(store.db);
  return parts.length;
}
