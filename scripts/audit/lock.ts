import { z } from 'zod';
import { textOf } from '../rules/tree.ts';

const lockFile = z.object({
  packages: z.record(
    z.string(),
    z.object({
      version: z.string().optional(),
      license: z.string().optional(),
      dev: z.boolean().default(false),
      optional: z.boolean().default(false),
      hasInstallScript: z.boolean().default(false),
    }),
  ),
});

/** A package as the lock has it. */
export interface LockedPackage {
  readonly name: string;
  readonly version: string;
  /** As its maker wrote it; empty when it says none. */
  readonly licence: string;
  /** Whether only building and testing need it. */
  readonly dev: boolean;
  readonly hasInstallScript: boolean;
}

/** Every package of the lock of the tree at `root`. */
export function lockedPackages(root: string): readonly LockedPackage[] {
  const { packages } = lockFile.parse(JSON.parse(textOf(root, 'package-lock.json')));
  return Object.entries(packages)
    .filter(([place]) => place !== '')
    .map(([place, { version = '', license = '', dev, hasInstallScript }]) => {
      const name = place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length);
      return { name, version, licence: license, dev, hasInstallScript };
    });
}
