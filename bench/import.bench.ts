import { z } from 'zod';
import { cents } from '../src/core/money/cents.ts';
import { readStatement } from '../src/features/ledger/imports/readers/read-statement.ts';
import { openStore } from '../src/platform/database/open.ts';
import type { Client } from '../tests/support/client.ts';
import { believableRows, writeCsv, writeOfx } from '../tests/support/statements.ts';
import { type BenchDatabase, onBothDatabases } from './databases.ts';
import type { Measurement } from './figures.ts';
import { addPeople } from './fill.ts';
import { measure } from './measure.ts';
import { report } from './report.ts';
import { startMingus } from './server-process.ts';
import { hashOfPassword, signIn } from './signed-in.ts';

// A file of 10,000 rows into an empty ledger, through the real server, against merely reading the file.

const ROWS = 10_000;
const ROUNDS = 5;
const GOALS_MS = { SQLite: 1000, PostgreSQL: 2000 } as const;

const rows = believableRows({ from: '2004-01-01', months: 240 }).slice(0, ROWS);
const ledgerBalance = { amount: cents(150_000), as_of: rows.at(-1)?.posted_on ?? '' };
const FILES = [
  { name: 'bank.ofx', text: writeOfx({ account: { number: '123456789' }, rows, ledgerBalance }) },
  { name: 'bank.csv', text: writeCsv({ rows }) },
].map(({ name, text }) => ({ name, bytes: new TextEncoder().encode(text) }));

const imported = z.looseObject({ rows_added: z.int(), rows_already_known: z.int() });

/** Imports the file as this person, who must have none of its rows, or all. */
async function upload(client: Client | undefined, file: (typeof FILES)[number], wanted: number): Promise<void> {
  if (client === undefined) throw new Error('nobody is left to import for');
  const answer = await client.upload('/api/imports', file);
  if (answer.status !== 201) throw new Error(`importing ${file.name} answered ${answer.status}: ${JSON.stringify(answer.body)}`);
  const { rows_added } = answer.read(imported);
  if (rows_added !== wanted) throw new Error(`${file.name}: ${rows_added} rows were added, not ${wanted}`);
}

async function measureFile(name: BenchDatabase['name'], file: (typeof FILES)[number], people: readonly Client[]): Promise<readonly Measurement[]> {
  const reference = { name: 'reading it', run: () => readStatement(file.bytes, {}) };
  for (let warm = 0; warm < 5; warm++) reference.run();
  const fresh = people.values();
  const again = people[0];
  return [
    await measure({
      name: `${name}: ${file.name} of ${ROWS} rows`,
      run: () => upload(fresh.next().value, file, ROWS),
      reference,
      goalMs: GOALS_MS[name],
      rounds: ROUNDS,
      roundMs: 1,
    }),
    await measure({ name: `${name}: ${file.name} again, all known`, run: () => upload(again, file, 0), rounds: 3, roundMs: 1 }),
  ];
}

const passwordHash = await hashOfPassword();
const measurements: Measurement[] = [];
await onBothDatabases(async (database) => {
  const store = await openStore(database.settings);
  // Each round is somebody else's first import; one goes first, to warm up.
  const each = ROUNDS + 1;
  const people = await addPeople(store.db, 0, each * FILES.length, passwordHash);
  await store.close();
  const mingus = await startMingus(database.url);
  try {
    const clients = await signIn(mingus.url, people);
    for (const [place, file] of FILES.entries()) {
      measurements.push(...(await measureFile(database.name, file, clients.slice(place * each, (place + 1) * each))));
    }
  } finally {
    await mingus.stop();
  }
});
report(`Import of ${ROWS} rows`, measurements);
