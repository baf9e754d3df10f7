import { onTestFinished } from 'vitest';
import { openStore } from '../../src/platform/database/open.ts';
import type { Store } from '../../src/platform/database/store.ts';
import type { MakeDatabase } from './databases.ts';
import { leaveTables } from './secrets/table-traces.ts';
import { type App, type AppOptions, clockAt, startApp } from './server.ts';

/** Two servers over one database, as two processes have it: each with its own connections, both with the same clock. */
export interface TwoProcesses {
  readonly apps: readonly [App, App];
  /** The database as the first of them has it. */
  readonly store: Store;
  /** Every statement that either of them ran so far. */
  readonly statements: readonly string[];
}

/** Starts two servers over a fresh database; the second may be set up otherwise. They end with the test. */
export async function twoProcesses(makeDatabase: MakeDatabase, options: AppOptions = {}, second: AppOptions = {}): Promise<TwoProcesses> {
  const database = await makeDatabase();
  const clock = options.clock ?? clockAt(options.now ?? '2025-01-15T12:00:00.000Z');
  const statements: string[] = [];
  const start = async (more: AppOptions) => {
    const store = await openStore(database, { onQuery: ({ sql }) => statements.push(sql) });
    onTestFinished(async () => {
      await leaveTables(store);
      await store.close();
    });
    return { store, app: await startApp(store, { ...options, ...more, clock }) };
  };
  const one = await start({});
  const other = await start(second);
  return { apps: [one.app, other.app], store: one.store, statements };
}
