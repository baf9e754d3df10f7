import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Client } from '../../tests/support/client.ts';
import { type RedisServer, startRedis } from '../../tests/support/redis.ts';
import { type BareDatabase, openBare, type Statement } from '../bare-driver.ts';
import { type BareTask, PLAIN_TABLE } from '../bare-server.ts';
import type { BenchDatabase } from '../databases.ts';
import type { FilledPerson } from '../fill.ts';
import { type Asking, inTurnOf } from '../load.ts';
import { SECRET_KEY, type ServerProcess, startMingus, startServer } from '../server-process.ts';
import { PASSWORD, signIn } from '../signed-in.ts';
import { type Asker, fileOfTurn, type RequestKind, REQUESTS } from './kinds.ts';
import { listen, type Overheard } from './overhear.ts';

/** A filled database and who is asked for in it. */
export interface Filled {
  readonly database: BenchDatabase;
  /** Whose requests are sent, and as many others, who only sign in. */
  readonly asking: readonly FilledPerson[];
  readonly signingIn: readonly FilledPerson[];
  readonly passwordHash: string;
}

/** A kind of request at Mingus and beside it. */
export interface Sides {
  readonly kind: RequestKind;
  readonly own: Asking;
  readonly bare: Asking;
  /** What the database is asked for a request of each of those who ask. */
  readonly statements: readonly (readonly Statement[])[];
}

/** Mingus and a bare server, with as many processes each, on one database. */
export interface SetUp {
  readonly name: string;
  readonly mingus: ServerProcess;
  readonly bare: ServerProcess;
  readonly driver: BareDatabase;
  readonly sides: readonly Sides[];
  close(): Promise<void>;
}

const BARE = fileURLToPath(new URL('../bare-server.ts', import.meta.url));
/** So high that no limit is reached; they are counted all the same. */
const COUNTED = Object.fromEntries(
  ['READ', 'WRITE', 'HEAVY', 'ANONYMOUS', 'SIGN_IN', 'SIGN_IN_DAY'].map((name) => [`RATELIMIT_${name}`, '9999999/60'] as const),
);

/** What each kind of request came to for each who asks, by the path at the bare server. */
async function overhearAll({ database }: Filled, askers: readonly Asker[], kinds: readonly RequestKind[]): Promise<ReadonlyMap<string, Overheard>> {
  const env = { MINGUS_ENV: 'test', SECRET_KEY, RATELIMIT_ENABLED: 'false', CACHE_SECONDS: '0', DATABASE_URL: database.url };
  const listening = await listen(database.settings, env);
  const heard = new Map<string, Overheard>();
  try {
    for (const kind of kinds) {
      for (const [place, asker] of askers.entries())
        heard.set(pathOf(kind, place), await listening.overhear(kind.asked(asker, listening.url, -1 - place)));
    }
  } finally {
    await listening.close();
  }
  return heard;
}

const pathOf = ({ bare, name }: RequestKind, place: number): string => `/${bare}/${REQUESTS.findIndex((each) => each.name === name)}/${place}`;

const METHODS = { read: 'GET', write: 'PUT', 'sign-in': 'POST', import: 'POST' } as const;

/** Another request each time: of the next who asks, and of another turn. */
function nextOf(askers: readonly Asker[], asked: (asker: Asker, turn: number) => ReturnType<Asking>): Asking {
  let turn = 0;
  return () => {
    const asker = askers[turn % askers.length];
    if (asker === undefined) throw new Error('nobody asks');
    turn += 1;
    return asked(asker, turn);
  };
}

function bareAsking(kind: RequestKind, url: string, askers: readonly Asker[]): Asking {
  const method = METHODS[kind.bare];
  if (kind.bare !== 'import') return inTurnOf(askers.map((_, place) => ({ url: `${url}${pathOf(kind, place)}`, method, headers: {} })));
  const headers = { 'content-type': 'application/octet-stream' };
  return nextOf(askers, (_asker, turn) => ({ url: `${url}${pathOf(kind, turn % askers.length)}`, method, headers, body: fileOfTurn(turn) }));
}

/** Starts both on a database, with a Redis where that is PostgreSQL, and signs everybody in. */
export async function startSetUp(filled: Filled, processes: number, kinds: readonly RequestKind[], isPlain: boolean): Promise<SetUp> {
  const { database, asking, signingIn, passwordHash } = filled;
  const redis: RedisServer | null = database.name === 'PostgreSQL' ? await startRedis() : null;
  const mingus = await startMingus(database.url, {
    RATELIMIT_ENABLED: 'true',
    ...COUNTED,
    // What a request costs, and not what it costs to give its answer again.
    CACHE_SECONDS: '0',
    WEB_CONCURRENCY: String(processes),
    ...(redis && { REDIS_URL: redis.url }),
  });
  const clients: readonly Client[] = await signIn(mingus.url, asking);
  const askers = clients.map((client, place): Asker => ({ client, stranger: signingIn[place] ?? { id: 0, email: '' } }));
  const heard = await overhearAll(filled, askers, kinds);
  const driver = openBare(database.settings);
  if (isPlain) await driver.ask([{ sql: PLAIN_TABLE, parameters: [] }]);
  const folder = await mkdtemp(join(tmpdir(), 'mingus-bench-task-'));
  const task: BareTask = { database: database.settings, processes, passwordHash, password: PASSWORD, pages: Object.fromEntries(heard) };
  await writeFile(join(folder, 'task.json'), JSON.stringify(task));
  const bare = await startServer({ args: (port) => [BARE, join(folder, 'task.json'), String(port)], readyPath: '/ready' });
  return {
    name: `${database.name}${redis === null ? '' : ' and Redis'}, ${processes === 1 ? '1 process' : `${processes} processes`}`,
    mingus,
    bare,
    driver,
    sides: kinds.map((kind) => ({
      kind,
      own: nextOf(askers, (asker, turn) => kind.asked(asker, mingus.url, turn)),
      bare: bareAsking(kind, bare.url, askers),
      statements: askers.map((_, place) => heard.get(pathOf(kind, place))?.statements ?? []),
    })),
    close: async () => {
      await Promise.all([mingus.stop(), bare.stop(), driver.close(), rm(folder, { recursive: true, force: true })]);
      await redis?.stop();
    },
  };
}
