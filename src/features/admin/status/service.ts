import type { z } from 'zod';
import { type Clock, instantOf } from '../../../platform/clock.ts';
import { partedTables } from '../../../platform/database/partitions.ts';
import type { SlowStatement } from '../../../platform/database/slow-statements.ts';
import { waitingSessions } from '../../../platform/database/status/locks.ts';
import { replicas } from '../../../platform/database/status/replicas.ts';
import { serverFacts } from '../../../platform/database/status/server-facts.ts';
import { serverStatements } from '../../../platform/database/status/server-statements.ts';
import type { TableCounter, TableFigures } from '../../../platform/database/status/tables.ts';
import type { Store } from '../../../platform/database/store.ts';
import { openJobs } from '../../../platform/jobs/jobs-repository.ts';
import type { check, status } from './contract.ts';
import { type Looked, ofThisDatabase, partOf, told } from './part.ts';

type Status = z.output<typeof status>;
type KnownOf<Name extends keyof Status> = Extract<Status[Name], { readonly state: 'known' }>;
type FiguresOf<Name extends keyof Status> = Omit<KnownOf<Name>, 'state'>;

/** What only the program as a whole knows, each asked when somebody looks. */
export interface StatusSources {
  /** What is known of the process without asking. */
  readonly process: () => Status['process'];
  /** What `mingus doctor` says. */
  readonly checks: () => Promise<readonly z.output<typeof check>[]>;
  readonly redis: () => Promise<Looked<FiguresOf<'redis'>>>;
  /** The newest good backup; throws where the folder cannot be read. */
  readonly lastBackup: () => Promise<FiguresOf<'backup'>['last']>;
  readonly disks: () => Promise<readonly FiguresOf<'disk'>['folders'][number][]>;
  readonly tables: TableCounter;
  /** Told why a part could not be looked at, where the page does not say. */
  readonly onError: (error: unknown) => void;
}

/** What the desk is made of. */
export interface StatusParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly status: StatusSources;
}

/** Looking at how Mingus stands. Nothing is changed by it, and so nothing noted. */
export interface StatusDesk {
  /** Never fails as a whole: each part says for itself why it has no figures. At most six seconds. */
  read(): Promise<Status>;
}

/** How long a part may take, in milliseconds. */
const PART_MS = 2000;
/** The checks ask one thing after another, each for a second and a half at most. */
const CHECKS_MS = 6000;

const NOT_HERE = { state: 'not_applicable', why: 'other_database' } as const;

const LARGEST = 10;
const SLOWEST = 20;

/** The desk over what is looked at. The number of queries does not depend on what there is to see. */
export function createStatus({ store, clock, status: sources }: StatusParts): StatusDesk {
  const now = (): string => instantOf(clock.now());
  const soon = <Figures extends object>(look: () => Promise<Looked<Figures>>, timeoutMs = PART_MS) => partOf(timeoutMs, look, sources.onError);

  return {
    async read() {
      const asked = serverFacts(store);
      const [checks, facts, tables, locks, server_statements, connected, redis, queue, backup, partitions, disk] = await Promise.all([
        soon(async () => ({ lines: [...(await sources.checks())] }), CHECKS_MS),
        soon(() => asked),
        soon(async () => ({ all: await sources.tables.tables(await asked) })),
        soon(async () => ofThisDatabase(await waitingSessions(store), (waiting) => ({ waiting: [...waiting] }))),
        soon(async () => ofServer(await serverStatements(store, SLOWEST))),
        soon(async () => ofThisDatabase(await replicas(store), (found) => ({ connected: [...found] }))),
        soon(sources.redis),
        soon(async () => ({ kinds: [...(await openJobs(store.db, now()))] })),
        soon(async () => ({ last: await sources.lastBackup() })),
        soon(async () => ofThisDatabase(await partedTables(store, now().slice(0, 10)), (found) => ({ tables: [...found] }))),
        soon(async () => ({ folders: [...(await sources.disks())] })),
      ]);
      const { open, idle, waiting, most } = store.pool();
      return {
        looked_at: now(),
        process: sources.process(),
        checks,
        database: told(facts, ({ product, version, bytes }) => ({ product, version, bytes })),
        tables: told(tables, largestOf),
        locks,
        dead_rows: sources.tables.knowsDeadRows ? told(tables, deadOf) : NOT_HERE,
        file: told(facts, ({ file }) => ofThisDatabase(file, (pages) => pages)),
        statements: store.slowest(SLOWEST).map(shown),
        server_statements,
        replicas: connected,
        pool: { in_use: open - idle, idle, waiting, most },
        redis,
        queue,
        backup,
        partitions,
        disk,
      };
    },
  };
}

interface Tables {
  readonly all: readonly TableFigures[];
}

const largestOf = ({ all }: Tables) => ({
  count: all.length,
  largest: all.slice(0, LARGEST).map(({ table, bytes, rows }) => ({ table, bytes, rows })),
});

const deadOf = ({ all }: Tables): FiguresOf<'dead_rows'> => {
  const tables = all.map(({ table, rows, dead_rows, vacuumed_at }) => ({ table, rows: rows ?? 0, dead: dead_rows ?? 0, vacuumed_at }));
  const most = tables.filter(({ dead }) => dead > 0).toSorted((one, other) => other.dead - one.dead);
  return { tables: most.slice(0, LARGEST) };
};

const tenths = (ms: number): number => Math.round(ms * 10) / 10;

const shown = ({ statement, count, worstMs, meanMs }: SlowStatement) => ({
  statement,
  count,
  worst_ms: tenths(worstMs),
  mean_ms: tenths(meanMs),
});

const ofServer = (counted: Awaited<ReturnType<typeof serverStatements>>): Looked<FiguresOf<'server_statements'>> => {
  if (counted === null) return 'other_database';
  return counted === 'not_installed' ? counted : { slowest: counted.map(shown) };
};
