import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it, onTestFinished } from 'vitest';
import { SECRETS, settingFields } from '../../src/platform/config/setting-fields.ts';

const run = promisify(execFile);
const ROOT = join(import.meta.dirname, '..', '..');
const UNITS = join(ROOT, 'ops', 'systemd');
const units = await readdir(UNITS);
const hasSystemd = await run('systemd-analyze', ['--version']).then(
  () => true,
  () => false,
);
/** Of ten; 10 is a service that may do everything. */
const EXPOSURE_MOST = 2;

/** The unit as an instance, in a folder of its own, with this clone where it is to be installed. */
async function instanceOf(unit: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'mingus-units-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const path = join(folder, unit.replace('@.', '@3000.'));
  await writeFile(path, (await readFile(join(UNITS, unit), 'utf8')).replaceAll('/opt/mingus', ROOT));
  return path;
}

it('there are units for servers and for workers', () => {
  expect(units.toSorted((a, b) => a.localeCompare(b))).toEqual(['mingus-worker@.service', 'mingus@.service']);
});

describe.each(units)('%s', (unit) => {
  it.skipIf(!hasSystemd)('is understood by systemd, word for word', async () => {
    const { stdout, stderr } = await run('systemd-analyze', ['verify', await instanceOf(unit)]);
    expect(stdout + stderr).toBe('');
  });

  it.skipIf(!hasSystemd)(`leaves the service little that it may do, below ${EXPOSURE_MOST} of 10`, async () => {
    const { stdout } = await run('systemd-analyze', ['security', '--offline=true', `--threshold=${EXPOSURE_MOST * 10}`, await instanceOf(unit)]);
    expect(stdout).toMatch(/Overall exposure level/);
  });

  it('sets nothing that is no setting', async () => {
    const text = await readFile(join(UNITS, unit), 'utf8');
    const names = [...text.matchAll(/^Environment=(.*)$/gm)].flatMap(([, all = '']) => [...all.matchAll(/(\w+)=/g)].map(([, name = '']) => name));
    const known = [...Object.keys(settingFields.shape), ...SECRETS.map((name) => `${name}_FILE`), 'NODE_COMPILE_CACHE'];
    expect(names.length).toBeGreaterThan(3);
    expect(names.filter((name) => !known.includes(name))).toEqual([]);
  });
});
