import { mkdirSync, rmSync } from 'node:fs';
import { runPart, section } from './part.ts';
import { type Count, countOf, isRed, readReport } from './report.ts';

const CONFIGURATIONS = {
  unit: 'vitest.config.ts',
  'postgres-15': 'vitest.config.ts',
  fleet: 'vitest.config.ts',
  journeys: 'vitest.config.ts',
  faults: 'tests/faults/vitest.config.ts',
  'api-redis': 'tests/faults/set-ups.config.ts',
  'api-fleet': 'tests/faults/set-ups.config.ts',
} as const;

type Project = keyof typeof CONFIGURATIONS;

/** Of more red files than these the fault is hardly the machine's. */
const MOST_RUN_AGAIN = 3;

/**
 * Runs one project of tests and counts. A file that could not be loaded and a runner that broke count as one failure each.
 * With `again`, a few red files are run a second time, by themselves: see docs/decisions/red-beside-others.md.
 */
export async function runTests(project: Project, { again }: { readonly again: boolean }): Promise<Count> {
  const first = await run(project, []);
  if (first.files === undefined) return { passed: 0, failed: 1, skipped: [], second: [] };
  const red = first.files.filter(isRed).map(({ file }) => file);
  if (!again || red.length === 0 || red.length > MOST_RUN_AGAIN) return orBroken(countOf(first.files), first);
  section(`Once more, by themselves: ${red.join(', ')}`);
  const second = await run(project, red);
  return orBroken(countOf(first.files, second.files), second);
}

/** A runner that broke although no test was red is one failure. */
const orBroken = (count: Count, { exitedWell }: { readonly exitedWell: boolean }): Count =>
  exitedWell || count.failed > 0 ? count : { ...count, failed: 1 };

async function run(project: Project, files: readonly string[]) {
  mkdirSync('tmp', { recursive: true });
  const outputFile = `tmp/tests-${project}${files.length > 0 ? '-again' : ''}.json`;
  rmSync(outputFile, { force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${outputFile}`];
  const alone = files.length > 0 ? ['--no-file-parallelism', ...files] : [];
  const { passed: exitedWell } = await runPart({
    name: project,
    args: ['node_modules/vitest/vitest.mjs', 'run', '--config', CONFIGURATIONS[project], '--project', project, ...reporters, ...alone],
    live: true,
  });
  return { exitedWell, files: readReport(outputFile) };
}
