import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** The repository itself. */
export const ROOT = join(import.meta.dirname, '..', '..');

/** What the checkers need of the real tree: their rules, and clean rooms beside which to plant. */
const COPIED = [
  'package.json',
  'package-lock.json',
  'tsconfig.base.json',
  'tsconfig.json',
  '.oxlintrc.json',
  '.dependency-cruiser.cjs',
  'scripts/rules',
  'src/core/tsconfig.json',
  'src/core/estimate.ts',
  'src/core/money/cents.ts',
  'src/core/calendar/day.ts',
  'src/contract/currency.ts',
  'src/contract/endpoint.ts',
  'src/contract/fields.ts',
  'src/contract/problem.ts',
  'web/tsconfig.json',
];

/** A tree in a temporary folder with the house's own rules and the given files (path to text). The caller removes it. */
export function plantTree(files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(join(tmpdir(), 'mingus-planted-'));
  for (const path of COPIED) cpSync(join(ROOT, path), join(root, path), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(root, 'node_modules'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

/** Runs one of the tools in a tree and answers what it printed, whether it found something or not. */
export function printedBy(root: string, args: readonly string[]): Promise<string> {
  const [script = '', ...rest] = args;
  return new Promise((resolve) => {
    execFile(process.execPath, [join(root, 'node_modules', script), ...rest], { cwd: root, maxBuffer: 64 * 1024 * 1024 }, (_error, stdout, stderr) =>
      resolve(stdout + stderr),
    );
  });
}
