import { type Wait } from '../features/identity/index.ts';
import { type Clock } from '../platform/clock.ts';
import type { Settings } from '../platform/config/settings.ts';
import type { Store } from '../platform/database/store.ts';
import type { ReadyCheck } from '../platform/http/health.ts';
import type { Siblings } from '../platform/siblings/member.ts';
import type { Log } from '../platform/telemetry/log.ts';
import type { OpenRedis } from './open-redis.ts';

/** What the outside gives. */
export interface World {
  readonly settings: Settings;
  /** An open, migrated database; whoever opened it closes it, after `close`. */
  readonly store: Store;
  /** Where the settings name a Redis; whoever opened it closes it, after `close`. */
  readonly redis?: OpenRedis;
  readonly clock: Clock;
  readonly log: Log;
  /** The schedule of refused sign-ins; a real server's when left out. */
  readonly wait?: Wait;
  /** Digits of a phone code; six when left out. Longer ones can be looked for where six digits are found by chance. */
  readonly codeDigits?: number;
  /** The folder of the built pages; `web/dist` when left out. */
  readonly pagesFolder?: string;
  /** What else /readyz looks at, by name. */
  readonly ready?: Readonly<Record<string, ReadyCheck>>;
  /** The other server processes of this machine, where there are any. */
  readonly siblings?: Siblings;
}
