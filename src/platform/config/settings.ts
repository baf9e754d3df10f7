import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { speakInSentences } from '../../contract/sentences.ts';
import { databaseSettings, type DatabaseSettings } from '../database/settings.ts';
import type { Allowance } from './field-kinds.ts';
import { type PhoneSettings, phoneSettingsOf, type SmsSettings, smsSettingsOf } from './phone-settings.ts';
import { refusalsOf } from './refusals.ts';
import { SECRETS, type SettingFields, settingFields } from './setting-fields.ts';

/** Limits of requests, each by the name that a 429 gives. */
export type Limits = Readonly<
  Record<
    | 'read'
    | 'write'
    | 'heavy'
    | 'anonymous'
    | 'register'
    | 'register_day'
    | 'sign_in'
    | 'sign_in_day'
    | 'wrong_password'
    | 'wrong_password_day'
    | 'sign_in_link'
    | 'forgot'
    | 'new_email'
    | 'confirm'
    | 'wrong_code_day',
    Allowance
  >
>;

/** Addresses of Redis, by what each is for; null where there is none. */
export interface RedisSettings {
  /** For jobs. */
  readonly url: string | null;
  /** For the limits that only spread load. */
  readonly limitsUrl: string | null;
  /** For answers that are kept for a while. */
  readonly cacheUrl: string | null;
}

/** Where backups go. */
export interface BackupSettings {
  readonly folder: string;
  /** Whether the folder is made where it is missing; one that somebody named may be a disk that is not there. */
  readonly makesFolder: boolean;
  readonly isDaily: boolean;
  readonly keepDays: number;
  /** What backups are encrypted under; null when they are not. */
  readonly passphrase: string | null;
}

/** How this Mingus is set up: read once at the start and handed to those who need it. */
export interface Settings {
  readonly environment: 'development' | 'production' | 'test';
  readonly host: string;
  readonly port: number;
  /** Processes that serve on this machine. */
  readonly serverProcesses: number;
  /** The origin that people type, e.g. `https://mingus.example.org`; null outside production where none is given. */
  readonly publicUrl: string | null;
  readonly dataDir: string;
  readonly database: DatabaseSettings;
  readonly redis: RedisSettings;
  /** How long an answer may be given again while nothing changes; 0 for not at all. */
  readonly cacheSeconds: number;
  /** The present key and then the older one that is still accepted; null in development without one (see `secretKeys`). */
  readonly secretKeys: readonly [string, ...string[]] | null;
  readonly registration: 'open' | 'invite' | 'closed';
  readonly trustedProxies: readonly string[];
  readonly rateLimitEnabled: boolean;
  readonly limits: Limits;
  /** How many derivations a proof of work takes on average. */
  readonly captchaDifficulty: number;
  readonly uploadLimitBytes: number;
  /** Lateness of the event loop from which requests are turned away, in milliseconds; 0 for never. */
  readonly busyDelayMs: number;
  /** From SIGTERM until no more connections are taken, in milliseconds. */
  readonly shutdownNoticeMs: number;
  readonly smtpUrl: string | null;
  readonly mailFrom: string;
  readonly phone: PhoneSettings;
  /** Where text messages are handed over; null when nowhere. */
  readonly sms: SmsSettings | null;
  /** What this Mingus signs what it pushes with, 32 bytes in base64url; null where it makes its own. */
  readonly vapidPrivateKey: string | null;
  /** Origins to which reminders may be sent wherever they lead. */
  readonly targetOrigins: readonly string[];
  readonly logLevel: 'silent' | 'fatal' | 'error' | 'warn' | 'info' | 'debug';
  readonly metricsToken: string | null;
  /** Where errors are told; null when nowhere. */
  readonly errorTrackingDsn: string | null;
  readonly backup: BackupSettings;
}

/**
 * The settings cannot be used. `reasons` are sentences for whoever sets them, all of them at once. `database` is the one that production would run on, where
 * nothing speaks against asking it what else there is: null outside production, and where DATABASE_URL is itself refused.
 */
export class SettingsRefused extends Error {
  override readonly name = 'SettingsRefused';
  readonly reasons: readonly string[];
  readonly database: DatabaseSettings | null;

  constructor(reasons: readonly string[], database: DatabaseSettings | null = null) {
    super(reasons.join(' '));
    this.reasons = reasons;
    this.database = database;
  }
}

/** The variables of the environment. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** What the environment says, and what speaks against it. */
export interface JudgedSettings {
  /** Null when they cannot be read at all. What could not be read of them is as if it had not been given: see `isDatabaseKnown`. */
  readonly settings: Settings | null;
  /** Why Mingus does not start with them, as sentences; each begins with the setting that it is about, but for secret files. */
  readonly reasons: readonly string[];
  /** Whether `settings.database` is the one that is meant. */
  readonly isDatabaseKnown: boolean;
}

/** Reads the settings and all that speaks against them, for whoever looks at what cannot start. */
export function judgeSettings(env: Environment = process.env): JudgedSettings {
  speakInSentences();
  const { values, reasons } = withSecretFiles(env);
  const isFileRead = !reasons.some((reason) => reason.startsWith('DATABASE_URL_FILE names'));
  const parsed = settingFields.safeParse(values);
  if (parsed.success) {
    const all = [...reasons, ...refusalsOf(parsed.data, secretFilesOf(env))];
    return { settings: settingsOf(parsed.data), reasons: all, isDatabaseKnown: isFileRead };
  }
  const wrong = parsed.error.issues.map(({ path, message }) => `${path.join('.')} is not as expected. ${message}`);
  const names = parsed.error.issues.map(({ path }) => String(path[0]));
  const others = settingFields.safeParse(Object.fromEntries(Object.entries(values).filter(([name]) => !names.includes(name))));
  return {
    settings: others.success ? settingsOf(others.data) : null,
    reasons: [...reasons, ...wrong, ...(others.success ? refusalsBeside(names, others.data, secretFilesOf(env)) : [])],
    isDatabaseKnown: isFileRead && !names.includes('DATABASE_URL'),
  };
}

/** Reads the settings: the only place that looks at the environment. Throws SettingsRefused with every reason. */
export function readSettings(env: Environment = process.env): Settings {
  const { settings, reasons } = judgeSettings(env);
  if (settings !== null && reasons.length === 0) return settings;
  const mayAsk = settings?.environment === 'production' && !reasons.some((reason) => /^DATABASE_URL|is not as expected/.test(reason));
  throw new SettingsRefused(reasons, mayAsk ? settings.database : null);
}

/** Why the settings could not be used either, if those that cannot even be read were left out. */
function refusalsBeside(unread: readonly string[], others: SettingFields, secretFiles: readonly string[]): readonly string[] {
  // Without MINGUS_ENV nothing can be said of where it is to run.
  if (unread.includes('MINGUS_ENV')) return [];
  return refusalsOf(others, secretFiles).filter((reason) => !unread.some((name) => reason.startsWith(name)));
}

/** Files of secrets that have to be for this user alone. What systemd hands to a service in the folder of its credentials is, whatever its mode says. */
function secretFilesOf(env: Environment): readonly string[] {
  const credentials = env['CREDENTIALS_DIRECTORY'] ?? '';
  const paths = SECRETS.map((name) => env[`${name}_FILE`] ?? '').filter((path) => path !== '');
  return paths.filter((path) => credentials === '' || dirname(path) !== credentials);
}

/** The settings that are given, the empty ones left out, secrets read from their files. */
function withSecretFiles(env: Environment): { readonly values: Record<string, string>; readonly reasons: readonly string[] } {
  const values: Record<string, string> = {};
  const reasons: string[] = [];
  for (const name of Object.keys(settingFields.shape)) {
    const value = env[name]?.trim() ?? '';
    if (value !== '') values[name] = value;
  }
  for (const name of SECRETS) {
    const path = env[`${name}_FILE`] ?? '';
    if (path === '') continue;
    if (values[name] !== undefined) reasons.push(`${name} and ${name}_FILE are both set: leave one of them out.`);
    try {
      values[name] = readFileSync(path, 'utf8').trim();
      if (values[name] === '') reasons.push(`${name}_FILE names a file that holds nothing: ${path}.`);
    } catch {
      reasons.push(`${name}_FILE names a file that cannot be read: ${path}.`);
    }
  }
  return { values, reasons };
}

function settingsOf(given: SettingFields): Settings {
  const { DATABASE_URL: databaseUrl, MINGUS_DATA_DIR: dataDir, DB_POOL_SIZE: poolSize, DB_MAX_OVERFLOW: maxOverflow } = given;
  const database = databaseSettings({ databaseUrl, dataDir, poolSize, maxOverflow });
  if (database === undefined) throw new SettingsRefused(['DATABASE_URL is not as expected.']);
  const older = given.SECRET_KEY_OLD === undefined ? [] : [given.SECRET_KEY_OLD];
  return {
    environment: given.MINGUS_ENV,
    host: given.HOST,
    port: given.PORT,
    serverProcesses: given.WEB_CONCURRENCY === 'auto' ? availableParallelism() : given.WEB_CONCURRENCY,
    publicUrl: given.PUBLIC_URL ?? null,
    dataDir,
    database,
    redis: redisSettingsOf(given),
    cacheSeconds: given.CACHE_SECONDS,
    secretKeys: given.SECRET_KEY === undefined ? null : [given.SECRET_KEY, ...older],
    registration: given.REGISTRATION,
    trustedProxies: given.TRUSTED_PROXIES,
    rateLimitEnabled: given.RATELIMIT_ENABLED,
    limits: limitsOf(given),
    captchaDifficulty: given.CAPTCHA_DIFFICULTY,
    uploadLimitBytes: given.UPLOAD_LIMIT_MIB * 1024 * 1024,
    busyDelayMs: given.BUSY_DELAY_MS,
    shutdownNoticeMs: given.SHUTDOWN_NOTICE_MS,
    smtpUrl: given.SMTP_URL ?? null,
    mailFrom: given.MAIL_FROM,
    phone: phoneSettingsOf(given),
    sms: smsSettingsOf(given),
    vapidPrivateKey: given.VAPID_PRIVATE_KEY ?? null,
    targetOrigins: given.REMINDER_TARGETS_ALLOWED,
    logLevel: given.LOG_LEVEL ?? LOG_LEVELS[given.MINGUS_ENV],
    metricsToken: given.METRICS_TOKEN ?? null,
    errorTrackingDsn: given.ERROR_TRACKING_DSN ?? null,
    backup: backupSettingsOf(given),
  };
}

const backupSettingsOf = (given: SettingFields): BackupSettings => ({
  folder: given.BACKUP_DIR ?? join(given.MINGUS_DATA_DIR, 'backups'),
  makesFolder: given.BACKUP_DIR === undefined,
  isDaily: given.BACKUP_DAILY === undefined ? given.MINGUS_ENV !== 'test' : given.BACKUP_DAILY === 'true',
  keepDays: given.BACKUP_KEEP_DAYS,
  passphrase: given.BACKUP_PASSPHRASE ?? null,
});

function redisSettingsOf(given: SettingFields): RedisSettings {
  const url = given.REDIS_URL ?? null;
  return { url, limitsUrl: given.RATELIMIT_STORAGE_URL ?? url, cacheUrl: given.CACHE_REDIS_URL ?? url };
}

const LOG_LEVELS = { production: 'info', development: 'warn', test: 'silent' } as const;

const limitsOf = (given: SettingFields): Limits => ({
  read: given.RATELIMIT_READ,
  write: given.RATELIMIT_WRITE,
  heavy: given.RATELIMIT_HEAVY,
  anonymous: given.RATELIMIT_ANONYMOUS,
  register: given.RATELIMIT_REGISTER,
  register_day: given.RATELIMIT_REGISTER_DAY,
  sign_in: given.RATELIMIT_SIGN_IN,
  sign_in_day: given.RATELIMIT_SIGN_IN_DAY,
  wrong_password: given.RATELIMIT_WRONG_PASSWORD,
  wrong_password_day: given.RATELIMIT_WRONG_PASSWORD_DAY,
  sign_in_link: given.RATELIMIT_SIGN_IN_LINK,
  forgot: given.RATELIMIT_FORGOT,
  new_email: given.RATELIMIT_NEW_EMAIL,
  confirm: given.RATELIMIT_CONFIRM,
  wrong_code_day: given.RATELIMIT_WRONG_CODE_DAY,
});
