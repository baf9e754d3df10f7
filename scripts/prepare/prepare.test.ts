import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

/** In npm's place, as the registry is the outside world: notes each install, takes a moment, and makes node_modules. */
const NPM = `
import { appendFileSync, existsSync, mkdirSync } from 'node:fs';
if (process.argv[2] === 'config') {
  console.log('registry=http://127.0.0.1:9/\\nhttps-proxy=null\\nproxy=null');
} else {
  appendFileSync('installs.txt', process.argv.slice(2).join(' ') + '\\n');
  setTimeout(() => {
    if (existsSync('npm-fails')) {
      console.error('npm error code ENOTCACHED');
      process.exitCode = 1;
    } else mkdirSync('node_modules', { recursive: true });
  }, 300);
}
`;

let clone: string;

beforeEach(() => {
  clone = mkdtempSync(join(tmpdir(), 'mingus-prepare-'));
  cpSync(join(import.meta.dirname, '..', 'prepare.mjs'), join(clone, 'scripts', 'prepare.mjs'));
  cpSync(import.meta.dirname, join(clone, 'scripts', 'prepare'), { recursive: true });
  writeFileSync(join(clone, 'package-lock.json'), '{}');
  writeFileSync(join(clone, 'npm.mjs'), NPM);
});
afterEach(() => rmSync(clone, { recursive: true, force: true }));

const installs = (): string[] =>
  existsSync(join(clone, 'installs.txt')) ? readFileSync(join(clone, 'installs.txt'), 'utf8').trim().split('\n') : [];

function prepare(): Promise<{ code: number | null; printed: string }> {
  const environment = { ...process.env, npm_execpath: join(clone, 'npm.mjs'), npm_node_execpath: process.execPath };
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['scripts/prepare.mjs'], { cwd: clone, env: environment });
    let printed = '';
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (chunk: string) => (printed += chunk));
    child.on('close', (code) => resolve({ code, printed }));
  });
}

describe('preparing a clone', () => {
  it('installs once, everything that the lock holds, and then has nothing to do', async () => {
    expect((await prepare()).code).toBe(0);
    expect(await prepare()).toEqual({ code: 0, printed: '' });
    expect(installs()).toEqual([expect.stringContaining('ci --include=dev --include=optional')]);
  });

  it('installs again when the lock file changed', async () => {
    await prepare();
    writeFileSync(join(clone, 'package-lock.json'), '{"changed":true}');
    await prepare();
    expect(installs()).toHaveLength(2);
  });

  it('is done by one of several starts, while the others wait for it', async () => {
    const starts = await Promise.all([prepare(), prepare(), prepare(), prepare()]);
    expect(starts.map(({ code }) => code)).toEqual([0, 0, 0, 0]);
    expect(installs()).toHaveLength(1);
  });

  it('goes on after a start that was killed in the middle', async () => {
    mkdirSync(join(clone, 'tmp'));
    // No process has that number: Linux ends far below.
    writeFileSync(join(clone, 'tmp', 'prepare.lock'), '99999999 1\n');
    const starts = await Promise.all([prepare(), prepare(), prepare()]);
    expect(starts.map(({ code }) => code)).toEqual([0, 0, 0]);
    expect(installs()).toHaveLength(1);
  });

  it('says in one sentence that there is no network, fails, and tries again the next time', async () => {
    writeFileSync(join(clone, 'npm-fails'), '');
    const failed = await prepare();
    expect(failed.code).toBe(1);
    expect(failed.printed).toContain('Mingus: the packages could not be fetched: the network or the package registry does not answer.');
    expect(failed.printed).not.toContain('    at ');
    rmSync(join(clone, 'npm-fails'));
    expect((await prepare()).code).toBe(0);
    expect(installs()).toHaveLength(2);
  });

  it('stays offline where the registry does not answer, and so installs from npm’s own store', async () => {
    await prepare();
    expect(installs()[0]).toContain('--offline');
  });
});
