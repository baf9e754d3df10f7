import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { settingFields } from './setting-fields.ts';
import { reasonsOf } from '../../../tests/support/refusal-reasons.ts';
import type { Environment } from './settings.ts';

const KEY = 'Zk3vQ8xW1rT6yU9pL2mN5bV7cX4jH0gF';
const PRODUCTION = { MINGUS_ENV: 'production', SECRET_KEY: KEY, PUBLIC_URL: 'https://mingus.example.org' };
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'mingus-settings-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('production', () => {
  it('starts when it is set up safely', () => {
    expect(reasonsOf(PRODUCTION)).toEqual([]);
    expect(reasonsOf({ ...PRODUCTION, HOST: '0.0.0.0', DATABASE_URL: 'postgres://m:Xk29sLq@db.example/m?sslmode=verify-full' })).toEqual([]);
    expect(reasonsOf({ ...PRODUCTION, PUBLIC_URL: 'http://localhost:3000' })).toEqual([]);
    expect(reasonsOf({ ...PRODUCTION, DATABASE_URL: 'postgres://m:Xk29sLq@127.0.0.1/m' })).toEqual([]);
    expect(reasonsOf({ ...PRODUCTION, DATABASE_URL: 'postgres://m:Xk%zz9sLq@127.0.0.1/m' })).toEqual([]);
    expect(reasonsOf({ ...PRODUCTION, DATABASE_URL: 'postgres://m@%2Fvar%2Frun%2Fpostgresql/m' })).toEqual([]);
    expect(reasonsOf({ ...PRODUCTION, REDIS_URL: 'rediss://:Xk29sLq@redis.example', CACHE_REDIS_URL: 'redis://127.0.0.1' })).toEqual([]);
  });

  it.each<[string, Environment, RegExp]>([
    ['no SECRET_KEY', { SECRET_KEY: '' }, /^SECRET_KEY is missing/],
    ['a short one', { SECRET_KEY: 'Zk3vQ8xW1rT6yU9pL2mN5bV7cX4jH0g' }, /^SECRET_KEY is shorter/],
    ['a well-known one', { SECRET_KEY: 'change-me-change-me-change-me-change-me' }, /^SECRET_KEY is one that others know/],
    ['one of a single letter', { SECRET_KEY: 'a'.repeat(64) }, /^SECRET_KEY is one that others know/],
    ['a short old one', { SECRET_KEY_OLD: 'short' }, /^SECRET_KEY_OLD is shorter/],
    ['no PUBLIC_URL', { PUBLIC_URL: '' }, /^PUBLIC_URL is missing/],
    ['http off loopback', { PUBLIC_URL: 'http://mingus.example.org' }, /^PUBLIC_URL is http/],
    ['no rate limits', { RATELIMIT_ENABLED: 'false' }, /^RATELIMIT_ENABLED/],
    ['a debugging log', { LOG_LEVEL: 'debug' }, /^LOG_LEVEL/],
    ['a default database password', { DATABASE_URL: 'postgres://postgres:postgres@localhost/m' }, /^DATABASE_URL has no password/],
    ['none at all', { DATABASE_URL: 'postgres://postgres@localhost/m' }, /^DATABASE_URL has no password/],
    ['a database elsewhere without verified TLS', { DATABASE_URL: 'postgres://m:Xk29sLq@db.example/m?sslmode=require' }, /sslmode=verify-full/],
    ['one that is elsewhere by its query', { DATABASE_URL: 'postgres://m:Xk29sLq@localhost/m?host=db.example' }, /sslmode=verify-full/],
    [
      'TLS that its query takes back',
      { DATABASE_URL: 'postgres://m:Xk29sLq@db.example/m?sslmode=verify-full&sslmode=disable' },
      /sslmode=verify-full/,
    ],
    ['a Redis elsewhere in the open', { REDIS_URL: 'redis://:Xk29sLq@redis.example' }, /^REDIS_URL leads to another machine in the open/],
    ['a Redis elsewhere without a password', { REDIS_URL: 'rediss://redis.example' }, /^REDIS_URL has no password/],
    ['one for limits in the open', { RATELIMIT_STORAGE_URL: 'redis://:Xk29sLq@10.0.0.7' }, /^RATELIMIT_STORAGE_URL leads/],
    ['one for answers with a default password', { CACHE_REDIS_URL: 'rediss://:secret@[fd00::7]:6380/2' }, /^CACHE_REDIS_URL has no password/],
    ['a default password in its query', { DATABASE_URL: 'postgres://localhost/m?user=m&password=postgres' }, /^DATABASE_URL has no password/],
  ])('does not with %s', (_name, more, reason) => {
    const reasons = reasonsOf({ ...PRODUCTION, ...more });
    expect(reasons).toHaveLength(1);
    expect(reasons[0]).toMatch(reason);
  });

  it('does not with a secret file that others can read', () => {
    const path = join(folder, 'open-key');
    writeFileSync(path, KEY);
    chmodSync(path, 0o640);
    expect(reasonsOf({ ...PRODUCTION, SECRET_KEY: '', SECRET_KEY_FILE: path })).toEqual([
      `The secret file ${path} can be read by others: chmod 600 it.`,
    ]);
    chmodSync(path, 0o600);
    expect(reasonsOf({ ...PRODUCTION, SECRET_KEY: '', SECRET_KEY_FILE: path })).toEqual([]);
  });

  it.each(['SECRET_KEY', 'SECRET_KEY_OLD'])('does not with a %s of 31 characters, wherever it is given, and does with one of 32', (name) => {
    const path = join(folder, `file of ${name}`);
    const { SECRET_KEY: _, ...others } = PRODUCTION;
    const given = name === 'SECRET_KEY' ? others : PRODUCTION;
    for (const [length, refusals] of [
      [31, [expect.stringMatching(new RegExp(`^${name} is shorter than 32 characters`))]],
      [32, []],
    ] as const) {
      // In a file a line may end: it is no 32nd character.
      writeFileSync(path, `${KEY.slice(0, length)}\n`, { mode: 0o600 });
      expect(reasonsOf({ ...given, [name]: KEY.slice(0, length) })).toEqual(refusals);
      expect(reasonsOf({ ...given, [`${name}_FILE`]: path })).toEqual(refusals);
    }
  });

  it('takes a secret that systemd hands to the service alone, whatever its mode, and no other from beside it', () => {
    const credentials = join(folder, 'credentials');
    mkdirSync(credentials, { mode: 0o700 });
    const path = join(credentials, 'secret-key');
    writeFileSync(path, KEY);
    chmodSync(path, 0o440);
    const env = { ...PRODUCTION, SECRET_KEY: '', SECRET_KEY_FILE: path };
    expect(reasonsOf({ ...env, CREDENTIALS_DIRECTORY: credentials })).toEqual([]);
    expect(reasonsOf({ ...env, CREDENTIALS_DIRECTORY: folder })).toEqual([expect.stringContaining('can be read by others')]);
    expect(reasonsOf(env)).toEqual([expect.stringContaining('can be read by others')]);
  });

  it('knows no setting by which anybody would get past signing in, past CSRF or to cookies without https', () => {
    const names = Object.keys(settingFields.shape);
    expect(names.length).toBeGreaterThan(40);
    expect(names.filter((name) => /BYPASS|CSRF|COOKIE|INSECURE|SKIP|DISABLE|NO_AUTH|DEBUG/.test(name))).toEqual([]);
  });

  it('names what is unsafe beside what cannot be read at all', () => {
    const reasons = reasonsOf({ ...PRODUCTION, PORT: 'x', PUBLIC_URL: 'nowhere', RATELIMIT_ENABLED: 'false', SECRET_KEY: 'short' });
    expect(reasons.map((reason) => reason.split(' ')[0])).toEqual(['PORT', 'PUBLIC_URL', 'SECRET_KEY', 'RATELIMIT_ENABLED']);
  });

  it('names everything at once', () => {
    const reasons = reasonsOf({
      MINGUS_ENV: 'production',
      PUBLIC_URL: 'http://a.example',
      RATELIMIT_ENABLED: 'false',
      DATABASE_URL: 'postgres://postgres:postgres@db.example/m',
    });
    expect(reasons).toHaveLength(5);
  });
});
