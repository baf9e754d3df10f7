import { sql } from 'kysely';
import { describe, expect, it, onTestFinished } from 'vitest';
import { onPostgres } from '../../../../tests/support/databases.ts';
import { openOtherPid } from '../../../../tests/support/other-pid.ts';
import { addPerson } from '../../../../tests/support/people.ts';
import { openStore } from '../open.ts';
import type { Store } from '../store.ts';
import { StatementNames } from './statement-names.ts';

const known = (names: StatementNames, text: string): string | undefined => names.of(text) ?? names.of(text);

describe('names of statements', () => {
  it('are the same for the same words, and others for others, in every process', () => {
    const [names, others] = [new StatementNames(), new StatementNames()];
    expect(known(names, 'select 1')).toMatch(/^m_[0-9a-f]{32}$/);
    expect(known(others, 'select 1')).toBe(names.of('select 1'));
    expect(known(names, 'select 2')).not.toBe(names.of('select 1'));
    // PostgreSQL cuts longer names off.
    expect(names.of('select 1')?.length).toBeLessThan(64);
  });

  it('are given the second time, so that what never comes again takes none', () => {
    const names = new StatementNames();
    for (let length = 1; length <= 5000; length += 1) expect(names.of(`select ${length}`)).toBeUndefined();
    expect(names.of('select 5000')).toBeDefined();
    // Seen so long ago that it is forgotten.
    expect(names.of('select 1')).toBeUndefined();
  });

  it('are not given where a migration may add columns to the answer, nor to what is very long', () => {
    const names = new StatementNames();
    for (const text of [
      'select * from "t"',
      'insert into "t" ("a") values ($1) returning *',
      'select "t".* from "t"',
      `select ${'1, '.repeat(3000)}1`,
    ]) {
      expect(known(names, text)).toBeUndefined();
    }
    expect(known(names, 'select count(*) from "t"')).toBeDefined();
  });

  it('come to an end, and those that were given stay', () => {
    const names = new StatementNames();
    const given = Array.from({ length: 600 }, (_, index) => known(names, `select ${index}`));
    expect(given.filter((name) => name !== undefined)).toHaveLength(500);
    expect(names.of('select 0')).toBe(given[0]);
    expect(names.of('select 599')).toBeUndefined();
  });
});

onPostgres('statements on connections', (makeDatabase) => {
  const open = async (through?: (url: string) => Promise<string>): Promise<Store> => {
    const settings = await makeDatabase();
    if (settings.kind !== 'postgres') throw new Error('not PostgreSQL');
    const url = (await through?.(settings.url)) ?? settings.url;
    const store = await openStore({ kind: 'postgres', url, poolSize: 1, maxOverflow: 0 });
    onTestFinished(() => store.close());
    return store;
  };
  const emails = (store: Store, id: number) => store.db.selectFrom('users').select('email').where('id', '=', id).execute();
  const prepared = async (store: Store) =>
    (await sql<{ statement: string }>`select statement from pg_prepared_statements`.execute(store.db)).rows.map(({ statement }) => statement);
  const QUESTION = 'select "email" from "users" where "id" = $1';

  it('of the server are prepared once, in transactions and outside of them', async () => {
    const store = await open();
    const { id } = await addPerson(store);
    const [row] = await emails(store, id);
    for (let time = 0; time < 3; time += 1) expect(await emails(store, id)).toEqual([row]);
    expect(await store.transaction(async () => emails(store, id))).toEqual([row]);
    expect((await prepared(store)).filter((text) => text === QUESTION)).toHaveLength(1);
  });

  it('through a pooler are never prepared, for the next one may go to another connection', async () => {
    const store = await open(async (url) => {
      const pooler = await openOtherPid(url);
      onTestFinished(() => pooler.close());
      return pooler.url;
    });
    const { id } = await addPerson(store);
    for (let time = 0; time < 3; time += 1) expect(await emails(store, id)).toHaveLength(1);
    expect(await prepared(store)).toEqual([]);
  });

  it('go on when a migration adds a column under them', async () => {
    const store = await open();
    const { id } = await addPerson(store);
    const every = () => store.db.selectFrom('users').selectAll().where('id', '=', id).execute();
    await emails(store, id);
    const [before, [all]] = [await emails(store, id), await every()];
    await sql`alter table users add column something_new integer default 7`.execute(store.db);
    expect(await emails(store, id)).toEqual(before);
    expect(await every()).toEqual([{ ...all, something_new: 7 }]);
  });

  it('go on when a migration changes the type of what they answer', async () => {
    const store = await open();
    const { id } = await addPerson(store);
    await emails(store, id);
    const before = await emails(store, id);
    expect(await prepared(store)).toContain(QUESTION);
    await sql`alter table users alter column email type varchar(300)`.execute(store.db);
    expect(await emails(store, id)).toEqual(before);
    await sql`alter table users alter column email type text`.execute(store.db);
    // A transaction cannot begin anew by itself: it fails once, and the connection is not used again.
    const inside = () => store.transaction(async () => emails(store, id));
    await expect(inside()).rejects.toThrow('cached plan');
    expect(await inside()).toEqual(before);
  });

  it('go on when a connection was lost and another one knows none of them', async () => {
    const store = await open();
    const { id } = await addPerson(store);
    await emails(store, id);
    const before = await emails(store, id);
    expect(await prepared(store)).toContain(QUESTION);
    const own = sql`select pg_terminate_backend(pg_backend_pid())`.execute(store.db);
    await own.catch(() => undefined);
    await expect.poll(() => emails(store, id).catch(() => 'not yet')).toEqual(before);
  });
});
