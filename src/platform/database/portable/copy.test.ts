import { expect, it } from 'vitest';
import { databaseUrl, onEachDatabaseFile, onPostgres, onSqlite } from '../../../../tests/support/databases.ts';
import { runCommand, startCommand } from '../../../../tests/support/command.ts';
import { addFullPeople, addOldPerson, everything, newSqlite, oldPerson, withStore } from '../../../../tests/support/portable.ts';
import { migrate } from '../migrations/migrate.ts';
import { migrations } from '../migrations/list.ts';
import { copyDatabase } from './copy.ts';
import { placeOf } from './place.ts';
import { portableTables } from './tables.ts';

onPostgres('a copy', (makeDatabase) => {
  it('goes from SQLite to PostgreSQL and back with every row, every kind of value and the numbers that come next', async () => {
    const first = await newSqlite();
    await migrate(first);
    await withStore(first, async (store) => {
      const ids = await addFullPeople(store, 3);
      // A number that was used is not used again, also after the copy.
      await store.db
        .deleteFrom('users')
        .where('id', '=', ids.at(-1) ?? 0)
        .execute();
    });
    const [second, third] = [await makeDatabase('bare'), await newSqlite()];
    const there = await copyDatabase({ from: first, to: second, again: false });
    const back = await copyDatabase({ from: second, to: third, again: false });
    expect(back.tables).toEqual(there.tables);
    const rows = await everything(first);
    expect(rows['users']).toHaveLength(3);
    expect(rows['users']?.[0]).toBe('next 4');
    // Every table that can hold rows of a person holds some here.
    const ofPeople = portableTables(migrations).filter(({ columns }) => columns.some(({ name }) => name === 'user_id'));
    expect(ofPeople.length).toBeGreaterThan(25);
    expect(ofPeople.filter(({ name }) => rows[name]?.length === 1)).toEqual([]);
    expect(await everything(second)).toEqual(rows);
    expect(await everything(third)).toEqual(rows);
    await withStore(second, async (store) => {
      const person = {
        email: 'next@example.org',
        password_hash: 'x',
        created_at: '2026-03-02T08:00:00.000Z',
        updated_at: '2026-03-02T08:00:00.000Z',
      };
      expect(await store.db.insertInto('users').values(person).returning('id').executeTakeFirstOrThrow()).toEqual({ id: 4 });
    });
  }, 120_000);
});

onEachDatabaseFile('a copy', (makeDatabase) => {
  it('is refused by a target that holds anything, and changes nothing there', async () => {
    const [from, to] = [await newSqlite(), await makeDatabase()];
    await migrate(from);
    await withStore(to, (store) => addFullPeople(store, 1));
    const before = await everything(to);
    await expect(copyDatabase({ from, to, again: false })).rejects.toThrow('The target is not empty: its table users holds rows.');
    await expect(copyDatabase({ from: to, to, again: false })).rejects.toThrow('Source and target are the same database.');
    expect(await everything(to)).toEqual(before);
  }, 120_000);

  it('goes on where it was broken off, and finds what changed in the source since', async () => {
    const [from, to] = [await newSqlite(), await makeDatabase('bare')];
    await migrate(from);
    await withStore(from, (store) => addFullPeople(store, 2));
    const broken = copyDatabase({ from, to, again: false, onProgress: breakAt('passkeys') });
    await expect(broken).rejects.toThrow('broken off');
    const other = await newSqlite();
    await migrate(other);
    await expect(copyDatabase({ from: other, to, again: false })).rejects.toThrow(
      `The target holds an unfinished copy from ${placeOf(from)}, not from`,
    );
    await withStore(from, (store) => store.db.updateTable('users').set({ full_name: 'Changed' }).where('id', '=', 1).execute());
    await expect(copyDatabase({ from, to, again: false })).rejects.toThrow('The target differs from the source in users. The source has changed');
    const { code, stderr } = await runCommand(['serve'], { DATABASE_URL: databaseUrl(to), PORT: '0' });
    expect([code, stderr]).toEqual([2, expect.stringMatching(/^A copy or a restore into this database was begun and is not finished/)]);
    const copied = await copyDatabase({ from, to, again: true });
    expect(copied.resumed).toBe(false);
    expect(await everything(to)).toEqual(await everything(from));
    await withStore(to, (store) => store.ping());
  }, 120_000);

  it('goes on by itself where nothing changed', async () => {
    const [from, to] = [await newSqlite(), await makeDatabase('bare')];
    await migrate(from);
    await withStore(from, (store) => addFullPeople(store, 2));
    for (const table of ['users', 'transactions', 'outbox']) {
      await expect(copyDatabase({ from, to, again: false, onProgress: breakAt(table) })).rejects.toThrow('broken off');
    }
    expect(await copyDatabase({ from, to, again: false })).toMatchObject({ resumed: true });
    expect(await everything(to)).toEqual(await everything(from));
  }, 120_000);

  it('takes an older schema as it is and migrates it there', async () => {
    const [from, to] = [await newSqlite(), await makeDatabase('bare')];
    await addOldPerson(from);
    const { migrated } = await copyDatabase({ from, to, again: false });
    expect(migrated).toEqual(migrations.slice(4).map(({ name }) => name));
    expect(await oldPerson(to)).toEqual([{ id: 7, email: 'old@example.org', is_demo: false }]);
  }, 120_000);
});

const breakAt = (wanted: string) => (table: string) => {
  if (table === wanted) throw new Error('broken off');
};

onEachDatabaseFile('mingus copy', (makeDatabase) => {
  it('is killed at any moment and goes on', async () => {
    const [from, to] = [await makeDatabase(), await newSqlite()];
    await withStore(from, (store) => addFullPeople(store, 3));
    const args = ['copy', '--from', databaseUrl(from), '--to', databaseUrl(to), '--json'];
    const full = startCommand(args);
    const begun = performance.now();
    await full.line(/equal/);
    const took = performance.now() - begun;
    const other = await newSqlite();
    const again = ['copy', '--from', databaseUrl(from), '--to', databaseUrl(other), '--json'];
    for (const part of [0.6, 0.75, 0.9]) {
      const running = startCommand(again);
      setTimeout(() => running.process.kill('SIGKILL'), took * part);
      await running.ended;
    }
    const last = await runCommand(again);
    // Whole before the last kill is whole as well.
    if (last.code !== 0) expect(last.stderr).toMatch(/^The target is not empty/);
    expect(await everything(other)).toEqual(await everything(from));
  }, 120_000);
});

onSqlite('mingus copy', (makeDatabase) => {
  it('says in a sentence what keeps it from beginning', async () => {
    const to = databaseUrl(await newSqlite());
    const from = databaseUrl(await makeDatabase('bare'));
    for (const [args, said] of [
      [['--from', from, '--to', to], /^There is no database at/],
      [['--from', 'mysql://x', '--to', to], /^--from is neither sqlite:PATH nor postgres:/],
      [['--from', from], /required option '--to <url>'/],
      [['--from', 'postgres://127.0.0.1:1/x', '--to', to], /^The database cannot be reached/],
    ] as const) {
      const { code, stderr } = await runCommand(['copy', ...args]);
      expect([code, stderr]).toEqual([2, expect.stringMatching(said)]);
    }
    expect((await runCommand(['copy', '--help'])).stdout).toContain('--again');
  }, 120_000);
});
