import { onTestFinished } from 'vitest';
import type { Mingus } from '../../src/main/compose.ts';
import type { Clock } from '../../src/platform/clock.ts';
import { readSettings } from '../../src/platform/config/settings.ts';
import type { Store } from '../../src/platform/database/store.ts';
import { Client } from './client.ts';
import { keepSecret, leaveTrace } from './secrets/of-this-file.ts';
import { startServers } from './set-ups.ts';
import { testLog } from './test-log.ts';

/** A clock that stands until it is moved. */
export interface SettableClock extends Clock {
  /** Moves it to an instant: `2025-01-15T10:30:00.000Z`. */
  set(instant: string): void;
  /** Lets this many milliseconds go by. */
  pass(ms: number): void;
}

/** What a test may want otherwise. */
export interface AppOptions {
  /** Settings by their names in the environment. */
  readonly env?: Readonly<Record<string, string>>;
  /** The present when it starts: `2025-01-15T12:00:00.000Z` when left out. */
  readonly now?: string;
  /** A clock that it shares with another, instead of its own. */
  readonly clock?: SettableClock;
  /** Where built pages are. */
  readonly pagesFolder?: string;
  /** Whether refused sign-ins take as long as on a real server. */
  readonly realWaits?: boolean;
  /** Begins its keys in Redis, where the settings name one; two that share it share counts and kept answers. That of all others over the store when left out. */
  readonly redisPrefix?: string;
  /** Digits of a phone code. */
  readonly codeDigits?: number;
}

/** A running Mingus. */
export interface App {
  readonly url: string;
  readonly mingus: Mingus;
  readonly clock: SettableClock;
  /** Lines of the log so far; LOG_LEVEL=info fills it. */
  readonly logLines: readonly string[];
  /** Another browser. */
  client(): Client;
  close(): Promise<void>;
}

/** A clock that stands at `instant`. */
export function clockAt(instant: string): SettableClock {
  let now = Date.parse(instant);
  return {
    now: () => now,
    set: (next) => {
      now = Date.parse(next);
    },
    pass: (ms) => {
      now += ms;
    },
  };
}

/** Settings of every test, by their names in the environment. */
export const TEST_ENV = {
  MINGUS_ENV: 'test',
  SECRET_KEY: 'a key for tests that nobody else has, 48 characters',
  RATELIMIT_ENABLED: 'false',
  BUSY_DELAY_MS: '0',
  CAPTCHA_DIFFICULTY: '3',
};
const noWait = () => async () => undefined;

/** Starts the real thing over a store, on a free port of the loopback interface; it ends with the test. Requests are not limited unless asked for. */
export async function startApp(store: Store, options: AppOptions = {}): Promise<App> {
  const env = { ...TEST_ENV, ...options.env };
  const clock = options.clock ?? clockAt(options.now ?? '2025-01-15T12:00:00.000Z');
  const { log, lines } = testLog(readSettings(env).logLevel);
  keepSecret('secret key', TEST_ENV.SECRET_KEY);
  const servers = await startServers({
    env,
    redisPrefix: options.redisPrefix,
    store,
    clock,
    log,
    ...(options.realWaits !== true && { wait: noWait }),
    ...(options.codeDigits !== undefined && { codeDigits: options.codeDigits }),
    ...(options.pagesFolder !== undefined && { pagesFolder: options.pagesFolder }),
  });
  const { url, mingus } = servers;
  let closing: Promise<void> | undefined;
  const end = async (): Promise<void> => {
    leaveTrace('the metrics', await servers.measured());
    await servers.close();
  };
  const close = (): Promise<void> => (closing ??= end());
  onTestFinished(close);
  return { url, mingus, clock, logLines: lines, client: () => new Client(url), close };
}
