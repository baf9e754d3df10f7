import { sql } from 'kysely';
import { calendarDate, dayNumber } from '../../core/calendar/day.ts';
import type { Store } from './store.ts';

/** The tables that PostgreSQL keeps in months, and the column that says which. */
const PARTITIONED = [
  { table: 'user_health_checkins', column: 'checkin_date' },
  { table: 'verification_audit_log', column: 'created_at' },
] as const;

/** Which months have a part of their own, counted from the one that today is in. Older rows stay in the default part for good. */
const MONTHS_BACK = 60;
const MONTHS_AHEAD = 3;

/** A month, and the first day of it and of the next. */
interface Month {
  readonly name: string;
  readonly from: string;
  readonly before: string;
}

const firstOf = (monthsSinceYear0: number): string =>
  `${String(Math.floor(monthsSinceYear0 / 12)).padStart(4, '0')}-${String((monthsSinceYear0 % 12) + 1).padStart(2, '0')}-01`;

/** The months that have to be there on the day `today`. */
export function monthsAround(today: string): readonly Month[] {
  const { year, month } = calendarDate(dayNumber(today));
  const now = year * 12 + month - 1;
  return Array.from({ length: MONTHS_BACK + 1 + MONTHS_AHEAD }, (_, index) => {
    const at = now - MONTHS_BACK + index;
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
  const { rows } = await sql<{ name: string }>`select relname as name from pg_class where relispartition`.execute(store.db);
  const known = new Set(rows.map((row) => row.name));
  for (const { table, column } of PARTITIONED) {
    for (const month of monthsAround(today)) {
      if (!known.has(`${table}_${month.name}`) && (await makePart(store, table, column, month))) made += 1;
    }
  }
  return made;
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
