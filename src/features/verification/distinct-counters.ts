import { createHmac } from 'node:crypto';
import type { RateLimit } from '../../platform/cache/rate-limiter.ts';
import { type Clock, instantOf, momentOf } from '../../platform/clock.ts';
import type { Store } from '../../platform/database/store.ts';
import { busy } from '../../platform/database/errors.ts';
import { addDistinctCounter, changeDistinctCounter, findDistinctCounter } from './distinct-repository.ts';

/** Where a key stands after a value was tried. */
export interface DistinctCount {
  /** Whether this value is one of those that may be tried. */
  readonly allowed: boolean;
  /** Whole seconds until the window ends, at least 1. */
  readonly resetSeconds: number;
}

/** Counts different values in windows that begin with the first: at most `most` are allowed until it ends. One tried before is allowed again. */
export interface DistinctCounters {
  add(limit: RateLimit, key: string, value: string): Promise<DistinctCount>;
}

/** What they are counted in. Keys and values are kept as their HMAC under `secret`. */
export interface DistinctParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly secret: string;
}

// Of changes at once each round lets one through, and a window has room for few values: whoever is late this often has met a flood.
const ROUNDS_MOST = 50;

/** Counts in a table of its own, exactly over any number of processes: a change that comes too late is seen by its version, and made anew. */
export function createDistinctCounters({ store, clock, secret }: DistinctParts): DistinctCounters {
  const hashed = (...parts: readonly string[]): string =>
    createHmac('sha256', secret)
      .update(JSON.stringify(['distinct', ...parts]))
      .digest('base64url');

  return {
    add: ({ name, most, seconds }, plainKey, value) =>
      store.apart(async (db) => {
        const [key, member] = [hashed(name, plainKey), hashed(name, plainKey, value)];
        for (let round = 0; round < ROUNDS_MOST; round += 1) {
          const nowMs = clock.now();
          const kept = await findDistinctCounter(db, name, key);
          const isOpen = kept !== undefined && momentOf(kept.ends_at) > nowMs;
          const resetSeconds = Math.max(1, Math.ceil(((isOpen ? momentOf(kept.ends_at) - nowMs : 0) || seconds * 1000) / 1000));
          if (isOpen && kept.members.includes(member)) return { allowed: true, resetSeconds };
          if (isOpen && kept.members.length >= most) return { allowed: false, resetSeconds };
          const window = isOpen
            ? { members: [...kept.members, member], ends_at: kept.ends_at }
            : { members: [member], ends_at: instantOf(nowMs + seconds * 1000) };
          const changed = kept === undefined ? await addDistinctCounter(db, { name, key, ...window }) : await changeDistinctCounter(db, kept, window);
          if (changed) return { allowed: true, resetSeconds };
        }
        throw busy();
      }),
  };
}
