import { sql } from 'kysely';
import type { Store } from './store.ts';

/**
 * The server's settings by which a write that was answered could be lost in a power cut, each in words: `fsync is off`. Empty when there are none.
 * On SQLite Mingus makes these settings itself.
 */
export async function durabilityFaults(store: Store): Promise<readonly string[]> {
  if (store.dialect === 'sqlite') return [];
  const { rows } = await sql<{ name: string }>`
    select name from pg_settings where name in ('fsync', 'synchronous_commit', 'full_page_writes') and setting = 'off' order by name`.execute(
    store.db,
  );
  return rows.map(({ name }) => `${name} is off`);
}
