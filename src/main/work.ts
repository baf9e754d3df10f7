import { systemClock } from '../platform/clock.ts';
import type { Settings } from '../platform/config/settings.ts';
import { createLog } from '../platform/telemetry/log.ts';
import { compose } from './compose.ts';
import { openDatabase } from './open-database.ts';
import { openErrorTracking } from './open-error-tracking.ts';
import { openRedisOf } from './open-redis.ts';
import { onStop } from './stopping.ts';
import { letYoungHeapGrow } from './young-heap.ts';

const SHUTDOWN_MS = 10_000;

/** Does jobs until it is told to stop; with `once`, does all that may run now and ends. */
export async function work(settings: Settings, { once }: { readonly once: boolean }): Promise<void> {
  const tracking = await openErrorTracking(settings.errorTrackingDsn, settings.environment);
  const log = createLog(settings.logLevel, { onError: tracking.report });
  const store = await openDatabase(settings);
  const redis = await openRedisOf(settings, log);
  const mingus = await compose({ settings, store, redis, clock: systemClock, log });
  const end = async (): Promise<void> => {
    await mingus.close(SHUTDOWN_MS);
    await Promise.all([redis.close(), store.close(), tracking.close()]);
  };
  if (once) {
    await mingus.runner.drain();
    await end();
    return;
  }
  onStop(log, end);
  await mingus.runner.start();
  letYoungHeapGrow();
  process.stdout.write('Mingus does its jobs. Ctrl+C ends it.\n');
}
