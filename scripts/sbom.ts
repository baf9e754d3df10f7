import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { lockedPackages } from './audit/lock.ts';
import { textOf } from './rules/tree.ts';
import { npm } from './run/npm.ts';

// `npm run sbom`: what Mingus runs on, as CycloneDX 1.5. npm writes it from what is installed, and asks nobody. Exit codes: 0 written, 2 it could not be.

const ROOT = join(import.meta.dirname, '..');
const { values } = parseArgs({ options: { output: { type: 'string', default: 'tmp/mingus.cdx.json' }, dev: { type: 'boolean', default: false } } });

const bill = z.looseObject({
  bomFormat: z.literal('CycloneDX'),
  metadata: z.looseObject({ component: z.looseObject({ 'bom-ref': z.string(), name: z.string() }) }),
  components: z.array(z.looseObject({ 'bom-ref': z.string(), name: z.string(), version: z.string(), licenses: z.array(z.unknown()).optional() })),
  dependencies: z.array(z.looseObject({ ref: z.string(), dependsOn: z.array(z.string()) })),
});

const { code, stdout, stderr } = npm(ROOT, ['sbom', '--sbom-format', 'cyclonedx', '--sbom-type', 'application']);
if (code === 0) write(bill.parse(JSON.parse(stdout)));
else {
  console.error(
    code === null ? 'npm was not found on this machine; it comes with Node.' : `npm could not write it (npm 10 or newer can): ${stderr.trim()}`,
  );
  process.exitCode = 2;
}

function write(made: z.output<typeof bill>): void {
  const { name } = z.object({ name: z.string() }).parse(JSON.parse(textOf(ROOT, 'package.json')));
  const locked = lockedPackages(ROOT).map((each) => ({ ...each, key: `${each.name}@${each.version}` }));
  const licences = new Map(locked.map(({ key, licence }) => [key, licence]));
  // One version can lie in several places, for building in one and for running in another.
  const toRun = new Set(locked.filter(({ dev }) => !dev).map(({ key }) => key));
  // npm's own --omit dev leaves out what building and running both need, so what only building needs is told by the lock.
  const wanted = made.components.filter((component) => values.dev || toRun.has(`${component.name}@${component.version}`));
  const refs = new Set([made.metadata.component['bom-ref'], ...wanted.map((component) => component['bom-ref'])]);
  const whole = {
    ...made,
    // npm names the whole after the folder that it lies in.
    metadata: { ...made.metadata, component: { ...made.metadata.component, name } },
    // And a licence that is not written as SPDX writes it, it leaves out.
    components: wanted.map((component) =>
      (component.licenses ?? []).length > 0
        ? component
        : { ...component, licenses: [{ license: { name: licences.get(`${component.name}@${component.version}`) ?? 'not said' } }] },
    ),
    dependencies: made.dependencies
      .filter(({ ref }) => refs.has(ref))
      .map((dependency) => ({ ...dependency, dependsOn: dependency.dependsOn.filter((ref) => refs.has(ref)) })),
  };
  const path = resolve(values.output);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${JSON.stringify(whole, null, 2)}\n`);
  console.log(`${path}: ${wanted.length} packages`);
}
