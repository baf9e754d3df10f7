import { statSync } from 'node:fs';
import { redisAddress } from '../redis/address.ts';
import { isLoopback } from './loopback.ts';
import { smsRefusals } from './phone-settings.ts';
import type { SettingFields } from './setting-fields.ts';

const KEY_LEAST = 32;
const WELL_KNOWN =
  /^(.)\1*$|change[-_ ]?(me|this)|secret[-_ ]?key|dev(elopment)?[-_ ]?(key|secret)|your[-_ ]|example|password|insecure|default|0123456789/i;
const DEFAULT_PASSWORDS: readonly string[] = ['', 'postgres', 'password', 'mingus', 'admin', 'root', 'changeme', 'secret', 'test', 'example'];

/** Why these settings cannot be used, as sentences; none when they can. `secretFiles` are the paths of NAME_FILE settings. */
export function refusalsOf(given: SettingFields, secretFiles: readonly string[]): readonly string[] {
  if (given.MINGUS_ENV === 'production') return [...productionRefusals(given, secretFiles), ...smsRefusals(given)];
  if (isLoopback(given.HOST)) return smsRefusals(given);
  return [
    ...smsRefusals(given),
    `HOST is ${given.HOST}, but ${given.MINGUS_ENV} answers this machine only: leave HOST out, or set MINGUS_ENV=production.`,
  ];
}

const productionRefusals = (given: SettingFields, secretFiles: readonly string[]): readonly string[] => [
  ...keyRefusals('SECRET_KEY', given.SECRET_KEY),
  ...(given.SECRET_KEY_OLD === undefined ? [] : keyRefusals('SECRET_KEY_OLD', given.SECRET_KEY_OLD)),
  ...addressRefusals(given.PUBLIC_URL),
  ...(given.RATELIMIT_ENABLED ? [] : ['RATELIMIT_ENABLED is false: production limits requests.']),
  ...(given.LOG_LEVEL === 'debug' ? ['LOG_LEVEL is debug: production logs no more than info.'] : []),
  ...databaseRefusals(given.DATABASE_URL),
  ...redisRefusals('REDIS_URL', given.REDIS_URL),
  ...redisRefusals('RATELIMIT_STORAGE_URL', given.RATELIMIT_STORAGE_URL),
  ...redisRefusals('CACHE_REDIS_URL', given.CACHE_REDIS_URL),
  ...secretFiles.filter(othersCanRead).map((path) => `The secret file ${path} can be read by others: chmod 600 it.`),
];

function keyRefusals(name: string, key: string | undefined): readonly string[] {
  const advice = 'make one with: openssl rand -base64 48';
  if (key === undefined) return [`${name} is missing: ${advice}`];
  if (key.length < KEY_LEAST) return [`${name} is shorter than ${KEY_LEAST} characters: ${advice}`];
  return WELL_KNOWN.test(key) ? [`${name} is one that others know: ${advice}`] : [];
}

function addressRefusals(publicUrl: string | undefined): readonly string[] {
  if (publicUrl === undefined) return ['PUBLIC_URL is missing: the address that people type, such as https://mingus.example.org.'];
  const { protocol, hostname } = new URL(publicUrl);
  return protocol === 'https:' || isLoopback(hostname) ? [] : ['PUBLIC_URL is http: passwords would travel in the open. Use https.'];
}

function databaseRefusals(databaseUrl: string | undefined): readonly string[] {
  if (databaseUrl === undefined || !/^postgres(ql)?:/.test(databaseUrl)) return [];
  if (!URL.canParse(databaseUrl)) return ['DATABASE_URL is not an address: encode special characters of the password as %XX.'];
  const { host, password, sslmode } = connectionOf(databaseUrl);
  const found: string[] = [];
  // A socket on this machine may go without a password: the system says who asks.
  const isSocket = host === '' || host.startsWith('/');
  if (DEFAULT_PASSWORDS.includes(password) && !isSocket) found.push('DATABASE_URL has no password, or one that everybody tries first.');
  if (!isSocket && !isLoopback(host) && sslmode !== 'verify-full') found.push('DATABASE_URL leads to another machine without sslmode=verify-full.');
  return found;
}

/** Where and how an address is connected to, as `pg` reads it: members of its query overrule what stands before, and of two alike the last counts. */
function connectionOf(databaseUrl: string): { readonly host: string; readonly password: string; readonly sslmode: string | undefined } {
  const { hostname, password, searchParams } = new URL(databaseUrl);
  const member = (name: string): string | undefined => searchParams.getAll(name).at(-1);
  return { host: member('host') ?? decoded(hostname), password: member('password') ?? decoded(password), sslmode: member('sslmode') };
}

/** On this machine a Redis may go without: whoever reaches it there could read its memory as well. */
function redisRefusals(name: string, redisUrl: string | undefined): readonly string[] {
  const address = redisUrl === undefined ? undefined : redisAddress(redisUrl);
  if (address === undefined || isLoopback(address.host ?? '')) return [];
  const found: string[] = [];
  if (address.tls === undefined) found.push(`${name} leads to another machine in the open: use rediss://.`);
  if (DEFAULT_PASSWORDS.includes(address.password ?? '')) found.push(`${name} has no password, or one that everybody tries first.`);
  return found;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function othersCanRead(path: string): boolean {
  const found = statSync(path, { throwIfNoEntry: false });
  return found !== undefined && (found.mode & 0o077) !== 0;
}
