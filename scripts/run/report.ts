import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { z } from 'zod';

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
  /** File and name of each that was red beside others, and green in a second run of its file alone. */
  readonly second: readonly string[];
}

/** What one file said. A file that could not be loaded has one red test, named after what became of it. */
interface FileReport {
  readonly file: string;
  readonly tests: readonly { readonly name: string; readonly status: string }[];
}

export const isRed = ({ tests }: FileReport): boolean => tests.some(({ status }) => status === 'failed');

const named = (files: readonly FileReport[], wanted: (status: string) => boolean): string[] =>
  files.flatMap(({ file, tests }) => tests.filter(({ status }) => wanted(status)).map(({ name }) => `${file}: ${name}`));

/** The report of a run, in the form of vitest's reporter `json`; undefined where it left none that can be read. */
export function readReport(path: string, root = process.cwd()): readonly FileReport[] | undefined {
  try {
    return report.parse(JSON.parse(readFileSync(path, 'utf8'))).testResults.map(({ name, status, assertionResults }) => {
      const tests = assertionResults.map((test) => ({ name: test.fullName, status: test.status }));
      const broken = status === 'failed' && !tests.some((test) => test.status === 'failed');
      return { file: relative(root, name), tests: broken ? [...tests, { name: 'the file itself', status: 'failed' }] : tests };
    });
  } catch (error) {
    console.error(`The tests left no report: ${String(error)}`);
    return undefined;
  }
}

/** Counts a run. `again` is what the red files of it said when they were run a second time, by themselves; without it the first word holds. */
export function countOf(files: readonly FileReport[], again: readonly FileReport[] = []): Count {
  const second = new Map(again.map((said) => [said.file, said]));
  const last = files.map((said) => (isRed(said) ? (second.get(said.file) ?? said) : said));
  const stillRed = new Set(named(last, (status) => status === 'failed'));
  return {
    passed: named(last, (status) => status === 'passed').length,
    failed: stillRed.size,
    skipped: named(last, (status) => status !== 'passed' && status !== 'failed'),
    second: named(files, (status) => status === 'failed').filter((name) => !stillRed.has(name)),
  };
}
