import { literal, quoted } from '../migrations/ddl.ts';
import { openPostgresSession, type PostgresSession, schemaIn } from './postgres-session.ts';
import { BATCH, inOrder, type PortableRow } from './rows.ts';
import type { Snapshot } from './snapshot.ts';
import type { PortableTable } from './tables.ts';

/** Puts the keys of JSON values in order, in place; everything else comes from the parsers as it should be. */
function readerOf({ columns }: PortableTable): (row: unknown[]) => PortableRow {
  const places = columns.flatMap(({ kind }, at) => (kind === 'json' ? [at] : []));
  return (row) => {
    for (const at of places) row[at] = inOrder(row[at]);
    return row;
  };
}

async function* fetched(session: PostgresSession, table: PortableTable, afterId: number): AsyncGenerator<readonly PortableRow[]> {
  const columns = table.columns.map(({ name }) => quoted(name)).join(', ');
  const read = readerOf(table);
  await session.exec(`declare reading no scroll cursor for select ${columns} from ${quoted(table.name)} where id > ${afterId} order by id`);
  // The next batch is on its way while this one is worked on.
  const fetch = () => session.arrays(`fetch ${BATCH} from reading`);
  let next = fetch();
  for (;;) {
    const rows = await next;
    if (rows.length === 0) break;
    next = fetch();
    // Whoever leaves in the middle closes the connection; its last answer then fails, and nobody asks for it.
    next.catch(() => undefined);
    yield rows.map(read);
  }
  await session.exec('close reading');
}

/** What the next row of each table will be numbered, as the sequence has it. Sequences stand outside of snapshots: it may be more than the rows need, never less. */
export async function nextIdIn(session: PostgresSession, table: string): Promise<number> {
  const [[sequence] = []] = await session.arrays(`select pg_get_serial_sequence(${literal(quoted(table))}, 'id')`);
  const [[next] = []] = await session.arrays(`select case when is_called then last_value + 1 else last_value end from ${String(sequence)}`);
  return Number(next);
}

/** REPEATABLE READ shows one moment to all statements of the transaction, and takes no lock that a writer could wait for. */
export async function openPostgresSnapshot(url: string): Promise<Snapshot> {
  const session = await openPostgresSession(url);
  try {
    await session.exec('begin isolation level repeatable read read only');
    const schema = await schemaIn(session);
    return {
      dialect: 'postgres',
      schema,
      nextId: ({ name }) => nextIdIn(session, name),
      rows: (table, afterId = 0) => fetched(session, table, afterId),
      close: () => session.close(),
    };
  } catch (error) {
    await session.close();
    throw error;
  }
}
