import { sql } from 'kysely';
import { beforeAll, expect, it } from 'vitest';
import { isCheckViolation, isForeignKeyViolation, isUniqueViolation } from '../../src/platform/database/errors.ts';
import type { Column } from '../../src/platform/database/migrations/columns.ts';
import type { Store } from '../../src/platform/database/store.ts';
import { onEachDatabase, type OpenStore } from '../support/databases.ts';
import { declaredTables, type DeclaredTable } from './declared-tables.ts';

type Value = string | number | boolean | object | null;
type Row = Readonly<Record<string, Value>>;

/** A value that the column accepts. Of choices the first, of ranges the lower end, of days a Monday. */
function valueOf(column: Column): Value {
  if (column.references !== undefined) return 1;
  switch (column.kind) {
    case 'instant':
      return '2025-01-15T10:30:00.000Z';
    case 'day':
      return '2025-01-13';
    case 'flag':
      return true;
    case 'json':
      return column.shape === 'array' ? [] : {};
    case 'choice':
      return column.choices?.[0] ?? '';
    case 'text':
      return 'x'.repeat(Math.max(1, column.least ?? 0));
    default:
      return column.least ?? 0;
  }
}

const isGiven = ([, column]: readonly [string, Column]): boolean => column.kind !== 'id' && column.kind !== 'computed';

/** A row that a table accepts: every column is given, so that every check has something to say. */
const rowOf = ({ columns }: DeclaredTable): Row =>
  Object.fromEntries(
    Object.entries(columns)
      .filter(isGiven)
      .map(([name, column]) => [name, valueOf(column)]),
  );

async function insert(store: Store, table: string, row: Row): Promise<void> {
  const names = Object.keys(row).map((name) => sql.ref(name));
  await sql`insert into ${sql.table(table)} (${sql.join(names)}) values (${sql.join(Object.values(row))})`.execute(store.db);
}

/** Values that the column refuses, each with a name. */
function refusedBy(column: Column): readonly (readonly [string, Value])[] {
  const { kind, least, most, nullable, references } = column;
  const missing = nullable ? [] : ([['nothing', null]] as const);
  if (references !== undefined) return missing;
  const number = typeof least === 'number' && typeof most === 'number' && kind !== 'text';
  return [
    ...missing,
    ...(number && Number.isSafeInteger(least - 1) ? ([['less than the least', least - 1]] as const) : []),
    ...(number && Number.isSafeInteger(most + 1) ? ([['more than the most', most + 1]] as const) : []),
    ...(kind === 'money' || kind === 'whole' ? ([['a fraction', Math.max(1, least ?? 0) + 0.5]] as const) : []),
    ...(number ? ([['text', 'many']] as const) : []),
    ...(kind === 'flag' ? ([['neither', 2]] as const) : []),
    ...(kind === 'choice' ? ([['another word', 'no such choice']] as const) : []),
    ...(kind === 'text' ? ([['too long a text', 'x'.repeat((most ?? 0) + 1)]] as const) : []),
    ...(kind === 'text' && least === most ? ([['too short a text', 'x'.repeat((least ?? 1) - 1)]] as const) : []),
    ...(kind === 'day'
      ? ([
          ['no day', 'soon'],
          ['a day that the month lacks', '2025-02-30'],
        ] as const)
      : []),
    ...(kind === 'instant'
      ? ([
          ['no instant', 'soon'],
          ['an hour that the day lacks', '2025-01-15T25:00:00.000Z'],
        ] as const)
      : []),
    ...(kind === 'json'
      ? ([
          ['text alone', 'words'],
          ['a number alone', 5],
          ['JSON’s own null', 'null'],
          ['half of an object', '{"a":'],
        ] as const)
      : []),
    ...(kind === 'json' && column.shape === 'object' ? ([['an array', [1]]] as const) : []),
    ...(kind === 'json' && column.shape === 'array' ? ([['an object', { a: 1 }]] as const) : []),
  ];
}

/** What other rows point to. */
const PARENTS = [
  'users',
  'ledger_accounts',
  'imports',
  'category_changes',
  'transactions',
  'reminder_schedules',
  'reminder_deliveries',
  'push_subscriptions',
  'reminder_targets',
];

/** Empties the tables and adds, each with the number 1, what rows of the table may point to. */
async function prepare(store: Store, name: string): Promise<void> {
  const apart = ['outbox', 'verification_audit_log', 'rate_counters', 'distinct_counters', 'message_budgets', 'legacy_imports', 'server_keys'];
  for (const table of ['users', ...apart]) await sql`delete from ${sql.table(table)}`.execute(store.db);
  for (const table of declaredTables) {
    if (table.name === name) return;
    if (PARENTS.includes(table.name)) await insert(store, table.name, { id: 1, ...amended(table, rowOf(table)) });
  }
}

/** What checks over several columns ask of a row. */
const amended = ({ name }: DeclaredTable, row: Row): Row => {
  if (name === 'onboarding_progress') return { ...row, total_steps: 5, completed_steps: 0 };
  return row;
};

const refused = async (store: Store, table: string, row: Row): Promise<boolean> =>
  insert(store, table, row).then(
    () => false,
    () => true,
  );

/** One database for all tests of a group: hundreds of rows are tried, and each leaves nothing. */
function shared(open: OpenStore): () => Store {
  let store: Store | undefined;
  beforeAll(async () => {
    store = await open();
  });
  return () => {
    if (store === undefined) throw new Error('not opened yet');
    return store;
  };
}

onEachDatabase('the tables refuse', (open) => {
  const opened = shared(open);

  it.each(declaredTables.map((table) => [table.name, table] as const))('what no row of %s can be', async (name, table) => {
    const store = opened();
    await prepare(store, name);
    const good = amended(table, rowOf(table));
    const accepted: string[] = [];
    for (const [column, declared] of Object.entries(table.columns).filter(isGiven)) {
      for (const [what, value] of refusedBy(declared)) {
        if (!(await refused(store, name, { ...good, [column]: value }))) accepted.push(`${column}: ${what}`);
      }
    }
    expect(accepted).toEqual([]);
    // Last, or the refusals could all be of a second row: the same row without the fault is accepted.
    await insert(store, name, good);
  });

  it.each(declaredTables.map((table) => [table.name, table] as const))('a row of %s that points nowhere', async (name, table) => {
    const store = opened();
    await prepare(store, name);
    for (const [column, { references }] of Object.entries(table.columns)) {
      if (references === undefined) continue;
      const attempt = insert(store, name, { ...amended(table, rowOf(table)), [column]: 999 });
      await expect(attempt, column).rejects.toSatisfy(isForeignKeyViolation);
    }
  });

  it.each(declaredTables.filter(({ more }) => more.unique !== undefined).map((table) => [table.name, table] as const))(
    'a second row of %s',
    async (name, table) => {
      const store = opened();
      await prepare(store, name);
      const row = amended(table, rowOf(table));
      await insert(store, name, row);
      await expect(insert(store, name, row)).rejects.toSatisfy(isUniqueViolation);
    },
  );
});

const RANGES: readonly (readonly [table: string, column: string, accepted: readonly Value[], refused: readonly Value[]])[] = [
  ['users', 'email', ['ada@example.org'], ['Ada@example.org', '']],
  ['users', 'role', ['person', 'admin'], ['owner']],
  ['users', 'currency', ['USD', 'EUR'], ['EURO']],
  ['user_profiles', 'household_size', [1, 50], [0, 51]],
  ['user_profiles', 'goal_timeline_months', [1, 600], [0, 601]],
  ['user_profiles', 'monthly_income', [0, 100_000_000_000], [-1, 100_000_000_001]],
  ['user_profiles', 'credit_score_range', ['700-749', 'unknown'], ['749']],
  ['user_health_checkins', 'checkin_date', ['2025-01-13', '2024-12-30'], ['2025-01-14', '2025-01-19']],
  ['user_health_checkins', 'sleep_hours', [0, 7.5, 24], [-0.1, 24.5]],
  ['user_health_checkins', 'physical_activity_minutes', [0, 10_080], [-1, 10_081]],
  ['user_health_checkins', 'mindfulness_minutes', [0, 10_080], [-1, 10_081]],
  ['user_health_checkins', 'stress_level', [1, 10], [0, 11]],
  ['user_health_checkins', 'relationships_notes', ['x'.repeat(500)], ['x'.repeat(501)]],
  ['health_spending_correlations', 'correlation_strength', [-1, 0, 1], [-1.01, 1.01]],
  ['health_spending_correlations', 'pearson_correlation', [-1, 0, 1], [-1.01, 1.01]],
  ['health_spending_correlations', 'p_value', [0, 1], [-0.01, 1.01]],
  ['health_spending_correlations', 'insight_text', ['x'.repeat(1000)], ['x'.repeat(1001)]],
  ['health_spending_correlations', 'analysis_end_date', ['2025-01-13'], ['2025-01-12']],
  ['financial_questionnaire_submissions', 'risk_tolerance', [1, 10], [0, 11]],
  ['financial_questionnaire_submissions', 'financial_health_score', [0, 100], [-1, 101]],
  ['onboarding_progress', 'completed_steps', [0, 5], [6, -1]],
  ['phone_verification', 'risk_score', [0, 1], [-0.1, 1.1]],
  ['phone_verification', 'status', ['pending', 'verified', 'failed', 'expired'], ['open']],
  ['imports', 'rows_added', [0], [1]],
  ['recurring_items', 'ends_on', ['2025-01-13'], ['2025-01-12']],
  ['recurring_items', 'count', [1, 10_000], [0, 10_001]],
  ['import_accounts', 'previous_balance', [5], [null]],
  ['forecasts', 'days', [1, 1825], [0, 1826]],
  ['idempotency_keys', 'status', [100, 599], [99, 600]],
  ['user_preferences', 'forecast_buffer', [0, 1], [-1]],
  ['ledger_accounts', 'balance', [-100_000, 0], [0.5]],
];

onEachDatabase('the range', (open) => {
  const opened = shared(open);

  it.each(RANGES)('of %s.%s is as agreed', async (name, column, accepted, refusedValues) => {
    const store = opened();
    const table = declaredTables.find((candidate) => candidate.name === name);
    if (table === undefined) throw new Error(`no table ${name}`);
    await prepare(store, name);
    const good = amended(table, rowOf(table));
    for (const value of accepted) {
      await insert(store, name, { ...good, [column]: value });
      await sql`delete from ${sql.table(name)}`.execute(store.db);
    }
    for (const value of refusedValues) expect(await refused(store, name, { ...good, [column]: value }), JSON.stringify(value)).toBe(true);
  });

  it('is told apart from other reasons', async () => {
    const store = opened();
    await prepare(store, 'users');
    const [users] = declaredTables;
    if (users === undefined) throw new Error('no tables');
    await expect(insert(store, 'users', { ...rowOf(users), role: 'owner' })).rejects.toSatisfy(isCheckViolation);
  });
});

onEachDatabase('when a person goes', (open) => {
  it('everything of theirs goes, and nothing of another; the audit log stays without them', async () => {
    const store = await open();
    for (const person of [1, 2]) {
      for (const table of declaredTables) await insert(store, table.name, ownRow(table, person));
    }
    await store.db.deleteFrom('users').where('id', '=', 1).execute();
    for (const table of declaredTables) {
      const { rows } = await sql<{ id: number }>`select id from ${sql.table(table.name)} order by id`.execute(store.db);
      const expected = table.name === 'users' || hangsOn(table) ? [2] : [1, 2];
      expect(
        rows.map((row) => row.id),
        table.name,
      ).toEqual(expected);
    }
    const audit = await store.db.selectFrom('verification_audit_log').select('user_id').orderBy('id').execute();
    expect(audit).toEqual([{ user_id: null }, { user_id: 2 }]);
  });
});

// On the person, or on an import, which hangs on its person.
const hangsOn = ({ columns }: DeclaredTable): boolean => Object.values(columns).some(({ references }) => references?.onDelete === 'cascade');

/** A row of the person that points to rows of the same person only, and differs from another's where no two may be equal. */
function ownRow(table: DeclaredTable, person: number): Row {
  const unique = (table.more.unique ?? []).flat();
  const own = Object.entries(table.columns).flatMap(([name, { references, kind, least }]): [string, Value][] => {
    if (references !== undefined) return [[name, person]];
    // A row of nobody is told from another's by its day; a person's is told by the person.
    if (kind === 'day' && unique.includes(name) && !('user_id' in table.columns))
      return [[name, `2025-01-${String(6 + 7 * person).padStart(2, '0')}`]];
    return kind === 'text' && unique.includes(name) ? [[name, String(person).repeat(Math.max(1, least ?? 0))]] : [];
  });
  return { ...amended(table, rowOf(table)), ...Object.fromEntries(own) };
}
