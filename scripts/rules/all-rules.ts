import { importViolations } from './import-rules.ts';
import { migrationViolations } from './migration-rules.ts';
import { packageViolations } from './package-rules.ts';
import { secretViolations } from './secret-rules.ts';
import { textViolations } from './text-rules.ts';
import type { Violation } from './violation.ts';

/** Every rule of the house that neither the compiler nor the lint knows, checked on the tree at `root`. */
export async function allViolations(root: string): Promise<Violation[]> {
  return [
    ...(await importViolations(root)),
    ...textViolations(root),
    ...secretViolations(root),
    ...packageViolations(root),
    ...(await migrationViolations(root)),
  ];
}
