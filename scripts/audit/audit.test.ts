import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { scriptFindings } from './install-scripts.ts';
import { isAllowed, licenceFindings } from './licences.ts';
import { type LockedPackage, lockedPackages } from './lock.ts';

const ROOT = join(import.meta.dirname, '..', '..');

/** Runs one of the scripts, with no npm but the machine's, which asks nobody but `registry`. */
const run = (
  script: string,
  args: readonly string[],
  registry = 'http://127.0.0.1:9',
): Promise<{ readonly code: unknown; readonly output: string }> =>
  new Promise((resolve) => {
    const env = {
      PATH: process.env['PATH'],
      HOME: tmpdir(),
      npm_config_registry: registry,
      npm_config_fetch_retries: '0',
      npm_config_update_notifier: 'false',
    };
    execFile(process.execPath, [join(ROOT, 'scripts', script), ...args], { cwd: ROOT, env }, (error, stdout, stderr) =>
      resolve({ code: error === null ? 0 : error.code, output: stdout + stderr }),
    );
  });

/** A registry on this machine that answers what is known against packages, and nothing else. */
async function registryThatKnows(status: number, known: object): Promise<string> {
  const server = createServer((request, response) => {
    request.resume();
    const isAsked = request.url === '/-/npm/v1/security/advisories/bulk';
    response.writeHead(isAsked ? status : 404, { 'content-type': 'application/json' }).end(JSON.stringify(isAsked ? known : {}));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  const address = server.address();
  return typeof address === 'object' && address !== null ? `http://127.0.0.1:${address.port}` : '';
}

const folder = (): string => {
  const made = mkdtempSync(join(tmpdir(), 'mingus-audit-'));
  onTestFinished(() => rmSync(made, { recursive: true }));
  return made;
};

const locked = (more: Partial<LockedPackage>): LockedPackage => ({
  name: 'thing',
  version: '1.0.0',
  licence: 'MIT',
  dev: false,
  hasInstallScript: false,
  ...more,
});

describe('npm run audit', () => {
  it('ends with 0 where nothing is known, and with 1 and a sentence where something is', { timeout: 60_000 }, async () => {
    const good = await run('audit.ts', [], await registryThatKnows(200, {}));
    expect([good.code, good.output]).toEqual([0, expect.stringContaining('✓ nothing known against them at the registry')]);
    const known = { fastify: [{ id: 1, url: 'https://example.org/1', title: 'Says too much', severity: 'high', vulnerable_versions: '<99.0.0' }] };
    const bad = await run('audit.ts', [], await registryThatKnows(200, known));
    expect([bad.code, bad.output]).toEqual([
      1,
      expect.stringMatching(/✗ nothing known.*\n {4}(?:.*\n {4})*fastify: high: Says too much, in <99\.0\.0 \(https:\/\/example\.org\/1\)/),
    ]);
  });

  it('ends with 2, and says why, where the registry does not answer or refuses; with 0 where it is not to be asked', {
    timeout: 60_000,
  }, async () => {
    const away = await run('audit.ts', []);
    expect([away.code, away.output]).toEqual([2, expect.stringMatching(/\? the registry was not asked what is known against them: .*ECONNREFUSED/)]);
    const refusing = await run('audit.ts', [], await registryThatKnows(405, {}));
    expect([refusing.code, refusing.output]).toEqual([2, expect.stringContaining('405 Method Not Allowed')]);
    expect((await run('audit.ts', ['--offline'])).code).toBe(0);
  });

  it('allows a licence only where all of it is allowed, or one that may be chosen', () => {
    expect(['MIT', 'MIT OR GPL-3.0-only', '(ISC AND CC-BY-3.0)', 'Apache-2.0 AND BSL-1.0'].map(isAllowed)).toEqual([true, true, true, true]);
    expect(['GPL-3.0-only', 'MIT AND GPL-3.0-only', '', 'UNLICENSED', 'SEE LICENSE IN x', '(MIT OR (GPL-2.0 AND X))'].map(isAllowed)).toEqual(
      Array(6).fill(false),
    );
  });

  it('finds a licence that is not allowed, and an exception for what is gone or has another licence by now', () => {
    expect(licenceFindings([locked({ licence: 'GPL-3.0-only' })], {})).toEqual(['thing 1.0.0: the licence GPL-3.0-only is not among those allowed']);
    expect(licenceFindings([locked({ licence: '' })], {})).toEqual(['thing 1.0.0: says no licence']);
    const made = { thing: { licence: 'MPL 2.0', why: 'x' } };
    expect(licenceFindings([locked({ licence: 'MPL 2.0' })], made)).toEqual([]);
    expect(licenceFindings([locked({ licence: 'GPL-3.0-only' })], made)).toHaveLength(1);
    expect(licenceFindings([], made)).toEqual(['thing: an exception is made for its licence, and it is not there any more']);
  });

  it('finds a package that runs a script at installing without being allowed to', () => {
    const root = folder();
    writeFileSync(join(root, 'package.json'), JSON.stringify({ allowScripts: { good: true, refused: false } }));
    const packages = ['good', 'refused', 'unknown'].map((name) => locked({ name, hasInstallScript: true }));
    expect(scriptFindings(root, packages).map((finding) => finding.split(' ')[0])).toEqual(['refused', 'unknown']);
  });

  it('finds nothing in this project that can be found without the registry', () => {
    const packages = lockedPackages(ROOT);
    expect(packages.length).toBeGreaterThan(100);
    expect([...licenceFindings(packages), ...scriptFindings(ROOT, packages)]).toEqual([]);
  });
});

const bill = z.object({
  bomFormat: z.literal('CycloneDX'),
  specVersion: z.string(),
  metadata: z.object({ component: z.object({ name: z.string(), version: z.string(), type: z.string() }) }),
  components: z.array(
    z.object({
      name: z.string(),
      version: z.string(),
      purl: z.string(),
      licenses: z.array(z.unknown()).min(1),
      hashes: z.array(z.object({ alg: z.string(), content: z.string() })).min(1),
    }),
  ),
  dependencies: z.array(z.object({ ref: z.string() })),
});

const lock = z.object({
  packages: z.record(z.string(), z.object({ version: z.string(), integrity: z.string().optional(), dev: z.boolean().default(false) })),
});

describe('npm run sbom', () => {
  it('writes down every package that is installed to run Mingus, with its version, licence and fingerprint, and asks nobody', {
    timeout: 60_000,
  }, async () => {
    const path = join(folder(), 'bill.json');
    expect((await run('sbom.ts', ['--output', path])).code).toBe(0);
    const { metadata, components, dependencies } = bill.parse(JSON.parse(readFileSync(path, 'utf8')));
    expect(metadata.component).toMatchObject({ name: 'mingus', type: 'application' });
    const { packages } = lock.parse(JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')));
    const installed = Object.entries(packages).filter(([place, { dev }]) => place !== '' && !dev && existsSync(join(ROOT, place)));
    const written = new Map(components.map((each) => [`${each.name}@${each.version}`, each]));
    const lacking = installed.filter(([place, { version, integrity = '' }]) => {
      const name = place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length);
      const content = Buffer.from(integrity.replace('sha512-', ''), 'base64').toString('hex');
      return written.get(`${name}@${version}`)?.hashes.some((hash) => hash.content === content) !== true;
    });
    expect(lacking.map(([place]) => place)).toEqual([]);
    expect(components.length).toBeGreaterThan(100);
    expect(components.some(({ name }) => name === 'vitest')).toBe(false);
    expect(dependencies.length).toBeGreaterThan(components.length);
  });
});
