import { onTestFinished } from 'vitest';
import { createAudit } from '../../src/features/audit/index.ts';
import { createIdentity, type Identity, type Wait } from '../../src/features/identity/index.ts';
import { keepFirstLanguage } from '../../src/features/preferences/index.ts';
import { noRateLimiter } from '../../src/platform/cache/no-rate-limiter.ts';
import { readSettings } from '../../src/platform/config/settings.ts';
import type { Store } from '../../src/platform/database/store.ts';
import { createOutbox } from '../../src/platform/jobs/outbox.ts';
import { createProofOfWork } from '../../src/platform/security/proof-of-work.ts';
import { Client } from './client.ts';
import { onEachDatabase } from './databases.ts';
import { clockAt, type SettableClock } from './server.ts';
import { keepSecret, leaveTrace } from './secrets/of-this-file.ts';
import { startServers } from './set-ups.ts';
import { startSmtpServer } from './smtp-server.ts';
import { testLog } from './test-log.ts';

/** Who signs up. */
export interface NewPerson {
  readonly email: string;
  readonly password: string;
  readonly full_name?: string;
}

/** A whole Mingus on a free port, with a mail server to write to and a note of every refusal that waited for its tick. */
export interface House {
  readonly store: Store;
  readonly clock: SettableClock;
  /** The mails that arrived. */
  readonly mails: readonly { readonly to: readonly string[]; readonly text: string }[];
  /** One entry for each refusal that waited. */
  readonly waits: readonly string[];
  /** Another browser, or one that holds a session's token already. */
  readonly browser: (token?: string) => Client;
  /** A browser in which the person has just registered. */
  readonly signUp: (person: NewPerson) => Promise<Client>;
  /** A browser in which the person has just signed in. */
  readonly signIn: (person: NewPerson) => Promise<Client>;
  readonly idOf: (email: string) => Promise<number>;
  /** Does all jobs that may run now. */
  readonly runJobs: () => Promise<void>;
  /** Identity as another process would have it, with other secret keys. */
  readonly identityWith: (secretKeys: readonly [string, ...string[]]) => Identity;
}

/** The first secret key of a house. */
export const HOUSE_KEY = 'a key for tests that nobody else has, 48 characters';

const COOKIE = 'mingus_session';

/** The session's token that a browser holds; undefined when it holds none. */
export const tokenIn = (browser: Client): string | undefined => browser.cookies.get(COOKIE);

/** Starts a house over a store. `ownWait` is its schedule of refusals; left out, they do not wait, and are noted in `waits`. */
export async function startHouse(store: Store, env: Readonly<Record<string, string>>, ownWait?: Wait): Promise<House> {
  const smtp = await startSmtpServer();
  const fixed = {
    MINGUS_ENV: 'test',
    SECRET_KEY: HOUSE_KEY,
    RATELIMIT_ENABLED: 'false',
    BUSY_DELAY_MS: '0',
    CAPTCHA_DIFFICULTY: '3',
    SMTP_URL: smtp.url,
  };
  const clock = clockAt('2026-03-02T08:00:00.000Z');
  const waits: string[] = [];
  const wait = ownWait ?? (() => async () => void waits.push('waited'));
  const servers = await startServers({ env: { ...fixed, ...env }, store, clock, wait, log: testLog('silent').log });
  const { url, mingus } = servers;
  keepSecret('secret key', HOUSE_KEY);
  onTestFinished(async () => {
    leaveTrace('the metrics', await servers.measured());
    await servers.close();
    await smtp.close();
  });

  const browser = (token?: string): Client => {
    const client = new Client(url);
    if (token !== undefined) client.cookies.set(COOKIE, token);
    return client;
  };
  const enter = async (path: string, body: object): Promise<Client> => {
    const client = browser();
    const answer = await client.post(path, body);
    if (tokenIn(client) === undefined) throw new Error(`${path} answered ${answer.status}: ${JSON.stringify(answer.body)}`);
    await client.get('/api/auth/session');
    return client;
  };
  return {
    store,
    clock,
    waits,
    mails: smtp.mails,
    browser,
    signUp: (person) => enter('/api/auth/register', person),
    signIn: ({ email, password }) => enter('/api/auth/login', { email, password }),
    idOf: async (email) => (await store.db.selectFrom('users').select('id').where('email', '=', email).executeTakeFirstOrThrow()).id,
    runJobs: () => mingus.runner.drain(),
    identityWith: (secretKeys) => {
      const parts = {
        store,
        clock,
        outbox: createOutbox({ store, clock }),
        audit: createAudit({ clock }),
        limiter: noRateLimiter,
        proofOfWork: createProofOfWork({ clock, limiter: noRateLimiter, secretKeys, difficulty: 1 }),
        sendsMail: true,
        address: () => url,
        onMoved: async () => undefined,
      };
      return createIdentity({
        ...parts,
        keepLanguage: keepFirstLanguage,
        settings: { registration: 'open', secretKeys, limits: readSettings(fixed).limits, backupDays: 30 },
      });
    },
  };
}

/** Opens a house with these settings, by their names in the environment. */
export type OpenHouse = (env?: Readonly<Record<string, string>>) => Promise<House>;

/** Describes the tests of `body` once on SQLite and once on PostgreSQL; each `open` is another house, which ends with its test. */
export function inEachHouse(title: string, body: (open: OpenHouse) => void): void {
  onEachDatabase(title, (openStore) => body(async (env = {}) => startHouse(await openStore(), env)));
}
