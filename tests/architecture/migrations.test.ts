import { rmSync } from 'node:fs';
import { describe, expect, it, onTestFinished } from 'vitest';
import { migrationViolations, narrowings } from '../../scripts/rules/migration-rules.ts';
import { flag, id, optional, reference, text } from '../../src/platform/database/migrations/columns.ts';
import type { Schema } from '../../src/platform/database/migrations/schema.ts';
import { plantTree, ROOT } from './planted-tree.ts';

const FOLDER = 'src/platform/database/migrations';

/** A migration's file that says one statement. */
const file = (name: string, statement: string): Readonly<Record<string, string>> => ({
  [`${FOLDER}/${name}.ts`]: `export const migration = { name: '${name}', up: (schema) => schema.statement({ sqlite: ${JSON.stringify(statement)}, postgres: '' }) };\n`,
});

/** What the rules say of a tree with these migrations, all of them in its list. */
async function caughtIn(files: Readonly<Record<string, string>>, listed = Object.keys(files)): Promise<readonly string[]> {
  const list = listed.map((path) => `import '.${path.slice(FOLDER.length)}';\n`).join('');
  const root = plantTree({ ...files, [`${FOLDER}/list.ts`]: list });
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  return (await migrationViolations(root)).map(({ rule, file: path }) => `${rule} ${path.slice(FOLDER.length + 1)}`);
}

const said = (up: (schema: Schema) => void): readonly string[] => narrowings({ name: '0014-expand-x', up });

describe('the migrations', () => {
  it('as they stand break no rule', async () => {
    expect(await migrationViolations(ROOT)).toEqual([]);
  });

  it('of the first release say no phase, and each later one says it', async () => {
    expect(await caughtIn({ ...file('0013-old', 'drop table users'), ...file('0014-goals', 'create table goals (id integer)') })).toEqual([
      'migration-phase 0014-goals.ts',
    ]);
  });

  it('that say expand and take away are caught, and those that say contract are not', async () => {
    expect(
      await caughtIn({ ...file('0014-expand-less', 'alter table users drop column role'), ...file('0015-contract-less', 'drop table users') }),
    ).toEqual(['expand-only-adds 0014-expand-less.ts']);
  });

  it('are named as their file, have a number of their own, and stand in the list', async () => {
    const other = { [`${FOLDER}/0014-expand-a.ts`]: "export const migration = { name: '0014-expand-b', up: () => undefined };\n" };
    expect(await caughtIn({ ...other, ...file('0014-expand-c', '') }, [`${FOLDER}/0014-expand-c.ts`])).toEqual([
      'migration-named-as-file 0014-expand-a.ts',
      'migration-in-list 0014-expand-a.ts',
      'migration-number 0014-expand-a.ts',
      'migration-number 0014-expand-c.ts',
    ]);
  });
});

describe('an expand', () => {
  it('may add tables, columns that old rows can have, indexes, views and checks for rows to come', () => {
    expect(
      said((schema) => {
        schema.table('goals', { id: id(), user_id: reference('users', 'cascade'), name: text(10) }, { unique: [['user_id', 'name']] });
        schema.index('goals_by_name', 'goals', ['name']);
        schema.column('users', 'nickname', optional(text(50)));
        schema.column('users', 'is_new', flag(false));
        schema.index('users_by_nickname', 'users', ['nickname']);
        schema.statement({
          sqlite: 'CREATE UNIQUE INDEX one ON goals (name)',
          postgres: '-- drop table users\nCREATE UNIQUE INDEX one ON goals (name);',
        });
        schema.statement({ sqlite: '', postgres: "ALTER TABLE users ADD CONSTRAINT named CHECK (nickname <> 'drop table') NOT VALID" });
        schema.statement({ sqlite: 'CREATE VIEW v AS SELECT 1', postgres: 'CREATE VIEW v AS SELECT 1' });
      }),
    ).toEqual([]);
  });

  it.each([
    'DROP TABLE users',
    'drop view suspicious_ips',
    'DROP INDEX users_by_email',
    'ALTER TABLE users DROP COLUMN role',
    'ALTER TABLE users RENAME TO people',
    'ALTER TABLE users RENAME COLUMN role TO part',
    'ALTER TABLE users ALTER COLUMN role SET NOT NULL',
    'ALTER TABLE users ALTER COLUMN role TYPE integer',
    'ALTER TABLE users ALTER COLUMN role DROP DEFAULT',
    'ALTER TABLE users ADD COLUMN age integer NOT NULL',
    'ALTER TABLE users ADD COLUMN age integer UNIQUE',
    'ALTER TABLE users ADD COLUMN age integer GENERATED ALWAYS AS (1) STORED',
    'ALTER TABLE users ADD CONSTRAINT grown CHECK (age > 17)',
    'ALTER TABLE users ADD CONSTRAINT one UNIQUE (role)',
    'CREATE UNIQUE INDEX one ON users (role)',
    'CREATE INDEX some ON users (role)',
    'DELETE FROM users',
    'UPDATE users SET role = 1',
    'TRUNCATE users',
    'CREATE TRIGGER t BEFORE INSERT ON users EXECUTE FUNCTION f()',
    'LOCK TABLE users',
    'CREATE TABLE fine (id integer); DROP TABLE users',
    '/* create table */ DROP TABLE users',
  ])('may not say %s', (statement) => {
    expect(said((schema) => schema.statement({ sqlite: '', postgres: statement }))).toHaveLength(1);
  });

  it('may not take an index away by the word for it', () => {
    expect(said((schema) => schema.dropIndex('users_by_email'))).toHaveLength(2);
  });
});
