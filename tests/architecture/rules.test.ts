import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { allViolations } from '../../scripts/rules/all-rules.ts';
import { plantTree, printedBy, ROOT } from './planted-tree.ts';
import { CLEAN, CORE_PLANTS, IMPORT_PLANTS, LINT_PLANTS, type Plant, SECOND_HALVES, SERVER_PLANTS, TEXT_PLANTS } from './plants.ts';

/** `rule file` of everything that the checkers said. */
type Caught = ReadonlySet<string>;

const filesOf = (...plants: readonly (readonly Plant[])[]): Record<string, string> =>
  Object.fromEntries([...plants.flat().map(({ file, text }) => [file, text]), ...Object.entries(CLEAN), ...Object.entries(SECOND_HALVES)]);

const lintReport = z.object({ diagnostics: z.array(z.object({ code: z.string().optional(), filename: z.string() })) });

async function caughtByLint(root: string): Promise<Caught> {
  const { diagnostics } = lintReport.parse(JSON.parse(await printedBy(root, ['oxlint/bin/oxlint', '--format', 'json'])));
  return new Set(diagnostics.map(({ code, filename }) => `${code} ${filename}`));
}

async function caughtByCompiler(root: string, project: string): Promise<Caught> {
  const printed = await printedBy(root, ['typescript7/bin/tsc', '--pretty', 'false', '--project', project]);
  return new Set([...printed.matchAll(/^(\S+?)\(\d+,\d+\): error (TS\d+)/gm)].map(([, file, code]) => `${code} ${file}`));
}

const caughtByRules = async (root: string): Promise<Caught> => new Set((await allViolations(root)).map(({ rule, file }) => `${rule} ${file}`));

const filesNamed = (caught: Caught): string[] => [...new Set([...caught].map((line) => line.slice(line.indexOf(' ') + 1)))];

describe.each([
  { checker: 'the rules of imports', plants: IMPORT_PLANTS, check: caughtByRules },
  { checker: 'the rules of words, names, length and secrets', plants: TEXT_PLANTS, check: caughtByRules },
  { checker: 'the lint', plants: LINT_PLANTS, check: caughtByLint },
  { checker: "the core's compiler", plants: CORE_PLANTS, check: (root: string) => caughtByCompiler(root, 'src/core/tsconfig.json') },
  { checker: "the server's compiler", plants: SERVER_PLANTS, check: (root: string) => caughtByCompiler(root, 'tsconfig.json') },
])('$checker', ({ plants, check }) => {
  let root: string;
  let caught: Caught;

  beforeAll(async () => {
    root = plantTree(filesOf(plants));
    caught = await check(root);
  });
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  it.each(plants.map(({ rule, file }) => [rule, file]))('catch %s in %s', (rule, file) => {
    expect([...caught]).toContain(`${rule} ${file}`);
  });

  it('find nothing in the clean rooms beside', () => {
    expect(filesNamed(caught).filter((file) => file in CLEAN)).toEqual([]);
  });
});

describe('a checker of imports that does not read a module', () => {
  it('says so instead of passing', async () => {
    const root = plantTree({
      ...CLEAN,
      '.dependency-cruiser.cjs': "module.exports = { forbidden: [], options: { exclude: { path: ['^src/features'] } } };\n",
    });
    const unread = (await allViolations(root)).filter(({ rule }) => rule === 'every-module-read').map(({ file }) => file);
    expect(unread).toContain('src/features/audit/service.ts');
    rmSync(root, { recursive: true, force: true });
  });
});

describe('the tree as it stands', () => {
  it('breaks no rule', async () => {
    expect(await allViolations(ROOT)).toEqual([]);
  });
});
