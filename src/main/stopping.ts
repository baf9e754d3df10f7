import type { Log } from '../platform/telemetry/log.ts';

/** What else happens when a process is told to stop. */
export interface StopOptions {
  /** What a second signal does before the process ends at once. */
  readonly atOnce?: () => void;
  /** Whether a second signal is passed over: a terminal sends its own to every process, and the primary sends another. */
  readonly once?: boolean;
}

/** Calls `stop` at SIGTERM or SIGINT and then ends the process: with 0, or with 2 when stopping failed. A second signal ends it at once. */
export function onStop(log: Log, stop: () => Promise<void>, { atOnce, once = false }: StopOptions = {}): void {
  let stopping = false;
  const begin = (): void => {
    if (stopping && once) return;
    if (stopping) {
      atOnce?.();
      process.exit(2);
    }
    stopping = true;
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ err: error }, 'stopping failed');
        process.exit(2);
      },
    );
  };
  process.on('SIGTERM', begin);
  process.on('SIGINT', begin);
  // Node would print the error as it is, with whatever values stand in its message.
  process.on('uncaughtException', (error) => {
    log.fatal({ err: error }, 'the process cannot go on');
    process.exit(2);
  });
}
