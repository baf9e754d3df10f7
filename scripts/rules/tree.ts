import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Folders that are made, not written. */
const MADE = new Set(['node_modules', 'dist', 'data', 'tmp', 'coverage', '.git']);

/** Paths, from `root` and with `/`, of all files under `folder` that a person wrote. An absent folder has none. */
export function writtenFiles(root: string, folder = '.'): string[] {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder === '.' ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) return MADE.has(entry.name) ? [] : writtenFiles(root, path);
    return entry.isFile() ? [path] : [];
  });
}

/** Whether it is TypeScript of ours that runs or tests. */
export const isSource = (path: string): boolean => /^(src|web|tests|scripts|bench)\/.*\.tsx?$/.test(path) && !path.endsWith('.d.ts');

/** Whether it is a test, or only tests use it. */
export const isTest = (path: string): boolean => /\.(test|journey|fault)\.tsx?$/.test(path) || path.startsWith('tests/');

/** The text of a file of the tree. */
export const textOf = (root: string, path: string): string => readFileSync(join(root, path), 'utf8');
