import { literal, quoted } from '../migrations/ddl.ts';
import { nextIdIn } from './postgres-snapshot.ts';
import { openPostgresSession, type PostgresSession } from './postgres-session.ts';
import type { PortableRow } from './rows.ts';
import type { PortableColumn, PortableTable } from './tables.ts';
import type { Target } from './target.ts';
import { MARK_TABLE, markedOf, markTexts, READ_MARK_TEXT, UNMARK_TEXT } from './unfinished.ts';

const TYPES: Readonly<Record<PortableColumn['kind'], string>> = {
  id: 'bigint',
  money: 'bigint',
  whole: 'bigint',
  ratio: 'double precision',
  flag: 'boolean',
  instant: 'timestamptz',
  day: 'date',
  json: 'jsonb',
  choice: 'text',
  text: 'text',
};

// One parameter for each column, whatever the number of rows: an array of all its values.
function insertText({ name, columns }: PortableTable): string {
  const names = columns.map((column) => quoted(column.name)).join(', ');
  const arrays = columns.map(({ kind }, at) => `$${at + 1}::${TYPES[kind]}[]`).join(', ');
  return `insert into ${quoted(name)} (${names}) select * from unnest(${arrays})`;
}

const column = (rows: readonly PortableRow[], { kind }: PortableColumn, at: number): readonly unknown[] =>
  rows.map((row) => {
    const value = row[at];
    return kind === 'json' && value !== null ? JSON.stringify(value) : value;
  });

async function within(session: PostgresSession, work: () => Promise<unknown>): Promise<void> {
  await session.exec('begin');
  try {
    await work();
    await session.exec('commit');
  } catch (error) {
    await session.exec('rollback').catch(() => undefined);
    throw error;
  }
}

/** A target in a database of PostgreSQL. */
export async function openPostgresTarget(url: string): Promise<Target> {
  const session = await openPostgresSession(url);
  return {
    dialect: 'postgres',
    greatestId: async ({ name }) => Number((await session.arrays(`select coalesce(max(id), 0) from ${quoted(name)}`))[0]?.[0]),
    insert: async (table, rows) =>
      void (await session.arrays(
        insertText(table),
        table.columns.map((each, at) => column(rows, each, at)),
      )),
    setNextId: async ({ name }, next) => {
      // Unchanged where it is so already: a sequence may only ever be moved on purpose.
      if ((await nextIdIn(session, name)) === next) return;
      await session.exec(`select setval(pg_get_serial_sequence(${literal(quoted(name))}, 'id'), ${next}, false)`);
    },
    empty: (tables) =>
      within(session, async () => {
        for (const { name } of tables.toReversed()) await session.exec(`delete from ${quoted(name)}`);
      }),
    mark: async () => {
      const [known] = await session.arrays(`select to_regclass(${literal(MARK_TABLE)}) is not null`);
      const [row] = known?.[0] === true ? await session.arrays(READ_MARK_TEXT) : [];
      return row === undefined ? undefined : markedOf(row[0], row[1]);
    },
    setMark: (marked) =>
      within(session, async () => {
        for (const text of markTexts(marked)) await session.exec(text);
      }),
    unmark: () => session.exec(UNMARK_TEXT),
    close: () => session.close(),
  };
}
