import { z } from 'zod';
import { createAnalysing } from '../src/features/insights/analysing.ts';
import { createInsightJobs } from '../src/features/insights/jobs.ts';
import type { Clock } from '../src/platform/clock.ts';
import { openStore } from '../src/platform/database/open.ts';
import type { DatabaseSettings } from '../src/platform/database/settings.ts';
import { createOutbox } from '../src/platform/jobs/outbox.ts';

/**
 * Does the nightly job of insights in a process of its own, group by group as it is told, so that its memory is its own. Its argument are the
 * settings of a database as JSON; each message it is sent is a group, and is answered with how long it took. Ends with whoever started it.
 */
const settings = z.custom<DatabaseSettings>().parse(JSON.parse(process.argv[2] ?? ''));
const order = z.object({ now: z.number(), after: z.int() });

/** After so many people each, the memory is looked at. */
const LOOK_AFTER = 200;

interface Look {
  readonly people: number;
  /** Megabytes that are reachable. */
  readonly heap: number;
  /** Megabytes that are resident. */
  readonly resident: number;
}

let now = 0;
let people = 0;
let looks: Look[] = [];
let lookedMs = 0;

function look(): void {
  const started = performance.now();
  if (globalThis.gc === undefined) throw new Error('memory is told apart from what is not collected yet only with --expose-gc');
  globalThis.gc();
  const { heapUsed, rss } = process.memoryUsage();
  looks.push({ people, heap: heapUsed / 1e6, resident: rss / 1e6 });
  lookedMs += performance.now() - started;
}

const clock: Clock = { now: () => now };
const store = await openStore(settings);
const analysing = createAnalysing({ store, clock });
const jobs = createInsightJobs({
  store,
  clock,
  outbox: createOutbox({ store, clock }),
  analysing: {
    ...analysing,
    several: async (userIds) => {
      const failures = await analysing.several(userIds);
      people += userIds.length;
      if (people % LOOK_AFTER === 0) look();
      return failures;
    },
  },
});

/** One job of the night: the people after one of them. */
async function group(message: unknown): Promise<void> {
  const asked = order.parse(message);
  now = asked.now;
  looks = [];
  lookedMs = 0;
  const before = people;
  const started = performance.now();
  await jobs['insights.keep_current']?.({ id: 0, attempt: 1, payload: { due_at: new Date(now).toISOString(), after: asked.after } });
  process.send?.({ ms: performance.now() - started - lookedMs, people: people - before, looks });
}

process.on('message', (message) => {
  group(message).catch((error: unknown) => {
    console.error(error);
    process.exit(1);
  });
});
process.on('disconnect', () => process.exit());
process.send?.('ready');
