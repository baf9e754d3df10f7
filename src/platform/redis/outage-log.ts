/** Where an outage is told. */
export interface OutageLog {
  warn(details: object, message: string): void;
}

/** Tells of outages without filling the log. */
export interface Outages {
  /** Redis did not answer: told when this outage is not told yet, and the one before was a minute ago. */
  noted(cause: unknown): void;
  /** Redis answers again: told when the outage was. */
  ended(): void;
}

// One that comes and goes every second would otherwise write two lines a second.
const QUIET_MS = 60_000;

/** What failed, in one word without any value: a system's code (`ECONNREFUSED`), or the first word of Redis's own answer (`OOM`). */
function reasonOf(cause: unknown): string {
  if (!(cause instanceof Error)) return 'unknown';
  const code: unknown = Reflect.get(cause, 'code');
  return typeof code === 'string' ? code : (/^[A-Z]{2,}(?= )/.exec(cause.message)?.[0] ?? 'closed');
}

/** Tells the log once when an outage begins and once when it ends. `uses` says what Redis is used for. */
export function createOutages(log: OutageLog, uses: string, now: () => number = () => performance.now()): Outages {
  let beganAt: number | undefined;
  let toldAt = Number.NEGATIVE_INFINITY;
  let isTold = false;
  return {
    noted(cause) {
      beganAt ??= now();
      if (isTold || now() - toldAt < QUIET_MS) return;
      [isTold, toldAt] = [true, now()];
      log.warn({ uses, reason: reasonOf(cause) }, 'Redis does not answer; going on without it');
    },
    ended() {
      const seconds = Math.round((now() - (beganAt ?? now())) / 1000);
      if (isTold) log.warn({ uses, seconds }, 'Redis answers again');
      [isTold, beganAt] = [false, undefined];
    },
  };
}
