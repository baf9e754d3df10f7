import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { section } from './run/part.ts';

// `npm run test:previous-release`: does the release before run on the schema of this tree? Its own tests, on databases that this tree's migrations were
// applied to. Exit codes: 0 they pass, 1 they do not, 2 that could not be tried.

const ROOT = join(import.meta.dirname, '..');
const MIGRATIONS = 'src/platform/database/migrations';
/** Without it the tests of a tree cannot be given databases of another schema. */
const SUPPORT = 'tests/support/newer-schema.ts';

/** What asks the database as people's requests do: of the features, of the API as a whole, and of the jobs. The tests of the schema itself are another matter: it is another one. */
const SUITE = ['src/features', 'src/main/api.test.ts', 'src/platform/jobs', 'src/platform/cache'];

/** It cannot be tried; the message says why. */
class CannotTry extends Error {
  override readonly name = 'CannotTry';
}

const { values, positionals } = parseArgs({ options: { ref: { type: 'string' } }, allowPositionals: true });
process.exitCode = await tried().catch((error: unknown) => {
  if (!(error instanceof CannotTry)) throw error;
  console.error(error.message);
  return 2;
});

async function tried(): Promise<number> {
  const ref = values.ref ?? previous();
  const commit = git(['rev-parse', '--verify', '--quiet', `${ref}^{commit}`]);
  if (commit === undefined) throw new CannotTry(`There is no commit ${ref} here.`);
  const folder = mkdtempSync(join(tmpdir(), 'mingus-previous-'));
  const tree = join(folder, 'tree');
  try {
    section(`The release before: ${ref} (${commit.slice(0, 12)})`);
    if (git(['worktree', 'add', '--quiet', '--detach', tree, commit]) === undefined) throw new CannotTry(`git could not lay out ${ref}.`);
    if (!existsSync(join(tree, SUPPORT))) {
      throw new CannotTry(`${ref} is older than ${SUPPORT}: its tests cannot be given the schema of another tree. Name a later one with --ref.`);
    }
    await givePackages(tree);
    section('Its tests, on the schema of this tree');
    return (await passes(tree)) ? 0 : 1;
  } finally {
    git(['worktree', 'remove', '--force', tree]);
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The last release by its tag; where there is none yet, what was there before the newest migration. */
function previous(): string {
  const tag = git(['describe', '--tags', '--match', 'v*', '--abbrev=0', 'HEAD']);
  if (tag !== undefined) return tag;
  const added = git(['log', '-1', '--format=%H', '--diff-filter=A', '--', `${MIGRATIONS}/[0-9]*.ts`]);
  if (added === undefined || added === '') throw new CannotTry('There is no tag v*, and no migration in the history. Name a commit with --ref.');
  console.log('There is no tag v* yet: what was there before the newest migration is taken for the release before.');
  return `${added}^`;
}

/** What git answers, or undefined when it refuses. */
function git(args: readonly string[]): string | undefined {
  const { status, stdout } = spawnSync('git', args, { cwd: ROOT, encoding: 'utf8' });
  return status === 0 ? stdout.trim() : undefined;
}

/** The same packages are not installed twice. */
async function givePackages(tree: string): Promise<void> {
  const lockOf = (root: string): string => readFileSync(join(root, 'package-lock.json'), 'utf8');
  if (lockOf(tree) === lockOf(ROOT)) return symlinkSync(join(ROOT, 'node_modules'), join(tree, 'node_modules'));
  if (!(await runs(tree, ['scripts/prepare.mjs']))) throw new CannotTry('Its packages could not be installed.');
}

function passes(tree: string): Promise<boolean> {
  const wanted = (positionals.length > 0 ? positionals : SUITE).map((path) => join(tree, path));
  return runs(tree, ['node_modules/vitest/vitest.mjs', 'run', '--project', 'unit', ...wanted], { MINGUS_TEST_SCHEMA_OF: ROOT });
}

async function runs(tree: string, args: readonly string[], more: Readonly<Record<string, string>> = {}): Promise<boolean> {
  const child = spawn(process.execPath, [...args], { cwd: tree, stdio: 'inherit', env: { ...process.env, ...more } });
  // Whoever breaks it off by Ctrl-C has told the child too; what was laid out is taken away after it.
  const wait = (): void => undefined;
  process.on('SIGINT', wait);
  const [code] = await once(child, 'close');
  process.off('SIGINT', wait);
  return code === 0;
}
