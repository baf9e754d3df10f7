import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Column } from '../../src/platform/database/migrations/columns.ts';
import type { Store } from '../../src/platform/database/store.ts';
import { declaredTables, type DeclaredTable } from '../parity/declared-tables.ts';

type Value = string | number | boolean | object | null;
type Row = Readonly<Record<string, Value>>;

/** How many rows each table gets that may hold more than one of a person. The first has everything, the second only what must be, the others other values. */
const ROWS = 4;

const dayAfter = (day: string, days: number): string => new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);

/** Texts that break what is careless: formulas, quotes, line ends, letters beyond the basic plane, spaces at the ends. */
const TEXTS = [
  '=HYPERLINK("http://evil.example","x")',
  'Zoë’s "café", 50 % \u{1F600}',
  ' ends with space ',
  '@SUM(A1)\nsecond line\r\n\tthird',
  '-1+2',
  '漢字',
];

const summary = (n: number) => ({
  lowest_balance: -100 - n,
  lowest_on: '2026-03-04',
  first_below_zero_on: null,
  buffer: 5000,
  lowest_before_payday: -1,
  next_payday_on: '2026-03-06',
  data_until: '2026-03-01',
  everyday: { known: false, reason: 'too_few_weeks', have: 0, need: 8 },
  months: [],
});

/** What stands in a column of JSON, by table and column. */
const JSONS: Readonly<Record<string, (n: number, mark: string) => object>> = {
  'onboarding_progress.step_status': () => ({
    welcome: { status: 'done', at: '2026-03-01T10:00:00.000Z' },
    profile: { status: 'skipped', at: '2026-03-01T10:01:00.000Z' },
  }),
  'recurring_items.recurrence': (n) => ({ frequency: 'monthly', day_of_month: 28 + (n % 3) }),
  'recurring_items.price_change': (n) => ({ on: '2026-02-01', from: -1000 - n, to: -1100 - n }),
  'health_spending_correlations.effect': (n) => ({ lower: 1000 + n, upper: 2000 + n, lower_weeks: 9, upper_weeks: 8 }),
  'financial_questionnaire_submissions.financial_goals': (n, mark) => ({ [mark]: 100 + n, emergency_fund: 1_500_000 }),
  'financial_questionnaire_submissions.recommendations': (n) => ({
    priority: 'build_emergency_fund',
    monthly_savings_target: 1250 + n,
    debt_payoff_strategy: null,
    steps: ['Put 12.50 by a month.'],
  }),
  'forecasts.closing_balances': (n) => [n, -n, 9_000_000_000],
  'forecasts.summary': (n) => summary(n),
};

/** Digits of a hash at least. */
const HASH_LENGTH = 32;

function textOf(column: Column, n: number, mark: string): string {
  const { least = 0, most = 255 } = column;
  // Long enough for a hash: a person's own, of which no two are alike.
  if (least === most && most >= HASH_LENGTH) return createHash('sha256').update(`${mark} ${n}`).digest('hex').padEnd(most, 'a').slice(0, most);
  if (least === most)
    return String(n + 1)
      .padStart(most, 'a')
      .slice(-most);
  return `${mark} ${n} ${TEXTS[n % TEXTS.length] ?? ''}`.slice(0, most).toWellFormed();
}

/** A value of the column in the row of number `n`. */
function valueOf(table: string, name: string, column: Column, n: number, mark: string): Value {
  const { kind, least = 0, most = 0 } = column;
  switch (kind) {
    case 'instant':
      return `2026-02-${String(10 + n).padStart(2, '0')}T10:30:00.00${n}Z`;
    case 'day':
      return dayAfter('2025-12-01', 7 * n);
    case 'flag':
      return n % 2 === 0;
    case 'json':
      return JSONS[`${table}.${name}`]?.(n, mark) ?? (column.shape === 'array' ? [] : { [`${mark}-key`]: [n, { deep: mark }], another: null });
    case 'choice':
      return column.choices?.[n % column.choices.length] ?? '';
    case 'text':
      return textOf(column, n, mark);
    case 'ratio':
      return least + (most - least) / (n + 3);
    default:
      return n % 2 === 0 ? Math.min(most, 12_345_67 + n, Math.max(least, 5 + n)) : Math.max(least, Math.min(most, 7 + n));
  }
}

/** What checks over several columns ask for, and what is a language, a currency or a category of its own. */
const AMENDED: Readonly<Record<string, (row: Row, n: number) => Row>> = {
  onboarding_progress: (row) => ({ ...row, total_steps: 6, completed_steps: 2, current_step: 'goals' }),
  imports: (row) => ({ ...row, rows_read: 9, rows_added: 4, rows_already_known: 3, rows_rejected: 2 }),
  recurring_items: (row, n) => ({ ...row, ends_on: n === 1 ? null : '2027-01-01', starts_on: '2026-01-01', evidence: [] }),
  health_spending_correlations: (row) => ({
    ...row,
    analysis_end_date: '2026-03-01',
    confidence_interval_lower: -0.25,
    confidence_interval_upper: 0.5,
    effective_sample_size: 10.5,
    sample_size: 20,
  }),
  ledger_accounts: (row, n) => ({ ...row, currency: n % 2 === 0 ? 'USD' : 'EUR' }),
  forecasts: (row) => ({ ...row, currency: 'USD', days: 3 }),
  import_accounts: (row, n) =>
    n === 1 ? { ...row, previous_balance: null, previous_balance_as_of: null, written_balance: null, written_balance_as_of: null } : row,
};

const isBare = (n: number, column: Column): boolean => n === 1 && column.nullable && column.references === undefined;

const isGiven = ([, column]: readonly [string, Column]): boolean => column.kind !== 'id' && column.kind !== 'computed';

function rowOf(table: DeclaredTable, n: number, userId: number, mark: string, made: ReadonlyMap<string, readonly number[]>): Row {
  const values = Object.entries(table.columns)
    .filter(isGiven)
    .map(([name, column]): [string, Value] => {
      if (column.references === undefined) return [name, isBare(n, column) ? null : valueOf(table.name, name, column, n, mark)];
      if (column.references.table === 'users') return [name, userId];
      const among = made.get(column.references.table) ?? [];
      return [name, column.nullable && n === 1 ? null : (among[n % among.length] ?? null)];
    });
  const row = Object.fromEntries(values);
  return AMENDED[table.name]?.(row, n) ?? row;
}

const isOnePerPerson = ({ more }: DeclaredTable): boolean => (more.unique ?? []).some((names) => names.join() === 'user_id');

/** Gives a person rows in these tables, every column of each among them, with `mark` in every text; answers the numbers of the rows by table. */
export async function enrich(store: Store, userId: number, mark: string, tables: readonly string[]): Promise<ReadonlyMap<string, readonly number[]>> {
  const made = new Map<string, readonly number[]>();
  for (const table of declaredTables.filter(({ name }) => tables.includes(name))) {
    const rows = Array.from({ length: isOnePerPerson(table) ? 1 : ROWS }, (_, n) => rowOf(table, n, userId, mark, made));
    if (isOnePerPerson(table)) await sql`delete from ${sql.table(table.name)} where user_id = ${userId}`.execute(store.db);
    const ids: number[] = [];
    for (const row of rows) {
      const names = Object.keys(row).map((name) => sql.ref(name));
      const { rows: inserted } = await sql<{ id: number }>`
        insert into ${sql.table(table.name)} (${sql.join(names)}) values (${sql.join(Object.values(row))}) returning id`.execute(store.db);
      ids.push(...inserted.map(({ id }) => id));
    }
    made.set(table.name, ids);
  }
  const [item, ...others] = made.get('recurring_items') ?? [];
  const evidence = made.get('transactions') ?? [];
  if (item !== undefined && others.length > 0) await store.db.updateTable('recurring_items').set({ evidence }).where('id', '=', item).execute();
  return made;
}
