import { z } from 'zod';
import { cents } from '../../src/core/money/cents.ts';
import { createImports } from '../../src/features/ledger/imports/service.ts';
import { openStore } from '../../src/platform/database/open.ts';
import type { DatabaseSettings } from '../../src/platform/database/settings.ts';
import { createOutbox } from '../../src/platform/jobs/outbox.ts';

/**
 * A process that imports a file of 5,000 rows and is killed by the system at a statement of it: as it stands at that statement, nothing of
 * it can be tidied up. Arguments: the database's settings and the person's id as JSON, and how many rows' batches go before.
 */
const task = z.object({ database: z.custom<DatabaseSettings>(), user_id: z.int(), killed_at: z.enum(['account', 'first', 'middle', 'last']) });
const { database, user_id, killed_at } = task.parse(JSON.parse(process.argv[2] ?? ''));

const BATCHES = { account: 0, first: 1, middle: 5, last: 10 } as const;
let batches = 0;

const store = await openStore(database, {
  onQuery: ({ sql }) => {
    const isOfAccount = sql.startsWith('insert into "import_accounts"');
    if (sql.startsWith('insert into "transactions"')) batches += 1;
    if (killed_at === 'account' ? isOfAccount : batches === BATCHES[killed_at]) process.kill(process.pid, 'SIGKILL');
  },
});
const rows = Array.from({ length: 5_000 }, (_, index) => ({
  line: index + 1,
  posted_on: '2025-05-01',
  amount: cents(-index),
  payee: `Payee ${index}`,
  memo: null,
  reference: null,
}));
const clock = { now: () => Date.parse('2025-06-01T12:00:00.000Z') };
const imports = createImports({
  store,
  clock,
  outbox: createOutbox({ store, clock }),
  readFile: async () => ({
    format: 'csv',
    encoding: 'utf-8',
    detected: { delimiter: null, date_order: null, decimal_mark: null, header_line: null, columns: [] },
    accounts: [{ number: '111', kind: 'checking', currency: 'USD', balance: null, rows }],
    rows_read: rows.length + 1,
    rejected: [{ line: 1, reason: 'no date', raw: 'x' }],
    questions: [],
  }),
  hashNumber: () => ['0'.repeat(64)],
});
await imports.run(
  { user_id, role: 'person', time_zone: 'UTC', currency: 'USD', session_id: null },
  { file_name: 'bank.csv', bytes: new Uint8Array() },
  {},
);
await store.close();
process.stdout.write('not killed');
