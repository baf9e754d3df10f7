import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isLoopback } from './loopback.ts';
import { secretKeys } from './secret-keys.ts';
import { type Environment, readSettings, SettingsRefused } from './settings.ts';

const KEY = 'Zk3vQ8xW1rT6yU9pL2mN5bV7cX4jH0gF';
const PRODUCTION = { MINGUS_ENV: 'production', SECRET_KEY: KEY, PUBLIC_URL: 'https://mingus.example.org' };
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'mingus-settings-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Why these settings are refused; nothing when they are not. */
function reasonsOf(env: Environment): readonly string[] {
  try {
    readSettings(env);
    return [];
  } catch (error) {
    if (error instanceof SettingsRefused) return error.reasons;
    throw error;
  }
}

describe('settings', () => {
  it('ask for one server process, for as many as a number says, or for one on each core', () => {
    const processesBy = (WEB_CONCURRENCY: string) => readSettings({ WEB_CONCURRENCY }).serverProcesses;
    expect([processesBy(''), processesBy('3'), processesBy('auto')]).toEqual([1, 3, availableParallelism()]);
    for (const wrong of ['0', '257', 'all']) expect(reasonsOf({ WEB_CONCURRENCY: wrong })).toEqual([expect.stringContaining('WEB_CONCURRENCY')]);
  });

  it('need nothing in development', () => {
    expect(readSettings({})).toMatchObject({
      environment: 'development',
      host: '127.0.0.1',
      port: 3000,
      publicUrl: null,
      dataDir: './data',
      database: { kind: 'sqlite', path: 'data/mingus.db' },
      registration: 'open',
      rateLimitEnabled: true,
      limits: { read: { most: 200, seconds: 60 }, write: { most: 60, seconds: 60 }, heavy: { most: 30, seconds: 3600 } },
      uploadLimitBytes: 10_485_760,
      logLevel: 'warn',
    });
  });

  it('read what is given, and take an empty one for one left out', () => {
    const given = {
      PORT: '8080',
      PUBLIC_URL: 'https://m.example/',
      TRUSTED_PROXIES: '10.0.0.0/8, ::1',
      RATELIMIT_READ: '5/1',
      DB_POOL_SIZE: '',
      LOG_LEVEL: ' info ',
    };
    expect(readSettings(given)).toMatchObject({
      port: 8080,
      publicUrl: 'https://m.example',
      trustedProxies: ['10.0.0.0/8', '::1'],
      limits: { read: { most: 5, seconds: 1 } },
      logLevel: 'info',
    });
    const database = { DATABASE_URL: 'postgres://m:x@localhost/mingus', DB_POOL_SIZE: '3', DB_MAX_OVERFLOW: '4' };
    expect(readSettings(database).database).toEqual({ kind: 'postgres', url: 'postgres://m:x@localhost/mingus', poolSize: 3, maxOverflow: 4 });
  });

  it('that are wrong are all told at once, each by its name', () => {
    const wrong = {
      MINGUS_ENV: 'prod',
      PORT: '70000',
      PUBLIC_URL: 'mingus.example.org',
      DATABASE_URL: 'mysql://x',
      RATELIMIT_READ: '200',
      RATELIMIT_ENABLED: 'maybe',
      TRUSTED_PROXIES: 'everybody',
      SMTP_URL: 'http://mail',
      METRICS_TOKEN: 'short',
      DB_POOL_SIZE: '1.5',
      UPLOAD_LIMIT_MIB: '0',
    };
    const reasons = reasonsOf(wrong);
    for (const name of Object.keys(wrong))
      expect(
        reasons.some((reason) => reason.startsWith(name)),
        name,
      ).toBe(true);
  });

  it.each(['10.0.0.0/33', '::1/129', ':::', '10.0.0', '10.0.0.0/8/8', '0.0.0.0/0', '::/0'])('name no proxy %s', (proxy) => {
    expect(reasonsOf({ TRUSTED_PROXIES: proxy })).toEqual([expect.stringMatching(/^TRUSTED_PROXIES/)]);
  });

  it('may be secrets in files, one of the two', () => {
    const path = join(folder, 'key');
    writeFileSync(path, `${KEY}\n`, { mode: 0o600 });
    expect(readSettings({ SECRET_KEY_FILE: path, SECRET_KEY_OLD: 'older' }).secretKeys).toEqual([KEY, 'older']);
    expect(reasonsOf({ SECRET_KEY_FILE: path, SECRET_KEY: KEY })).toEqual(['SECRET_KEY and SECRET_KEY_FILE are both set: leave one of them out.']);
    expect(reasonsOf({ SECRET_KEY_FILE: join(folder, 'none') })[0]).toContain('cannot be read');
    writeFileSync(path, '\n');
    expect(reasonsOf({ SECRET_KEY_FILE: path })[0]).toContain('holds nothing');
  });
});

describe('settings of Redis', () => {
  it('are none, one for all, or one for each', () => {
    expect(readSettings({}).redis).toEqual({ url: null, limitsUrl: null, cacheUrl: null });
    const [one, two, three] = ['redis://127.0.0.1', 'redis://127.0.0.1/1', 'rediss://:word@[::1]:6380/2'];
    expect(readSettings({ REDIS_URL: one }).redis).toEqual({ url: one, limitsUrl: one, cacheUrl: one });
    const each = { REDIS_URL: one, RATELIMIT_STORAGE_URL: two, CACHE_REDIS_URL: three };
    expect(readSettings(each).redis).toEqual({ url: one, limitsUrl: two, cacheUrl: three });
    expect(readSettings({ CACHE_REDIS_URL: one }).redis).toEqual({ url: null, limitsUrl: null, cacheUrl: one });
  });

  it('may be a file each', () => {
    for (const name of ['REDIS_URL', 'RATELIMIT_STORAGE_URL', 'CACHE_REDIS_URL']) {
      const path = join(folder, `file of ${name}`);
      writeFileSync(path, 'redis://:word@127.0.0.1\n', { mode: 0o600 });
      expect(Object.values(readSettings({ [`${name}_FILE`]: path }).redis)).toContain('redis://:word@127.0.0.1');
    }
  });

  it.each([
    'http://127.0.0.1',
    'redis:///',
    'redis://127.0.0.1/1/2',
    'redis://127.0.0.1?host=redis.example',
    'redis://127.0.0.1#x',
    '127.0.0.1:6379',
  ])('refuse %s', (url) => {
    expect(reasonsOf({ REDIS_URL: url })[0]).toMatch(/^REDIS_URL is not as expected/);
  });
});

describe('settings of phone codes', () => {
  it('bound them as the documents say, when nothing is said', () => {
    const { phone, sms } = readSettings({});
    expect(phone).toEqual({
      codeSeconds: 300,
      guesses: 5,
      wrong: { ofPersonAndPhone: { most: 10, seconds: 86_400 }, ofPhone: { most: 20, seconds: 86_400 } },
      resendSeconds: [30, 60, 120],
      sends: {
        phone: [
          { most: 5, seconds: 3600 },
          { most: 8, seconds: 86_400 },
          { most: 20, seconds: 2_592_000 },
        ],
        person: [
          { most: 5, seconds: 3600 },
          { most: 10, seconds: 86_400 },
        ],
        address: [
          { most: 10, seconds: 3600 },
          { most: 25, seconds: 86_400 },
        ],
        prefix: [
          { most: 5, seconds: 3600 },
          { most: 10, seconds: 86_400 },
        ],
        foreign: { most: 50, seconds: 86_400 },
      },
      phonesOfPerson: { most: 3, seconds: 86_400 },
      countriesOfAddress: { most: 3, seconds: 86_400 },
      countries: ['US'],
      voip: false,
      budget: { day: 100_000, trustedPercent: 60, price: 100, foreignPrice: 1000 },
    });
    expect(sms).toBeNull();
  });

  it('need all of a carrier, reached safely', () => {
    const carrier = { SMS_URL: 'https://api.example.org/', SMS_ACCOUNT: 'AC1', SMS_TOKEN: 'secret', SMS_FROM: '+12025550100' };
    expect(readSettings(carrier).sms).toEqual({
      url: 'https://api.example.org',
      account: 'AC1',
      token: 'secret',
      from: '+12025550100',
      timeoutMs: 10_000,
    });
    expect(reasonsOf({ SMS_URL: carrier.SMS_URL })).toEqual([
      'SMS_ACCOUNT is missing: SMS_URL needs it.',
      'SMS_TOKEN is missing: SMS_URL needs it.',
      'SMS_FROM is missing: SMS_URL needs it.',
    ]);
    expect(reasonsOf({ ...carrier, SMS_URL: 'http://api.example.org' })[0]).toMatch(/^SMS_URL is http/);
    expect(reasonsOf({ ...carrier, SMS_URL: 'https://name:word@api.example.org' })[0]).toMatch(/^SMS_URL holds a name/);
    expect(reasonsOf({ ...carrier, SMS_URL: 'http://127.0.0.1:8025' })).toEqual([]);
  });

  it.each([
    ['VERIFICATION_RESEND_SECONDS', '30, soon'],
    ['VERIFICATION_SENDS_PHONE', '5'],
    ['VERIFICATION_COUNTRIES', 'usa'],
    ['VERIFICATION_BUDGET', '10.00001'],
    ['VERIFICATION_GUESSES', '0'],
    ['SMS_URL', 'ftp://carrier'],
  ])('refuse %s=%s', (name, value) => {
    expect(reasonsOf({ [name]: value })[0]).toMatch(new RegExp(`^${name} is not as expected`));
  });
});

describe('development', () => {
  it.each(['0.0.0.0', '::', '192.168.1.5', 'mingus.example.org', '127.0.0.1.example.org'])('refuses to answer other machines on %s', (host) => {
    expect(reasonsOf({ HOST: host })[0]).toMatch(/answers this machine only/);
    expect(reasonsOf({ HOST: host, MINGUS_ENV: 'test' })[0]).toMatch(/answers this machine only/);
  });

  it.each(['localhost', '127.0.0.1', '127.8.9.10', '::1', '[::1]', 'mingus.localhost'])('answers this machine on %s', (host) => {
    expect(reasonsOf({ HOST: host })).toEqual([]);
    expect(isLoopback(host)).toBe(true);
  });

  it('makes its secret once and keeps it where nobody else can read it', () => {
    const settings = readSettings({ MINGUS_DATA_DIR: join(folder, 'data') });
    const [first] = secretKeys(settings);
    expect(first.length).toBeGreaterThanOrEqual(64);
    expect(secretKeys(settings)).toEqual([first]);
    expect(statSync(join(folder, 'data', 'secret-key')).mode & 0o777).toBe(0o600);
    expect(statSync(join(folder, 'data')).mode & 0o777).toBe(0o700);
    expect(readFileSync(join(folder, 'data', 'secret-key'), 'utf8')).toBe(first);
  });

  it('uses the key it is given', () => {
    expect(secretKeys(readSettings({ SECRET_KEY: 'mine', MINGUS_DATA_DIR: join(folder, 'untouched') }))).toEqual(['mine']);
  });
});

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
