import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, describe, it, onTestFinished } from 'vitest';

const ROOT = join(import.meta.dirname, '..', '..');
const git = (...args: readonly string[]) => spawnSync('git', args, { cwd: ROOT, encoding: 'utf8' });
/** A copy without its history cannot lay out what was before. */
const hasHistory = git('rev-parse', '--verify', '--quiet', 'HEAD').status === 0;

/** A tree like this one, as it was committed, with one more migration: the next release. */
function nextRelease(name: string, says: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'mingus-next-'));
  const tree = join(folder, 'tree');
  onTestFinished(() => {
    git('worktree', 'remove', '--force', tree);
    rmSync(folder, { recursive: true, force: true });
  });
  expect(git('worktree', 'add', '--quiet', '--detach', tree, 'HEAD').stderr).toBe('');
  symlinkSync(join(ROOT, 'node_modules'), join(tree, 'node_modules'));
  const migrations = join(tree, 'src/platform/database/migrations');
  const step = `import { id, optional, reference, text } from './columns.ts';\nexport const migration = { name: '${name}', up: (schema) => { ${says} } };\nexport const words = [id, optional, reference, text];\n`;
  writeFileSync(join(migrations, `${name}.ts`), step);
  const list = readFileSync(join(migrations, 'list.ts'), 'utf8');
  writeFileSync(join(migrations, 'list.ts'), `import { migration as planted } from './${name}.ts';\n${list.replace('\n];', '\n  planted,\n];')}`);
  return tree;
}

/** Runs the check of a tree against what is committed here, with a part of the suite. */
const check = (tree: string, ...args: readonly string[]): Promise<{ readonly code: unknown; readonly output: string }> =>
  new Promise((resolve) => {
    const { NO_COLOR: _, VITEST: __, ...env } = process.env;
    execFile(process.execPath, [join(tree, 'scripts/previous-release.ts'), ...args], { env: { ...env, NO_COLOR: '1' } }, (error, stdout, stderr) =>
      resolve({ code: error === null ? 0 : error.code, output: stdout + stderr }),
    );
  });

const PART = 'src/features/questionnaires';

describe.skipIf(!hasHistory)('the check that the release before runs on the schema of this one', () => {
  it('passes where this one only adds', { timeout: 180_000 }, async () => {
    const adds = `
      schema.table('nicknames', { id: id(), user_id: reference('users', 'cascade'), name: text(10) }, { unique: [['user_id']] });
      schema.column('users', 'nickname', optional(text(10)));
      schema.index('users_by_nickname', 'users', ['nickname']);`;
    const { code, output } = await check(nextRelease('9001-expand-nicknames', adds), '--ref', 'HEAD', PART);
    expect(output).toContain('sqlite, by the newer release: applied: 9001-expand-nicknames');
    expect(output).toContain('postgres, by the newer release: applied: 9001-expand-nicknames');
    expect(output).toMatch(/Tests {2}\d+ passed/);
    expect(code).toBe(0);
  });

  it('does not where this one takes away a column that is in use', { timeout: 180_000 }, async () => {
    const drop = 'ALTER TABLE financial_questionnaire_submissions DROP COLUMN total_debt';
    const says = `schema.statement({ sqlite: '${drop}', postgres: '${drop}' });`;
    const { code, output } = await check(nextRelease('9001-contract-debt', says), '--ref', 'HEAD', PART);
    expect(output).toContain('sqlite, by the newer release: applied: 9001-contract-debt');
    expect(output).toMatch(/total_debt/);
    expect(output).toMatch(/Tests {2}\d+ failed/);
    expect(code).toBe(1);
  });
});
