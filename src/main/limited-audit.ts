import type { Audit } from '../features/audit/index.ts';
import { isForeignKeyViolation } from '../platform/database/errors.ts';
import type { Db, Store } from '../platform/database/store.ts';
import { addressKey } from '../platform/http/client-address.ts';
import type { Counted } from '../platform/http/limits.ts';
import type { Log } from '../platform/telemetry/log.ts';

/** Requests of one address that one limit turned away within a minute. */
interface Burst {
  readonly limit: string;
  readonly counted: Counted;
  requests: number;
}

/** Remembers which requests were turned away. */
export interface LimitedAudit {
  readonly onLimited: (limit: string, counted: Counted) => void;
  /** Writes what is not written yet. */
  flush(): Promise<void>;
  close(): Promise<void>;
}

function passOverErased(error: unknown): void {
  if (!isForeignKeyViolation(error)) throw error;
}

const MINUTE_MS = 60_000;
// A flood from ever new addresses must not fill the memory either; the measurements count it in full.
const BURSTS_MOST = 1000;

/** Leaves one row for each address (of IPv6, each /64) and minute in the audit trail, with a count, so that whoever floods the server cannot fill its disk. */
export function createLimitedAudit({ store, audit, log }: { readonly store: Store; readonly audit: Audit; readonly log: Log }): LimitedAudit {
  const bursts = new Map<string, Burst>();

  async function flush(): Promise<void> {
    const written = [...bursts.values()];
    bursts.clear();
    if (written.length === 0) return;
    try {
      await store.transaction(async (db) => {
        for (const burst of written) await record(db, burst);
      });
    } catch (error) {
      if (!isForeignKeyViolation(error)) throw error;
      // Somebody has erased their account since. They leave nothing behind, and the others' rows must not go with theirs.
      for (const burst of written) await record(store.db, burst).catch(passOverErased);
    }
  }

  const record = (db: Db, { limit, counted, requests }: Burst): Promise<void> =>
    audit.record(db, {
      event_type: 'rate_limit_exceeded',
      user_id: counted.userId,
      origin: { ip_address: counted.address, user_agent: '' },
      outcome: 'failure',
      reason: limit,
      details: { requests },
    });

  const safely = (): Promise<void> => flush().catch((error: unknown) => log.error({ err: error }, 'the audit of limits was not written'));
  const timer = setInterval(() => void safely(), MINUTE_MS);
  timer.unref();

  return {
    onLimited(limit, counted) {
      const place = addressKey(counted.address);
      const found = bursts.get(place);
      if (found !== undefined) found.requests += 1;
      else if (bursts.size < BURSTS_MOST) bursts.set(place, { limit, counted, requests: 1 });
    },
    flush,
    async close() {
      clearInterval(timer);
      await safely();
    },
  };
}
