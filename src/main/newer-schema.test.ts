import { expect, it } from 'vitest';
import { Client } from '../../tests/support/client.ts';
import { runCommand, startCommand } from '../../tests/support/command.ts';
import { databaseUrl, onEachDatabaseFile } from '../../tests/support/databases.ts';
import { testFolder } from '../../tests/support/portable.ts';
import { id, optional, reference, text } from '../platform/database/migrations/columns.ts';
import { migrations } from '../platform/database/migrations/list.ts';
import { migrate } from '../platform/database/migrations/migrate.ts';
import type { Migration } from '../platform/database/migrations/schema.ts';
import type { DatabaseSettings } from '../platform/database/settings.ts';

/** What a next release may do while this one serves: a table and a column that this one does not know. */
const EXPAND: Migration = {
  name: '9001-expand-nicknames',
  up: (schema) => {
    schema.table('nicknames', { id: id(), user_id: reference('users', 'cascade'), name: text(10) }, { unique: [['user_id']] });
    schema.column('users', 'nickname', optional(text(10)));
    schema.index('users_by_nickname', 'users', ['nickname']);
  },
};

/** What one after that may do, when nobody runs this one any more. */
const CONTRACT: Migration = {
  name: '9002-contract-names',
  up: (schema) => schema.statement({ sqlite: 'alter table users drop column full_name', postgres: 'alter table users drop column full_name' }),
};

const serving = async (env: Readonly<Record<string, string>>) => {
  const running = startCommand(['serve'], env);
  const ready = await running.line(/ready/);
  return { ...running, url: ready.replace(/^.*: /, '').replace('localhost', '127.0.0.1') };
};

const environment = async (database: DatabaseSettings) => ({
  DATABASE_URL: databaseUrl(database),
  MINGUS_DATA_DIR: await testFolder(),
  PORT: '0',
  SECRET_KEY: 'Zk3vQ8xW1rT6yU9pL2mN5bV7cX4jH0gF',
  RATELIMIT_ENABLED: 'false',
});

const PRODUCTION = { MINGUS_ENV: 'production', PUBLIC_URL: 'http://localhost:3000', RATELIMIT_ENABLED: 'true' };

onEachDatabaseFile('a server on the schema of a newer release', (makeDatabase) => {
  it('goes on and starts where that one only added, and says so', async () => {
    const database = await makeDatabase('bare');
    const env = await environment(database);
    const before = await serving(env);
    const ada = new Client(before.url);
    await ada.registerPerson();
    const account = { name: 'Main', kind: 'checking', balance: 900, balance_as_of: '2026-03-02' };
    expect((await ada.post('/api/accounts', account)).status).toBe(201);
    expect(await migrate(database, [...migrations, EXPAND])).toEqual([EXPAND.name]);
    expect((await ada.post('/api/accounts', { ...account, name: 'Second' })).status).toBe(201);
    expect(await ada.get('/api/overview')).toMatchObject({ status: 200, body: { accounts: [{ name: 'Main' }, { name: 'Second' }] } });
    expect((await new Client(before.url).get('/readyz')).status).toBe(200);
    before.process.kill('SIGTERM');
    expect((await before.ended).code).toBe(0);

    const after = await serving(env);
    const again = new Client(after.url);
    await again.registerPerson('second@example.org');
    expect((await again.get('/api/me')).status).toBe(200);
    expect(await runCommand(['migrate', '--check'], env)).toMatchObject({ code: 0, stdout: 'Every migration is applied.\n' });
    const doctor = await runCommand(['doctor'], { ...env, ...PRODUCTION });
    expect(doctor.stdout).toMatch(
      /^pass {2}migrations +All are applied, and of a newer version 9001-expand-nicknames, beside which this one runs\.$/m,
    );
  }, 60_000);

  it('refuses to start and to migrate, and fails its own examination, where that one took something away', async () => {
    const database = await makeDatabase();
    await migrate(database, [...migrations, EXPAND, CONTRACT]);
    const env = await environment(database);
    const why =
      'A newer Mingus has taken away from this database what this version needs (9002-contract-names). Start the version that migrated it, or a newer one.';
    for (const args of [['serve'], ['migrate']]) {
      const refused = await runCommand(args, env);
      expect([refused.code, refused.stderr], args.join(' ')).toEqual([2, `${why}\n`]);
    }
    const inProduction = await runCommand(['serve'], { ...env, ...PRODUCTION });
    expect([inProduction.code, inProduction.stderr]).toEqual([2, expect.stringContaining(why)]);
    const doctor = await runCommand(['doctor'], { ...env, ...PRODUCTION });
    expect(doctor.stdout.split('\n').find((line) => / migrations /.test(line))).toBe(`FAIL  migrations     ${why}`);
  }, 60_000);
});
