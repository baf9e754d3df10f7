import { execFile, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, describe, it } from 'vitest';

const ROOT = join(import.meta.dirname, '..');
const git = (...args: readonly string[]) => spawnSync('git', args, { cwd: ROOT, encoding: 'utf8' });
/** A copy without its history cannot lay out what was before. */
const hasHistory = git('rev-parse', '--verify', '--quiet', 'HEAD').status === 0;

const check = (...args: readonly string[]): Promise<{ readonly code: unknown; readonly output: string }> =>
  new Promise((resolve) => {
    execFile(process.execPath, [join(ROOT, 'scripts/previous-release.ts'), ...args], (error, stdout, stderr) =>
      resolve({ code: error === null ? 0 : error.code, output: stdout + stderr }),
    );
  });

// That it passes and fails where it should takes minutes: tests/faults/previous-release.fault.ts.
describe.skipIf(!hasHistory)('the check that the release before runs on the schema of this one', () => {
  it('says plainly when it cannot be tried', async () => {
    expect(await check('--ref', 'no-such-commit')).toEqual({ code: 2, output: 'There is no commit no-such-commit here.\n' });
    const first = git('rev-list', '--max-parents=0', 'HEAD').stdout.trim().split('\n')[0] ?? '';
    const { code, output } = await check('--ref', first);
    expect([code, output]).toEqual([2, expect.stringContaining('is older than tests/support/newer-schema.ts')]);
  }, 30_000);
});
