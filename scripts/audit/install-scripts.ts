import { z } from 'zod';
import { textOf } from '../rules/tree.ts';
import type { LockedPackage } from './lock.ts';

const manifest = z.object({ allowScripts: z.record(z.string(), z.boolean()).default({}) });

/** What is to be said of packages that run something of theirs when they are installed: only those may that `allowScripts` of package.json names. */
export function scriptFindings(root: string, packages: readonly LockedPackage[]): readonly string[] {
  const { allowScripts } = manifest.parse(JSON.parse(textOf(root, 'package.json')));
  return packages
    .filter(({ name, hasInstallScript }) => hasInstallScript && allowScripts[name] !== true)
    .map(({ name, version }) => `${name} ${version}: runs a script when it is installed, and allowScripts of package.json does not name it`);
}
