import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { z } from 'zod';
import { dayInZone } from '../src/core/calendar/day.ts';
import { systemClock } from '../src/platform/clock.ts';
import { openStore } from '../src/platform/database/open.ts';
import type { Store } from '../src/platform/database/store.ts';
import { type BenchDatabase, type MakeBenchDatabase, onBothKinds } from './databases.ts';
import { type Measurement, summarise } from './figures.ts';
import { fillDatabase } from './fill.ts';
import { peakMemory } from './processes.ts';
import { report } from './report.ts';

// A backup by the command that operators run, which writes an archive and then reads it back: how long both take, and the most memory that the process ever held, of a
// database and of one with several times as many people, beside merely reading every row of it.

const IS_FULL = process.env['MINGUS_BENCH_FULL'] === '1';
/** With --full the larger one has a gigabyte. */
const PEOPLE = IS_FULL ? [1000, 9000] : [100, 400];
const ROUNDS = IS_FULL ? 1 : 2;
const EACH = { checkinWeeks: 52, questionnaires: 12 };
const GOALS = { writtenMs: 60_000, verifiedMs: 300_000, memory: 300 };
const AT_ONCE = 2000;
const LOOK_MS = 20;

const CLI = fileURLToPath(new URL('../src/main/cli.ts', import.meta.url));
const made = z.looseObject({ bytes: z.number(), written_ms: z.number(), verified_ms: z.number() });

async function backUp({ url }: BenchDatabase) {
  const folder = await mkdtemp(join(tmpdir(), 'mingus-bench-backup-'));
  try {
    const env = { ...process.env, DATABASE_URL: url, MINGUS_ENV: 'test' };
    const child = spawn(process.execPath, [CLI, 'backup', '--to', folder, '--json'], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    let [printed, told, memory] = ['', '', 0];
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      printed += chunk;
    });
    // Its progress, and what went wrong.
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
      told += chunk;
    });
    const looking = setInterval(() => {
      memory = Math.max(memory, peakMemory(child.pid ?? 0));
    }, LOOK_MS);
    const [code] = await once(child, 'close');
    clearInterval(looking);
    if (code !== 0) throw new Error(`the backup ended with ${code}: ${told}`);
    return { ...made.parse(JSON.parse(printed)), memory };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Reads every row of every table that has a number for each, some thousands at once, and does nothing with them; answers milliseconds. */
async function readAll({ db }: Store, tables: readonly string[]): Promise<number> {
  const started = performance.now();
  for (const table of tables) {
    for (let after = 0; ; ) {
      const { rows } = await sql<{ id: number }>`select * from ${sql.table(table)} where id > ${after} order by id limit ${AT_ONCE}`.execute(db);
      if (rows.length < AT_ONCE) break;
      after = rows.at(-1)?.id ?? 0;
    }
  }
  return performance.now() - started;
}

/** What most of the room is: rows that have a number each. */
const READ = ['transactions', 'user_health_checkins', 'financial_questionnaire_submissions', 'recurring_items', 'users'];

async function roundsOf(database: BenchDatabase, store: Store) {
  const rounds: (Awaited<ReturnType<typeof backUp>> & { readonly readMs: number })[] = [];
  for (let round = 0; round < ROUNDS; round += 1) rounds.push({ readMs: await readAll(store, READ), ...(await backUp(database)) });
  return rounds;
}

type Backups = Awaited<ReturnType<typeof roundsOf>>;

function measurementsOf(large: Backups, small: Backups): readonly Measurement[] {
  const of = (rounds: Backups, what: 'written_ms' | 'verified_ms' | 'readMs' | 'memory' | 'bytes') => rounds.map((round) => round[what]);
  const reading = { name: 'reading most of its rows', values: of(large, 'readMs') };
  return [
    summarise({ name: 'written', unit: 'ms', values: of(large, 'written_ms'), reference: reading, goal: GOALS.writtenMs }),
    summarise({ name: 'read back and compared', unit: 'ms', values: of(large, 'verified_ms'), reference: reading, goal: GOALS.verifiedMs }),
    summarise({ name: 'the archive', unit: 'bytes', values: of(large, 'bytes') }),
    summarise({
      name: 'the most that the process ever held',
      unit: 'MB',
      values: of(large, 'memory'),
      reference: { name: `of ${PEOPLE[0]} people`, values: of(small, 'memory') },
      goal: GOALS.memory,
    }),
  ];
}

async function filled(database: BenchDatabase, people: number) {
  const store = await openStore(database.settings);
  await fillDatabase(store, { people, today: dayInZone(systemClock.now(), 'UTC'), passwordHash: 'nobody signs in', ...EACH });
  const bytes =
    store.dialect === 'postgres'
      ? sql`pg_database_size(current_database())`
      : sql`(select page_count * page_size from pragma_page_count(), pragma_page_size())`;
  const { rows } = await sql<{ bytes: number }>`select ${bytes} as bytes`.execute(store.db);
  const backups = await roundsOf(database, store);
  await store.close();
  return { megabytes: Number(rows[0]?.bytes) / 1e6, backups };
}

async function compare(make: MakeBenchDatabase): Promise<void> {
  const [few = 0, many = 0] = PEOPLE;
  const small = await filled(await make(), few);
  const database = await make();
  const large = await filled(database, many);
  report(`A backup of ${many} people, ${large.megabytes.toFixed(0)} MB, ${database.name}`, measurementsOf(large.backups, small.backups));
}

await onBothKinds(compare);
