import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { z } from 'zod';
import { runPart } from './part.ts';

const report = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      assertionResults: z.array(z.object({ fullName: z.string(), status: z.string() })),
    }),
  ),
});

/** How a run of tests went. */
export interface Count {
  readonly passed: number;
  readonly failed: number;
  /** File and name of each test that was not run. */
  readonly skipped: readonly string[];
}

const CONFIGURATIONS = {
  unit: 'vitest.config.ts',
  'postgres-15': 'vitest.config.ts',
  fleet: 'vitest.config.ts',
  journeys: 'vitest.config.ts',
  faults: 'tests/faults/vitest.config.ts',
  'api-redis': 'tests/faults/set-ups.config.ts',
  'api-fleet': 'tests/faults/set-ups.config.ts',
} as const;

/** Runs one project of tests and counts. A file that could not be loaded and a runner that broke count as one failure each. */
export async function runTests(project: keyof typeof CONFIGURATIONS): Promise<Count> {
  mkdirSync('tmp', { recursive: true });
  const outputFile = `tmp/tests-${project}.json`;
  rmSync(outputFile, { force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${outputFile}`];
  const { passed: exitedWell } = await runPart({
    name: project,
    args: ['node_modules/vitest/vitest.mjs', 'run', '--config', CONFIGURATIONS[project], '--project', project, ...reporters],
    live: true,
  });
  const count = countIn(outputFile);
  return exitedWell || count.failed > 0 ? count : { ...count, failed: 1 };
}

function countIn(outputFile: string): Count {
  const files = readReport(outputFile);
  if (files === undefined) return { passed: 0, failed: 1, skipped: [] };
  const tests = files.flatMap(({ name, assertionResults }) =>
    assertionResults.map((test) => ({ ...test, file: name.slice(process.cwd().length + 1) })),
  );
  const broken = files.filter(({ status, assertionResults }) => status === 'failed' && !assertionResults.some((test) => test.status === 'failed'));
  const failed = tests.filter(({ status }) => status === 'failed').length;
  return {
    passed: tests.filter(({ status }) => status === 'passed').length,
    failed: failed + broken.length,
    skipped: tests.filter(({ status }) => status !== 'passed' && status !== 'failed').map(({ file, fullName }) => `${file}: ${fullName}`),
  };
}

function readReport(outputFile: string): z.output<typeof report>['testResults'] | undefined {
  try {
    return report.parse(JSON.parse(readFileSync(outputFile, 'utf8'))).testResults;
  } catch (error) {
    console.error(`The tests left no report: ${String(error)}`);
    return undefined;
  }
}
