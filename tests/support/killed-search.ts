import { z } from 'zod';
import { createFindingPool } from '../../src/features/ledger/recurring/finding-pool.ts';
import { createSearch } from '../../src/features/ledger/recurring/search.ts';
import { openStore } from '../../src/platform/database/open.ts';
import type { DatabaseSettings } from '../../src/platform/database/settings.ts';

/**
 * A process that looks through a ledger for what comes back and is killed by the system at the statement that begins with `killed_at`.
 * Arguments: the database's settings, the person's id and that beginning, as JSON.
 */
const task = z.object({ database: z.custom<DatabaseSettings>(), user_id: z.int(), killed_at: z.string() });
const { database, user_id, killed_at } = task.parse(JSON.parse(process.argv[2] ?? ''));

let isWriting = false;
const store = await openStore(database, {
  onQuery: ({ sql }) => {
    // What comes before is read without a transaction; the lock is its first statement.
    isWriting ||= sql.startsWith('update "users"');
    if (isWriting && sql.startsWith(killed_at)) process.kill(process.pid, 'SIGKILL');
  },
});
const { find } = createFindingPool();
await createSearch({ store, clock: { now: () => Date.parse('2025-01-20T12:00:00.000Z') }, find })(user_id);
await store.close();
process.stdout.write('not killed');
