import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { migrations } from '../../src/platform/database/migrations/list.ts';
import { migrate } from '../../src/platform/database/migrations/migrate.ts';
import { openStore } from '../../src/platform/database/open.ts';
import { withTarget } from '../../src/platform/database/portable/open-target.ts';
import { linesOf } from '../../src/platform/database/portable/rows.ts';
import { openSnapshot } from '../../src/platform/database/portable/open-snapshot.ts';
import { portableTables } from '../../src/platform/database/portable/tables.ts';
import type { DatabaseSettings } from '../../src/platform/database/settings.ts';
import type { Store } from '../../src/platform/database/store.ts';
import { fillEveryTable } from './full-person.ts';

/** A folder that goes with the test. */
export async function testFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'mingus-portable-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** The settings of a SQLite file that is not there yet. */
export const newSqlite = async (): Promise<DatabaseSettings> => ({ kind: 'sqlite', path: join(await testFolder(), 'mingus.db') });

const NOW = '2026-03-02T08:00:00.000Z';

/** Adds people who have a row in every table that can hold one, with values in which databases could differ. Answers their ids. */
export async function addFullPeople(store: Store, count: number): Promise<readonly number[]> {
  const ids: number[] = [];
  for (let index = 0; index < count; index += 1) {
    const person = { email: `full${index}@example.org`, password_hash: 'x', full_name: `Łucja 𝒬 "${index}"\n\\`, created_at: NOW, updated_at: NOW };
    const { id } = await store.db.insertInto('users').values(person).returning('id').executeTakeFirstOrThrow();
    await fillEveryTable(store.db, id, `full${index}`);
    await addOddities(store, id, index);
    ids.push(id);
  }
  return ids;
}

async function addOddities(store: Store, user_id: number, index: number): Promise<void> {
  // jsonb keeps other orders of keys and writes numbers in another way; a session and a job in each state belong to what is carried over.
  const event_data = { z: 1, a: { '10': true, '9': null, __proto__x: [1.5, 1e21, -0.1] }, é: 'ü' };
  await store.db.insertInto('verification_analytics').values({ user_id, event_type: 'odd', event_data, created_at: NOW }).execute();
  await store.db
    .insertInto('sessions')
    .values({ user_id, token_hash: String(index).padStart(64, '0'), created_at: NOW, last_seen_at: NOW, expires_at: NOW })
    .execute();
  for (const finished_at of [null, NOW]) {
    const job = { kind: 'x.y', payload: [index], dedupe_key: `${index} ${finished_at}`, available_at: NOW, finished_at, created_at: NOW };
    await store.db.insertInto('outbox').values(job).execute();
  }
  const rated = { user_id, sleep_hours: 7.1 + index / 3, created_at: NOW, updated_at: NOW };
  for (const checkin_date of ['1999-01-04', '2026-03-09']) {
    await store.db
      .insertInto('user_health_checkins')
      .values({ ...rated, checkin_date })
      .execute();
  }
}

/** Opens a database, does something with it, and closes it. */
export async function withStore<Result>(settings: DatabaseSettings, work: (store: Store) => Promise<Result>): Promise<Result> {
  const store = await openStore(settings);
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

/** All that a database holds, row by row, with the number that each table gives next. */
export async function everything(settings: DatabaseSettings, steps = migrations): Promise<Readonly<Record<string, readonly string[]>>> {
  const snapshot = await openSnapshot(settings);
  const found: Record<string, readonly string[]> = {};
  try {
    for (const table of portableTables(steps)) {
      const lines: string[] = [];
      for await (const rows of snapshot.rows(table)) lines.push(...linesOf(rows).trimEnd().split('\n'));
      found[table.name] = [`next ${await snapshot.nextId(table)}`, ...lines];
    }
    return found;
  } finally {
    await snapshot.close();
  }
}

/** An early schema, and a person in it as they stood there. */
export async function addOldPerson(settings: DatabaseSettings): Promise<void> {
  const steps = migrations.slice(0, 4);
  await migrate(settings, steps);
  const users = portableTables(steps).find(({ name }) => name === 'users');
  if (users === undefined) throw new Error('there are no users');
  const at = '2024-01-01T00:00:00.000Z';
  const said = new Map<string, unknown>([
    ...Object.entries({ id: 7, email: 'old@example.org', password_hash: 'x', is_active: true, role: 'person' }),
    ...Object.entries({ time_zone: 'UTC', currency: 'USD', created_at: at, updated_at: at }),
  ]);
  await withTarget(settings, (target) => target.insert(users, [users.columns.map(({ name }) => said.get(name) ?? null)]));
}

/** The old person as today's schema has them. */
export const oldPerson = (settings: DatabaseSettings) =>
  withStore(settings, (store) => store.db.selectFrom('users').select(['id', 'email', 'is_demo']).execute());
