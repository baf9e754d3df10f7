import { z } from 'zod';
import { textOf } from './tree.ts';
import type { Violation } from './violation.ts';

const versions = z.record(z.string(), z.string()).default({});
const manifest = z.object({ dependencies: versions, devDependencies: versions, optionalDependencies: versions, overrides: versions });
const lockFile = z.object({
  packages: z.record(
    z.string(),
    z.object({
      version: z.string().optional(),
      resolved: z.string().optional(),
      integrity: z.string().optional(),
      link: z.boolean().optional(),
      optionalDependencies: versions,
    }),
  ),
});

const EXACT = /^(npm:(@[\w.-]+\/)?[\w.-]+@)?\d+\.\d+\.\d+(-[\w.]+)?$/;

/** Checks that package.json pins exactly, and that the lock file is complete for every kind of machine and names no host. */
export function packageViolations(root: string): Violation[] {
  return [...pinViolations(root), ...lockViolations(root)];
}

function pinViolations(root: string): Violation[] {
  const { dependencies, devDependencies, optionalDependencies, overrides } = manifest.parse(JSON.parse(textOf(root, 'package.json')));
  return Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies, ...overrides })
    .filter(([, version]) => !EXACT.test(version))
    .map(([name, version]) => ({ rule: 'exact-versions', file: 'package.json', detail: `${name} is "${version}", not one exact version` }));
}

function lockViolations(root: string): Violation[] {
  const { packages } = lockFile.parse(JSON.parse(textOf(root, 'package-lock.json')));
  const found = (rule: string, detail: string): Violation => ({ rule, file: 'package-lock.json', detail });
  return Object.entries(packages).flatMap(([place, entry]) => [
    ...Object.keys(entry.optionalDependencies)
      .filter((name) => !resolves(packages, place, name))
      .map((name) =>
        found(
          'lock-complete',
          `${place || 'the project'} may need ${name}, which the lock does not hold: npm ci fails on the machines that it is for`,
        ),
      ),
    ...(place !== '' && entry.link !== true && entry.integrity === undefined ? [found('lock-complete', `${place} has no integrity`)] : []),
    ...(entry.resolved === undefined || entry.link === true ? [] : [found('lock-without-host', `${place} names where it was fetched from`)]),
  ]);
}

/** Node's own way: from the folder of the package that needs it upwards. */
function resolves(packages: Readonly<Record<string, unknown>>, place: string, name: string): boolean {
  for (let folder = place; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    if (`${folder === '' ? '' : `${folder}/`}node_modules/${name}` in packages) return true;
    if (folder === '') return false;
  }
}
