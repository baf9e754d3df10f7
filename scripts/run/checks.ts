import { availableParallelism } from 'node:os';
import { type Part, type PartResult, runParts } from './part.ts';

// The native compiler; node_modules/.bin/tsc is the older one that other tools need.
const compile = (project: string): readonly string[] => ['node_modules/typescript7/bin/tsc', '--pretty', 'false', '--project', project];

/** The longest first, so that none of them runs alone at the end. */
const CHECKS: readonly Part[] = [
  { name: 'unused code and packages', args: ['node_modules/knip/bin/knip.js', '--no-progress'] },
  { name: 'lint', args: ['node_modules/oxlint/bin/oxlint'] },
  { name: 'types: server and tests', args: compile('tsconfig.json') },
  { name: 'architecture', args: ['scripts/check-rules.ts'] },
  { name: 'types: web', args: compile('web/tsconfig.json') },
  { name: 'types: worker', args: compile('web/worker/tsconfig.json') },
  { name: 'types: core, without clock, chance or I/O', args: compile('src/core/tsconfig.json') },
  { name: 'format', args: ['node_modules/@biomejs/biome/bin/biome', 'format', '--reporter=summary', '.'] },
];

/** Runs every static check, as many at once as there are cores. */
export const runChecks = (): Promise<PartResult[]> => runParts(CHECKS, availableParallelism());
