import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { advisoriesOf } from './audit/advisories.ts';
import { scriptFindings } from './audit/install-scripts.ts';
import { licenceFindings } from './audit/licences.ts';
import { lockedPackages } from './audit/lock.ts';
import { packageViolations } from './rules/package-rules.ts';
import { npm } from './run/npm.ts';

// `npm run audit`: what speaks against the packages. Exit codes: 0 nothing, 1 something was found, 2 nothing was found and the registry could not be asked.

const ROOT = join(import.meta.dirname, '..');
const { values } = parseArgs({ options: { offline: { type: 'boolean', default: false } } });

const packages = lockedPackages(ROOT);
const parts: readonly (readonly [what: string, findings: readonly string[]])[] = [
  [
    'pinned exactly, each with its fingerprint, every optional one in the lock',
    packageViolations(ROOT).map(({ file, detail }) => `${file}: ${detail}`),
  ],
  ['licences among those allowed', licenceFindings(packages)],
  ['scripts at installing only where package.json allows them', scriptFindings(ROOT, packages)],
];
let found = 0;
console.log(`${packages.length} packages, ${packages.filter(({ dev }) => !dev).length} of them to run Mingus:`);
for (const [what, findings] of parts) tell(what, findings);
process.exitCode = found > 0 ? 1 : 0;

const advisories = values.offline ? ({ asked: false, why: 'it was not to be (--offline)' } as const) : advisoriesOf(npm(ROOT, ['audit', '--json']));
if (advisories.asked) {
  tell('nothing known against them at the registry', advisories.findings);
  process.exitCode = found > 0 ? 1 : 0;
} else {
  console.log(`? the registry was not asked what is known against them: ${advisories.why}`);
  if (found === 0 && !values.offline) process.exitCode = 2;
}

function tell(what: string, findings: readonly string[]): void {
  found += findings.length;
  console.log(`${findings.length === 0 ? '✓' : '✗'} ${what}`);
  for (const finding of findings) console.log(`    ${finding}`);
}
