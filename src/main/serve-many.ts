import { once } from 'node:events';
import { createServer } from 'node:net';
import { createInProcessRateLimiter } from '../platform/cache/in-process-rate-limiter.ts';
import { systemClock } from '../platform/clock.ts';
import type { Settings } from '../platform/config/settings.ts';
import { startPrimary } from '../platform/siblings/primary.ts';
import { createLog } from '../platform/telemetry/log.ts';
import { openDatabase } from './open-database.ts';
import { ownAddress } from './own-address.ts';
import { listenFailure, PlainFailure } from './plain-failure.ts';
import type { ServeOptions } from './serve.ts';
import { onStop } from './stopping.ts';

// The processes take ten seconds at most; what has not ended by then hangs.
const SHUTDOWN_MS = 11_000;

/** Runs as many server processes as WEB_CONCURRENCY says until it is told to stop. The first of them does the jobs. Throws PlainFailure when it cannot start. */
export async function serveMany(settings: Settings, { withWorker }: ServeOptions): Promise<void> {
  const log = createLog(settings.logLevel);
  // Migrations, and whatever speaks against starting: once, and before there is anybody to repeat it.
  await (await openDatabase(settings)).close();
  const port = await freePort(settings);
  const primary = startPrimary({
    size: settings.serverProcesses,
    argumentsOf: (number) => ['serve', '--port', String(port), withWorker && number === 0 ? '--with-worker' : '--without-worker'],
    limiter: createInProcessRateLimiter(systemClock),
    log,
  });
  onStop(log, () => primary.stop(SHUTDOWN_MS), { atOnce: primary.kill });
  try {
    await primary.ready;
  } catch {
    primary.kill();
    throw new PlainFailure('None of the server processes could start; what they wrote before says why.');
  }
  process.stdout.write(`Mingus is ready: ${ownAddress({ ...settings, port })}\n`);
}

/** The port that the processes are to share: the one that was asked for, or any that is free. Throws PlainFailure when it cannot be had. */
async function freePort({ host, port }: Settings): Promise<number> {
  const trial = createServer().listen({ host, port });
  try {
    await once(trial, 'listening');
  } catch (error) {
    throw listenFailure(error, host, port);
  }
  const bound = trial.address();
  trial.close();
  await once(trial, 'close');
  return typeof bound === 'object' && bound !== null ? bound.port : port;
}
