import { sql } from 'kysely';
import { dayInZone } from '../src/core/calendar/day.ts';
import { analyse } from '../src/core/insight/analyse.ts';
import { findState } from '../src/features/insights/repository.ts';
import { WORKED_OUT } from '../src/features/insights/rules.ts';
import { figuresIn, type LoadedWeeks, loadWeeks, windowIn } from '../src/features/insights/weeks.ts';
import { systemClock } from '../src/platform/clock.ts';
import { openStore } from '../src/platform/database/open.ts';
import { bound } from '../src/platform/database/parameters.ts';
import { openBare, type Statement } from './bare-driver.ts';
import { type BenchDatabase, onBothDatabases } from './databases.ts';
import { type Measurement, summarise } from './figures.ts';
import { type FilledPerson, fillDatabase } from './fill.ts';
import { type Done, type NightlyJob, startNightlyJob } from './nightly-job.ts';
import { report } from './report.ts';

// A night in which the insights of 1,000 people are worked out, by the job that does it, against reading the same rows alone, and against the
// same analyses of rows that are in memory already.

const PEOPLE = 1000;
/** So many a job takes on; checked. */
const AT_ONCE = 200;
const CHECKIN_WEEKS = 60;
const WEEK_MS = 7 * 24 * 60 * 60 * 1000;
/** The memory that is compared is that after so many people, when all is loaded and compiled, and that after all of them. */
const WARM = 400;
/** How much more may be reachable then, in megabytes: the rows of ten people. */
const HEAP_GOAL_MB = 2;
/** How much more may be resident then, in megabytes: what is not collected yet comes and goes. */
const RESIDENT_GOAL_MB = 40;

/** Somebody's statements for reading their rows, and the rows. */
interface Read {
  readonly statements: readonly Statement[];
  readonly weeks: LoadedWeeks;
}

/** Reads the rows of people as the job does, and overhears what it asks. */
async function readPeople({ settings }: BenchDatabase, people: readonly FilledPerson[], now: number): Promise<readonly Read[]> {
  let heard: Statement[] = [];
  const store = await openStore(settings, { onQuery: (query) => heard.push({ sql: query.sql, parameters: query.parameters.map(bound) }) });
  const read: Read[] = [];
  for (const { id } of people) {
    await findState(store.db, id);
    const weeks = await loadWeeks(store.db, { user_id: id, currency: 'USD' }, dayInZone(now, 'UTC'), 'all');
    read.push({ statements: heard, weeks });
    heard = [];
  }
  await store.close();
  return read;
}

/** The analyses of what is in memory; answers how many pairs came of it. */
const analyseAll = (read: readonly Read[]): number =>
  read
    .flatMap(({ weeks }) => WORKED_OUT.map((period) => analyse(figuresIn(weeks, windowIn(weeks, period))).length))
    .reduce((sum, pairs) => sum + pairs, 0);

async function perSecond(work: () => unknown): Promise<number> {
  const started = performance.now();
  await work();
  return AT_ONCE / ((performance.now() - started) / 1000);
}

async function jobOf(job: NightlyJob, now: number, after: number) {
  const { ms, people, looks } = await job.group(now, after);
  if (people !== AT_ONCE) throw new Error(`the job did ${people} people, not ${AT_ONCE}`);
  return { rate: AT_ONCE / (ms / 1000), looks };
}

/** The night, job by job, each beside its references; and one job a week later, which puts figures in the place of figures. */
async function night(database: BenchDatabase, people: readonly FilledPerson[]) {
  const now = systemClock.now();
  const [job, bare] = [await startNightlyJob(database.settings), openBare(database.settings)];
  const [own, reading, computing]: [number[], number[], number[]] = [[], [], []];
  const looks: Done['looks'][number][] = [];
  try {
    for (let from = 0; from < PEOPLE; from += AT_ONCE) {
      const read = await readPeople(database, people.slice(from, from + AT_ONCE), now);
      const done = await jobOf(job, now, people[from - 1]?.id ?? 0);
      own.push(done.rate);
      looks.push(...done.looks);
      reading.push(await perSecond(() => bare.ask(read.flatMap(({ statements }) => statements))));
      computing.push(await perSecond(() => analyseAll(read)));
    }
    const { rate: later } = await jobOf(job, now + WEEK_MS, 0);
    return { own, reading, computing, later, looks };
  } finally {
    job.stop();
    await bare.close();
  }
}

function measurementsOf({ own, reading, computing, later, looks }: Awaited<ReturnType<typeof night>>): readonly Measurement[] {
  const at = (count: number, of: 'heap' | 'resident') => looks.find(({ people }) => people === count)?.[of] ?? Number.NaN;
  const grown = (of: 'heap' | 'resident') => [at(PEOPLE, of) - at(WARM, of)];
  const both = `after ${PEOPLE} people less that after ${WARM}`;
  return [
    summarise({ name: 'a night', unit: 'people/s', values: own, reference: { name: 'reading the same rows alone', values: reading } }),
    summarise({ name: 'a night', unit: 'people/s', values: own, reference: { name: 'the same analyses, in memory', values: computing } }),
    summarise({ name: 'a week later, for the figures kept', unit: 'people/s', values: [later] }),
    summarise({ name: `reachable ${both}`, unit: 'MB', values: grown('heap'), goal: HEAP_GOAL_MB }),
    summarise({ name: `resident ${both}`, unit: 'MB', values: grown('resident'), goal: RESIDENT_GOAL_MB }),
  ];
}

await onBothDatabases(async (database) => {
  const store = await openStore(database.settings);
  const today = dayInZone(systemClock.now(), 'UTC');
  const { people, rows } = await fillDatabase(store, { people: PEOPLE, today, passwordHash: 'nobody signs in', checkinWeeks: CHECKIN_WEEKS });
  // What PostgreSQL does by itself within minutes of such growth.
  if (store.dialect === 'postgres') await sql`vacuum analyze`.execute(store.db);
  await store.close();
  const seen = await night(database, people);
  report(`Insights of ${PEOPLE} people with ${rows} rows and ${CHECKIN_WEEKS} check-ins each, ${database.name}`, measurementsOf(seen));
  for (const { people: count, heap, resident } of seen.looks)
    console.log(`after ${count} people: ${heap.toFixed(1)} MB reachable, ${resident.toFixed(1)} MB resident`);
});
