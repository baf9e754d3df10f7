import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, inject } from 'vitest';
import { openStore, type StoreOptions } from '../../src/platform/database/open.ts';
import type { DatabaseSettings } from '../../src/platform/database/settings.ts';
import type { Store } from '../../src/platform/database/store.ts';
import { fullScans, listenToRepositories, type QueryLog } from './explain.ts';
import { leaveTables } from './secrets/table-traces.ts';
import { SET_UP } from './set-up.ts';
import { noteOpened } from './store-places.ts';

// Where only another PostgreSQL is looked at, or a fleet, SQLite has been looked at already.
const WANTED = SET_UP === 'alone' ? inject('dialects') : ['postgres'];
const DIALECTS = (['sqlite', 'postgres'] as const).filter((dialect) => WANTED?.includes(dialect) ?? true);

/** Opens a fresh, empty, migrated database; it is closed after the test (opened in beforeAll: after the last one). Each call gives another. */
export type OpenStore = (options?: StoreOptions) => Promise<Store>;

/** Where a fresh, empty database is, migrated unless it is asked for `bare`: for tests that open it themselves or start a process on it. It is gone after the test. */
export type MakeDatabase = (state?: 'migrated' | 'bare') => Promise<DatabaseSettings>;

async function ask(method: 'POST' | 'DELETE', path: string, body?: string): Promise<unknown> {
  const response = await fetch(`${inject('testServers')}${path}`, { method, ...(body === undefined ? {} : { body }) });
  if (!response.ok) throw new Error(await response.text());
  return response.json();
}

async function askText(path: string): Promise<string> {
  const answer = await ask('POST', path);
  if (typeof answer !== 'string') throw new Error(`no address came back from ${path}`);
  return answer;
}

/** The address of a Redis that all tests of this run share, or null where the machine has none. */
export const redisUrl = async (): Promise<string | null> => {
  const answer = await ask('POST', '/redis');
  return typeof answer === 'string' ? answer : null;
};

type Cleanup = () => Promise<unknown>;

async function makePostgres(state: 'migrated' | 'bare', later: (cleanup: Cleanup) => void): Promise<DatabaseSettings> {
  const url = await askText(state === 'bare' ? '/postgres/bare' : '/postgres');
  if (state === 'migrated') later(() => ask('DELETE', '/postgres', url));
  return { kind: 'postgres', url, poolSize: 2, maxOverflow: 8 };
}

async function makeSqlite(state: 'migrated' | 'bare', later: (cleanup: Cleanup) => void): Promise<DatabaseSettings> {
  const template = await askText('/sqlite');
  // Beside the template, in the folder of this run: what a killed test leaves goes with it.
  const folder = await mkdtemp(join(dirname(template), 'sqlite-'));
  // Again where somebody still writes: a thread of a server may be about to end.
  later(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
  const path = join(folder, 'mingus.db');
  if (state === 'migrated') await copyFile(template, path);
  return { kind: 'sqlite', path };
}

const make = (dialect: Store['dialect'], state: 'migrated' | 'bare', later: (cleanup: Cleanup) => void): Promise<DatabaseSettings> =>
  dialect === 'postgres' ? makePostgres(state, later) : makeSqlite(state, later);

/** Undoes what a test made after it, and what beforeAll made after all tests; the last first. */
function cleanups(): (cleanup: Cleanup) => void {
  const ofTest: Cleanup[] = [];
  const ofAll: Cleanup[] = [];
  let list = ofAll;
  const empty = async (from: Cleanup[]) => {
    for (const cleanup of from.splice(0).toReversed()) await cleanup();
  };
  beforeEach(() => {
    list = ofTest;
  });
  afterEach(async () => {
    list = ofAll;
    await empty(ofTest);
  });
  afterAll(() => empty(ofAll));
  return (cleanup) => list.push(cleanup);
}

const describeOn = (dialect: Store['dialect']) => {
  // Where there is no PostgreSQL the tests are reported as skipped; on a machine that checks releases they fail instead.
  const missing = dialect === 'postgres' && !inject('postgresAvailable') && process.env['CI'] !== 'true';
  return missing ? describe.skip : describe;
};

function describeFiles(dialect: Store['dialect'], title: string, body: (makeDatabase: MakeDatabase, dialect: Store['dialect']) => void): void {
  describeOn(dialect)(`${title} (${dialect})`, () => {
    const later = cleanups();
    body((state = 'migrated') => make(dialect, state, later), dialect);
  });
}

/** Describes the tests of `body` once on SQLite and once on PostgreSQL, with databases they open themselves. */
export function onEachDatabaseFile(title: string, body: (makeDatabase: MakeDatabase, dialect: Store['dialect']) => void): void {
  for (const dialect of DIALECTS) describeFiles(dialect, title, body);
}

/** Describes what does not depend on the database and needs one. */
export const onSqlite = (title: string, body: (makeDatabase: MakeDatabase) => void): void => describeFiles('sqlite', title, body);

/** Describes what only PostgreSQL has. */
export const onPostgres = (title: string, body: (makeDatabase: MakeDatabase) => void): void => describeFiles('postgres', title, body);

// What was found to be served by an index once, is. By dialect.
const explained: Readonly<Record<Store['dialect'], Set<string>>> = { sqlite: new Set(), postgres: new Set() };

/** Fails the test when a repository ran a statement that no index serves. */
async function refuseFullScans(store: Store, log: QueryLog): Promise<void> {
  const queries = log.queries.filter((query) => !explained[store.dialect].has(query.sql));
  const scans = await fullScans(store, queries);
  if (scans.length > 0) throw new Error(scans.join('\n'));
  for (const query of queries) explained[store.dialect].add(query.sql);
}

/** Describes the tests of `body` once on SQLite and once on PostgreSQL. Each statement of a repository that runs in them has to be served by an index. */
export function onEachDatabase(title: string, body: (open: OpenStore, dialect: Store['dialect']) => void): void {
  for (const dialect of DIALECTS) {
    describeOn(dialect)(`${title} (${dialect})`, () => {
      const later = cleanups();
      body(async (options = {}) => {
        const log = listenToRepositories();
        const place = await make(dialect, 'migrated', later);
        const all = merged(log.options, options);
        const store = await openStore(place, all);
        noteOpened(store, place, all);
        later(() => store.close());
        later(() => leaveTables(store));
        later(() => refuseFullScans(store, log));
        return store;
      }, dialect);
    });
  }
}

const merged = (one: Required<StoreOptions>, other: StoreOptions): StoreOptions => ({
  plugins: [...one.plugins, ...(other.plugins ?? [])],
  onQuery: (query) => {
    one.onQuery(query);
    other.onQuery?.(query);
  },
});

/** The settings as a DATABASE_URL. */
export const databaseUrl = (settings: DatabaseSettings): string => (settings.kind === 'sqlite' ? `sqlite:${settings.path}` : settings.url);
