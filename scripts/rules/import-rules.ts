import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { isSource, writtenFiles } from './tree.ts';
import type { Violation } from './violation.ts';

const FOLDERS = ['src', 'web/src', 'tests', 'scripts', 'bench'];

const cruised = z.object({
  modules: z.array(z.object({ source: z.string() })),
  summary: z.object({
    violations: z.array(
      z.object({ from: z.string(), to: z.string(), rule: z.object({ name: z.string() }), cycle: z.array(z.object({ name: z.string() })).optional() }),
    ),
  }),
});

/** Checks who imports whom in the tree at `root`, by the rules of its `.dependency-cruiser.cjs`. */
export async function importViolations(root: string): Promise<Violation[]> {
  const { modules, summary } = cruised.parse(JSON.parse(await cruise(root)));
  const read = new Set(modules.map(({ source }) => source));
  const unread = writtenFiles(root).filter((path) => isSource(path) && FOLDERS.some((folder) => path.startsWith(`${folder}/`)) && !read.has(path));
  return [
    ...summary.violations.flatMap(({ rule, from, to, cycle }) =>
      cycle === undefined
        ? [{ rule: rule.name, file: from, detail: `imports ${to}` }]
        : cycle.map(({ name }) => ({ rule: rule.name, file: name, detail: `is in a circle: ${cycle.map((step) => step.name).join(', ')}` })),
    ),
    // A checker that silently reads nothing passes everything.
    ...unread.map((file) => ({ rule: 'every-module-read', file, detail: 'was not read by dependency-cruiser' })),
  ];
}

function cruise(root: string): Promise<string> {
  const tool = join(root, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruiser.mjs');
  const folders = FOLDERS.filter((folder) => existsSync(join(root, folder)));
  const args = [tool, '--config', '.dependency-cruiser.cjs', '--output-type', 'json', ...folders];
  return new Promise((resolve, reject) => {
    execFile(process.execPath, args, { cwd: root, maxBuffer: 256 * 1024 * 1024 }, (error, stdout, stderr) => {
      // It answers violations with a code of failure and complete output.
      if (stdout.startsWith('{')) resolve(stdout);
      else reject(new Error(`dependency-cruiser did not run: ${stderr || stdout || error?.message}`));
    });
  });
}
