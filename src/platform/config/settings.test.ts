import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isLoopback } from './loopback.ts';
import { secretKeys } from './secret-keys.ts';
import { reasonsOf } from '../../../tests/support/refusal-reasons.ts';
import { readSettings } from './settings.ts';

const KEY = 'Zk3vQ8xW1rT6yU9pL2mN5bV7cX4jH0gF';
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'mingus-settings-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

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
      REMINDER_TARGETS_ALLOWED: 'http://ntfy.home.arpa/topic',
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
