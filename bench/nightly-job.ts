import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { DatabaseSettings } from '../src/platform/database/settings.ts';

const WORKER = fileURLToPath(new URL('nightly-worker.ts', import.meta.url));

const done = z.object({
  ms: z.number(),
  people: z.int(),
  looks: z.array(z.object({ people: z.int(), heap: z.number(), resident: z.number() })),
});
/** What one job of the night took, how many people it did, and what its process held after each 200 people, in megabytes: reachable, and resident. */
export type Done = z.output<typeof done>;

/** The nightly job of insights in a process of its own. */
export interface NightlyJob {
  /** Does the job of the people after the one of id `after`, at the instant `now` (milliseconds). */
  group(now: number, after: number): Promise<Done>;
  stop(): void;
}

/** Starts it on a database. It ends with this process at the latest. */
export async function startNightlyJob(settings: DatabaseSettings): Promise<NightlyJob> {
  const worker = fork(WORKER, [JSON.stringify(settings)], { execArgv: ['--expose-gc'] });
  let isStopping = false;
  const ended = once(worker, 'exit').then(() => {
    if (!isStopping) throw new Error('the process of the nightly job has ended');
  });
  const answer = async (): Promise<unknown> => {
    const [message] = await Promise.race([once(worker, 'message'), ended.then(() => [undefined])]);
    return message;
  };
  await answer();
  return {
    group: async (now, after) => {
      const told = answer();
      worker.send({ now, after });
      return done.parse(await told);
    },
    stop: () => {
      isStopping = true;
      worker.disconnect();
    },
  };
}
