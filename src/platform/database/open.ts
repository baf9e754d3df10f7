import {
  CompiledQuery,
  type Dialect,
  Kysely,
  type KyselyPlugin,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import type { Engine } from './engine.ts';
import { ScopedDriver } from './kysely-driver.ts';
import type { Tables } from './rows.ts';
import { Scopes } from './scope.ts';
import type { DatabaseSettings } from './settings.ts';
import { openSqlite } from './sqlite/engine.ts';
import type { Db, Store } from './store.ts';
import { Watching } from './watching.ts';

/** Kysely would let one query at a time through: here the engine keeps the order, and a transaction's own queries must not wait for others. */
class ConcurrentSqliteAdapter extends SqliteAdapter {
  override get supportsMultipleConnections(): boolean {
    return true;
  }
}

const DIALECTS: Readonly<Record<Engine['dialect'], Omit<Dialect, 'createDriver'>>> = {
  sqlite: {
    createAdapter: () => new ConcurrentSqliteAdapter(),
    createQueryCompiler: () => new SqliteQueryCompiler(),
    createIntrospector: (db) => new SqliteIntrospector(db),
  },
  postgres: {
    createAdapter: () => new PostgresAdapter(),
    createQueryCompiler: () => new PostgresQueryCompiler(),
    createIntrospector: (db) => new PostgresIntrospector(db),
  },
};

/** What else a store can be given. */
export interface StoreOptions {
  /** Told of every statement before it runs: for counting and explaining them. */
  readonly onQuery?: (query: CompiledQuery) => void;
  /** See queries where they are made, before they are put into words. */
  readonly plugins?: readonly KyselyPlugin[];
}

async function openEngine(settings: DatabaseSettings): Promise<Engine> {
  if (settings.kind === 'sqlite') return openSqlite(settings.path);
  // The driver takes 10 MB: whoever is on SQLite does not carry it.
  const { openPostgres } = await import('./postgres/engine.ts');
  return openPostgres(settings);
}

/** Opens a database whose migrations have been applied (see `migrate`). Throws Problem `server.database` when it cannot be reached. */
export async function openStore(settings: DatabaseSettings, options: StoreOptions = {}): Promise<Store> {
  return storeOver(await openEngine(settings), options);
}

function storeOver(engine: Engine, { onQuery, plugins = [] }: StoreOptions): Store {
  const scopes: Scopes = new Scopes(engine, () => db);
  const watching = new Watching();
  const driver = new ScopedDriver((query) => {
    onQuery?.(query);
    return watching.timed(query, () => scopes.run(query));
  });
  const db: Db = new Kysely<Tables>({ dialect: { ...DIALECTS[engine.dialect], createDriver: () => driver }, plugins: [...plugins] });
  return {
    dialect: engine.dialect,
    db,
    transaction: (work) => scopes.transaction(work),
    unitOfWork: (unit, work) => scopes.unitOfWork(unit, work),
    apart: (work) => scopes.apart(work),
    onBehalfOf: (userId, work) => scopes.onBehalfOf(userId, work),
    afterCommit: (listener) => scopes.afterCommit(listener),
    watch: (listener) => watching.add(listener),
    slowest: (most) => watching.slowest(most),
    pool: () => engine.pool(),
    pagesRead: () => engine.pagesRead(),
    emptyLog: async () => (engine.dialect === 'sqlite' && scopes.isOpen() ? 'still_read' : engine.emptyLog()),
    // Past the scope on purpose: whether the database answers has nothing to do with who asks.
    ping: async () => {
      await engine.run(CompiledQuery.raw('select 1'));
    },
    close: async () => {
      await db.destroy();
      await engine.close();
    },
  };
}
