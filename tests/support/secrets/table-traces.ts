import { CompiledQuery } from 'kysely';
import { z } from 'zod';
import type { Store } from '../../../src/platform/database/store.ts';
import { declaredTables } from '../../parity/declared-tables.ts';
import { isAnythingSecret, leaveTrace } from './of-this-file.ts';

/** Tables that servers write for themselves, with the columns that say whom a row is about; of `*` all of them may. */
const LOOKED_AT: Readonly<Record<string, readonly string[]>> = {
  outbox: [],
  verification_audit_log: ['phone_number'],
  verification_analytics: [],
  // What was answered is kept as it was answered, to whoever is told it again.
  idempotency_keys: ['answer'],
  users: ['*'],
  sessions: ['*'],
  devices: ['*'],
  api_tokens: ['*'],
  calendar_feeds: ['*'],
  reminder_targets: ['*'],
  account_links: ['*'],
  factor_challenges: ['*'],
  totp_factors: ['*'],
  passkeys: ['*'],
  recovery_codes: ['*'],
  phone_verification: ['*'],
};

const columnsOf = (table: string): readonly string[] => Object.keys(declaredTables.find(({ name }) => name === table)?.columns ?? {});

/** All rows of these tables as JSON, in one query. */
function statementFor({ dialect }: Store): string {
  const rowOf = (table: string): string =>
    dialect === 'sqlite'
      ? `json_object(${columnsOf(table)
          .map((column) => `'${column}', ${column}`)
          .join(', ')})`
      : 'to_jsonb(r)::text';
  return Object.keys(LOOKED_AT)
    .map((table) => `select '${table}' as name, ${rowOf(table)} as row from ${table} as r`)
    .join(' union all ');
}

const rows = z.array(z.object({ name: z.string(), row: z.string() }));

/** Leaves what stands in these tables to be looked through; nothing where no secret was made that could stand there. */
export async function leaveTables(store: Store): Promise<void> {
  if (!isAnythingSecret()) return;
  const found = rows.parse((await store.db.executeQuery(CompiledQuery.raw(statementFor(store)))).rows);
  for (const { name, row } of found) {
    const columns = Object.entries(z.record(z.string(), z.unknown()).parse(JSON.parse(row)));
    const naming = LOOKED_AT[name] ?? [];
    for (const [column, value] of columns)
      leaveTrace(`the column ${name}.${column}`, JSON.stringify(value), naming.includes('*') || naming.includes(column));
  }
}
