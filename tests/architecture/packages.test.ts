import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { packageViolations } from '../../scripts/rules/package-rules.ts';
import { ROOT } from './planted-tree.ts';

const folders: string[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

const entry = { version: '1.0.0', integrity: 'sha512-x' };

/** What the rules say of a project with this manifest and these packages in its lock. */
function rulesBrokenBy({ manifest = {}, packages = {} }: { manifest?: object; packages?: object }): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'mingus-packages-'));
  folders.push(folder);
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
  writeFileSync(join(folder, 'package-lock.json'), JSON.stringify({ packages: { '': {}, ...packages } }));
  return packageViolations(folder).map(({ rule, detail }) => `${rule}: ${detail}`);
}

describe('package.json', () => {
  it.each(['^1.0.0', '~1.0.0', '1.x', '*', 'latest', '>=1', 'https://example.com/x.tgz', 'npm:other@^1.0.0'])('may not ask for "%s"', (version) => {
    for (const kind of ['dependencies', 'devDependencies', 'optionalDependencies', 'overrides']) {
      expect(rulesBrokenBy({ manifest: { [kind]: { thing: version } } })).toEqual([`exact-versions: thing is "${version}", not one exact version`]);
    }
  });

  it('may pin, also under another name', () => {
    expect(rulesBrokenBy({ manifest: { dependencies: { thing: '1.0.0', other: 'npm:@scope/name@2.0.0-beta.1' } } })).toEqual([]);
  });
});

describe('the lock', () => {
  it('must hold every optional dependency, of the project and of its packages', () => {
    expect(rulesBrokenBy({ packages: { '': { optionalDependencies: { absent: '1.0.0' } } } })).toHaveLength(1);
    expect(rulesBrokenBy({ packages: { 'node_modules/a': { ...entry, optionalDependencies: { '@a/mac': '1.0.0' } } } })).toHaveLength(1);
  });

  it('may hold them nested, as deep as Node looks for them', () => {
    const packages = {
      'node_modules/a': entry,
      'node_modules/a/node_modules/b': { ...entry, optionalDependencies: { '@b/own': '1.0.0', '@b/near': '1.0.0', '@b/top': '1.0.0' } },
      'node_modules/a/node_modules/b/node_modules/@b/own': entry,
      'node_modules/a/node_modules/@b/near': entry,
      'node_modules/@b/top': entry,
    };
    expect(rulesBrokenBy({ packages })).toEqual([]);
    expect(rulesBrokenBy({ packages: { ...packages, 'node_modules/c': { ...entry, optionalDependencies: { '@b/near': '1.0.0' } } } })).toHaveLength(
      1,
    );
  });

  it('names no place that packages were fetched from', () => {
    expect(rulesBrokenBy({ packages: { 'node_modules/a': { ...entry, resolved: 'https://example.com/a.tgz' } } })).toEqual([
      'lock-without-host: node_modules/a names where it was fetched from',
    ]);
  });

  it('has the fingerprint of every package', () => {
    expect(rulesBrokenBy({ packages: { 'node_modules/a': { version: '1.0.0' } } })).toEqual(['lock-complete: node_modules/a has no integrity']);
  });

  it('of this project breaks none of these', () => {
    expect(packageViolations(ROOT)).toEqual([]);
  });
});
