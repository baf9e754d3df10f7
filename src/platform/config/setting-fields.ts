import { createECDH } from 'node:crypto';
import { isIP } from 'node:net';
import { z } from 'zod';
import { databaseSettings } from '../database/settings.ts';
import { redisAddress } from '../redis/address.ts';
import { allowance, flag, isOrigin, isUrl, list, wholeNumber } from './field-kinds.ts';
import { phoneFields } from './phone-fields.ts';

/** `address`, `address/bits`, or a name that stands for such ranges (`loopback`). No bits at all would be everybody: anyone could make up their address. */
function isProxy(text: string): boolean {
  if (text === 'loopback') return true;
  const [address = '', bits, ...more] = text.split('/');
  const longest = { 0: 0, 4: 32, 6: 128 }[isIP(address)] ?? 0;
  return longest > 0 && more.length === 0 && (bits === undefined || (/^[1-9]\d{0,2}$/.test(bits) && Number(bits) <= longest));
}

/** 32 bytes that are a number on the curve. */
function isPrivateKey(text: string): boolean {
  if (!/^[\w-]{43}$/.test(text)) return false;
  try {
    createECDH('prime256v1').setPrivateKey(Buffer.from(text, 'base64url'));
    return true;
  } catch {
    return false;
  }
}

/** The address of a Redis. */
const redisUrl = z
  .string()
  .refine((text) => redisAddress(text) !== undefined, 'Write redis://user:password@host:port/number, or rediss://… for TLS.')
  .optional();

/** `https://key@host/project`. */
const isDsn = (text: string): boolean => isUrl(text, 'http:', 'https:') && new URL(text).username !== '' && /\/\d+$/.test(new URL(text).pathname);

/** Names of settings that are secrets: each may be given as a file, NAME_FILE. */
export const SECRETS = [
  'DATABASE_URL',
  'REDIS_URL',
  'RATELIMIT_STORAGE_URL',
  'CACHE_REDIS_URL',
  'SECRET_KEY',
  'SECRET_KEY_OLD',
  'SMTP_URL',
  'SMS_TOKEN',
  'VAPID_PRIVATE_KEY',
  'METRICS_TOKEN',
  'ERROR_TRACKING_DSN',
  'BACKUP_PASSPHRASE',
] as const;

/** Every setting, by its name in the environment. The description is what the page of settings says of it. */
export const settingFields = z.object({
  MINGUS_ENV: z
    .enum(['development', 'production', 'test'])
    .default('development')
    .describe('Where it runs. `development` and `test` answer on this machine only; `production` refuses to start unless it is set up safely.'),
  HOST: z.string().default('127.0.0.1').describe('The address to listen on. Outside production only a loopback address is accepted.'),
  PORT: wholeNumber(0, 65_535, 3000).describe('The port to listen on, 0 to 65535; 0 takes any that is free.'),
  WEB_CONCURRENCY: z
    .union([z.literal('auto'), z.coerce.number().pipe(z.int().min(1).max(256))], 'Write auto, or a whole number from 1 to 256.')
    .default(1)
    .describe(
      'Server processes on this machine, 1 to 256, or `auto` for one on each core. Each has its own connections to the database, and the first does the jobs.',
    ),
  PUBLIC_URL: z
    .string()
    .refine(
      (text) => isUrl(text, 'http:', 'https:') && new URL(text).pathname === '/',
      'Write the address that people type, such as https://mingus.example.org.',
    )
    .transform((text) => new URL(text).origin)
    .optional()
    .describe(
      'The address that people type, such as `https://mingus.example.org`. Required in production; elsewhere any loopback name on the own port will do.',
    ),
  MINGUS_DATA_DIR: z.string().default('./data').describe('The folder of the database file and of what development makes for itself.'),
  DATABASE_URL: z
    .string()
    .refine(
      (databaseUrl) => databaseSettings({ databaseUrl, dataDir: '', poolSize: 1, maxOverflow: 0 }) !== undefined,
      'Write postgres://user:password@host:port/database or sqlite:PATH.',
    )
    .optional()
    .describe('`postgres://user:password@host:port/database?sslmode=verify-full` or `sqlite:PATH`. Without it, a SQLite file in the data folder.'),
  DB_POOL_SIZE: wholeNumber(1, 1000, 10).describe('Connections to PostgreSQL that stay open, 1 to 1000.'),
  DB_MAX_OVERFLOW: wholeNumber(0, 1000, 20).describe('Connections beyond those when it is busy, 0 to 1000.'),
  REDIS_URL: redisUrl.describe(
    'A Redis that several servers share: `redis://user:password@host:port/number`, or `rediss://…` for TLS, which production asks for off this machine, with a password. By it workers of any process are called to jobs at once. Without one, each process looks for jobs, counts and remembers for itself.',
  ),
  RATELIMIT_STORAGE_URL: redisUrl.describe('Another Redis than REDIS_URL, for the limits that only spread load.'),
  CACHE_REDIS_URL: redisUrl.describe('Another Redis than REDIS_URL, for answers that are kept for a while.'),
  CACHE_SECONDS: wholeNumber(0, 3600, 300).describe(
    'How long the first page and the forecast may be given as they were worked out, in seconds; never longer than until the next change. 0 for not at all, to 3600.',
  ),
  SECRET_KEY: z
    .string()
    .optional()
    .describe(
      'What session and CSRF tokens are derived under: at least 32 characters that nobody else knows. Required in production; development makes one once and keeps it in the data folder.',
    ),
  SECRET_KEY_OLD: z.string().optional().describe('The former SECRET_KEY, still accepted while the new one takes over.'),
  REGISTRATION: z
    .enum(['open', 'invite', 'closed'])
    .default('open')
    .describe('Who may make an account: anybody (`open`), who was invited (`invite`), or nobody (`closed`).'),
  TRUSTED_PROXIES: list
    .refine((proxies) => proxies.every(isProxy), 'Write addresses or ranges such as 10.0.0.0/8, with commas between.')
    .describe(
      'Addresses or ranges of proxies, with commas between, such as `127.0.0.1, 10.0.0.0/8`. Only from them `X-Forwarded-For` counts. None by default.',
    ),
  RATELIMIT_ENABLED: flag('true').describe('Whether requests are limited. Cannot be false in production.'),
  RATELIMIT_READ: allowance('200/60').describe('Requests of one person that read: how many in how many seconds.'),
  RATELIMIT_WRITE: allowance('60/60').describe('Requests of one person that change something.'),
  RATELIMIT_HEAVY: allowance('30/3600').describe('Requests of one person that are heavy work: imports, exports, computing anew.'),
  RATELIMIT_ANONYMOUS: allowance('300/60').describe('Requests without a session from one IP address (of IPv6, from one /64).'),
  RATELIMIT_REGISTER: allowance('10/3600').describe('New accounts from one IP address.'),
  RATELIMIT_REGISTER_DAY: allowance('20/86400').describe('New accounts from one IP address over a longer time.'),
  RATELIMIT_SIGN_IN: allowance('20/900').describe('Tries to sign in from one IP address.'),
  RATELIMIT_SIGN_IN_DAY: allowance('100/86400').describe('Tries to sign in from one IP address over a longer time.'),
  RATELIMIT_WRONG_PASSWORD: allowance('5/900').describe(
    'Wrong passwords for one e-mail address from one browser it is known by, or else from one IP address.',
  ),
  RATELIMIT_WRONG_PASSWORD_DAY: allowance('50/86400').describe(
    'Wrong passwords for one e-mail address from anywhere but the browsers it is known by. Beyond them a link by mail is asked for.',
  ),
  RATELIMIT_SIGN_IN_LINK: allowance('3/3600').describe('Links to sign in with that are mailed to one e-mail address.'),
  RATELIMIT_FORGOT: allowance('3/3600').describe('Mails about a forgotten password to one e-mail address.'),
  RATELIMIT_NEW_EMAIL: allowance('3/3600').describe('Mails that confirm a new e-mail address: of one person, and to one address.'),
  RATELIMIT_CONFIRM: allowance('5/900').describe('Wrong answers of one person who is asked whether it is still them.'),
  RATELIMIT_WRONG_CODE_DAY: allowance('20/86400').describe(
    "Wrong codes of one person's authenticator app, from anywhere. Beyond them only a passkey or a recovery code opens.",
  ),
  CAPTCHA_DIFFICULTY: wholeNumber(1, 1_000_000, 1500).describe(
    'How much work a browser does to show that it is not one of many programs: 1500 is about a second on a telephone, 1 to 1000000.',
  ),
  UPLOAD_LIMIT_MIB: wholeNumber(1, 1024, 10).describe('The largest file that may be sent, in MiB, 1 to 1024.'),
  BUSY_DELAY_MS: wholeNumber(0, 60_000, 1000).describe(
    'Requests are turned away with 503 while the event loop is later than this many milliseconds; 0 for never.',
  ),
  SHUTDOWN_NOTICE_MS: wholeNumber(0, 9000, 0).describe(
    'Milliseconds from SIGTERM during which /readyz says 503 and everything else is still served, so that a load balancer can turn away first. 0 to 9000.',
  ),
  SMTP_URL: z
    .string()
    .refine((text) => isUrl(text, 'smtp:', 'smtps:'), 'Write smtp://user:password@host:587 or smtps://….')
    .optional()
    .describe(
      'The mail server: `smtp://user:password@host:587` or `smtps://…`. A password goes over TLS alone, but to this machine. Without one, development writes mails to the terminal and production sends none.',
    ),
  MAIL_FROM: z.string().default('Mingus <mingus@localhost>').describe('The sender of mails.'),
  ...phoneFields,
  VAPID_PRIVATE_KEY: z
    .string()
    .refine(isPrivateKey, 'Write the 32 bytes of a private key on P-256 in base64url, as `npx web-push generate-vapid-keys` gives them.')
    .optional()
    .describe(
      'What is pushed to browsers is signed with: a private key on P-256, 32 bytes in base64url. Without one Mingus makes its own and keeps it in the database, sealed under SECRET_KEY. Another one makes every browser subscribe anew.',
    ),
  REMINDER_TARGETS_ALLOWED: list
    .refine((origins) => origins.every(isOrigin), 'Write origins such as http://ntfy.home.arpa:8080, with commas between.')
    .describe(
      'Origins to which people may have reminders sent though they are not on the internet or without TLS, with commas between, such as `http://ntfy.home.arpa:8080`: an ntfy of one’s own network, or what takes webhooks there. None by default. Whoever may sign in can have Mingus post there.',
    ),
  LOG_LEVEL: z
    .enum(['silent', 'fatal', 'error', 'warn', 'info', 'debug'])
    .optional()
    .describe(
      'The least that is logged: `info` in production, `warn` in development and `silent` in tests by default. No level writes bodies, addresses or names.',
    ),
  BACKUP_DIR: z
    .string()
    .optional()
    .describe('The folder of backups, which has to be there. Without it, `backups` in the data folder, which is made. Best on another disk.'),
  BACKUP_DAILY: z
    .enum(['true', 'false'], 'Write true or false.')
    .optional()
    .describe(
      'Whether a backup is made each day at 02:00 UTC, by one of those processes that do jobs and have `true` here: the default, but in tests.',
    ),
  BACKUP_KEEP_DAYS: wholeNumber(1, 36_500, 30).describe('Days that backups are kept, 1 to 36500. The newest good one stays in any case.'),
  BACKUP_PASSPHRASE: z
    .string()
    .min(16, 'At least 16 characters.')
    .optional()
    .describe(
      'Encrypts backups, as age does, and opens them: at least 16 characters. Without one they are not encrypted. Whoever loses it loses them.',
    ),
  METRICS_TOKEN: z
    .string()
    .min(16, 'At least 16 characters.')
    .optional()
    .describe('The bearer token for /metrics. Without one, /metrics answers this machine only.'),
  ERROR_TRACKING_DSN: z
    .string()
    .refine(isDsn, 'Write https://key@host/project, as the page of the project says.')
    .optional()
    .describe(
      'Where errors are told: `https://key@host/project` of Sentry or of what speaks as it does. Told are kind, place and message without values, and nothing of anybody. Without it nobody is told, and nothing of it is loaded.',
    ),
});

/** The settings as written in the environment, read but not yet judged together. */
export type SettingFields = z.output<typeof settingFields>;
