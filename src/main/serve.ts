import cluster from 'node:cluster';
import { createInProcessRateLimiter } from '../platform/cache/in-process-rate-limiter.ts';
import { systemClock } from '../platform/clock.ts';
import type { Settings } from '../platform/config/settings.ts';
import { lowerPoolThreads } from '../platform/pool-threads.ts';
import { joinSiblings } from '../platform/siblings/member.ts';
import { createLog, type Log } from '../platform/telemetry/log.ts';
import { compose, type Mingus } from './compose.ts';
import { migrationsCheck, openDatabase, openPrepared } from './open-database.ts';
import { openErrorTracking } from './open-error-tracking.ts';
import { openRedisOf } from './open-redis.ts';
import { ownAddress } from './own-address.ts';
import { listenFailure } from './plain-failure.ts';
import { onStop } from './stopping.ts';
import { letYoungHeapGrow } from './young-heap.ts';

/** How `mingus serve` was asked to run. */
export interface ServeOptions {
  /** Whether this process also does the jobs. */
  readonly withWorker: boolean;
}

/** From SIGTERM to the end, at most: what is open by then is broken off. */
const SHUTDOWN_MS = 10_000;

/** Runs the server until it is told to stop: alone, or as one of those that `serveMany` forks. Throws PlainFailure when it cannot start. */
export async function serve(settings: Settings, { withWorker }: ServeOptions): Promise<void> {
  const tracking = await openErrorTracking(settings.errorTrackingDsn, settings.environment);
  const log = createLog(settings.logLevel, { onError: tracking.report });
  const siblings = cluster.isWorker ? joinSiblings(createInProcessRateLimiter(systemClock)) : undefined;
  const store = await (siblings === undefined ? openDatabase : openPrepared)(settings);
  const ready = { migrations: migrationsCheck(settings) };
  const redis = await openRedisOf(settings, log);
  const mingus = await compose({ settings, store, redis, clock: systemClock, log, ready, ...(siblings && { siblings }) });
  try {
    await mingus.server.listen({ host: settings.host, port: settings.port });
  } catch (error) {
    await mingus.close(0);
    await Promise.all([redis.close(), store.close(), tracking.close()]);
    throw listenFailure(error, settings.host, settings.port);
  }
  if (withWorker) await mingus.runner.start();
  letYoungHeapGrow();
  lowerPoolThreads();
  const end = async (): Promise<void> => {
    await stop(settings, mingus, log);
    await Promise.all([redis.close(), store.close(), tracking.close()]);
  };
  onStop(log, end, { once: siblings !== undefined });
  if (siblings === undefined) process.stdout.write(`Mingus is ready: ${ownAddress(settings, mingus.server)}\n`);
  else siblings.ready();
}

/** Says that it is stopping, goes on answering for as long as SHUTDOWN_NOTICE_MS asks, and then lets what is open finish. */
async function stop({ shutdownNoticeMs }: Settings, mingus: Mingus, log: Log): Promise<void> {
  log.info('stopping');
  mingus.stop.announceStop();
  await new Promise((resolve) => setTimeout(resolve, shutdownNoticeMs));
  await mingus.close(SHUTDOWN_MS - shutdownNoticeMs);
  log.info('stopped');
}
