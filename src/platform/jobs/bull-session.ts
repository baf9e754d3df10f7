import { setTimeout as sleep } from 'node:timers/promises';
import { Queue, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import { z } from 'zod';
import { atMost } from '../at-most.ts';
import { redisAddress } from '../redis/address.ts';

/** A job that workers are called to: its number in the outbox, how often it was tried, and how long it is to wait. */
export interface Call {
  readonly id: number;
  readonly attempts: number;
  readonly delayMs: number;
}

/** Who answers calls. */
export interface Answering {
  /** Takes the job of a call and does it. Never throws. */
  readonly take: (jobId: number) => Promise<void>;
  /** Jobs at work at the same time. */
  readonly atOnce: number;
}

/** What a session is made of. */
export interface SessionParts {
  /** An address that `redisAddress` reads. */
  readonly url: string;
  /** Begins every key. */
  readonly prefix: string;
  /** Undefined for a process that calls and does not answer. */
  readonly answering: Answering | undefined;
  /** Told once when anything goes wrong: the session is of no use from then on. */
  readonly onLost: (cause: unknown) => void;
}

/** A time in which Redis answers: what BullMQ needs in it, made anew after each outage. */
export interface BullSession {
  /** Rejects when the calls did not get there in time. A call that waits there already is not made twice. */
  add(calls: readonly Call[]): Promise<void>;
  /** Answers no more calls, and ends within half a second whatever Redis does. */
  close(): Promise<void>;
}

const QUEUE = 'jobs';
const CONNECT_MS = 1_000;
const ADD_MS = 2_000;
const CLOSE_MS = 500;
/** A call that comes a moment early finds a job whose time has not come. */
const LATE_MS = 20;

const called = z.object({ id: z.int() });

// Nothing is tried again here, neither to connect nor to do a job: a session that breaks is over, and the outbox knows what is to be tried again.
const optionsOf = (url: string) => ({
  ...redisAddress(url),
  connectTimeout: CONNECT_MS,
  disconnectTimeout: CLOSE_MS,
  retryStrategy: () => null,
  maxRetriesPerRequest: null,
  disableClientInfo: true,
  protocol: 2 as const,
});

const optionsOfCall = ({ id, attempts, delayMs }: Call) => ({
  // A number alone is not allowed. With the tries, so that one that is called again is not taken for the call that is being answered.
  jobId: `job-${id}-${attempts}`,
  delay: delayMs > 0 ? delayMs + LATE_MS : 0,
  attempts: 1,
  removeOnComplete: true,
  removeOnFail: true,
});

/** What the callers' and the answerers' side have in common. */
interface Shared {
  readonly connection: Redis;
  readonly prefix: string;
  readonly skipVersionCheck: boolean;
}

/** Begins a session. It holds ids and nothing else. */
export function openSession({ url, prefix, answering, onLost }: SessionParts): BullSession {
  const connection = new Redis(optionsOf(url));
  // BullMQ's own keys are `prefix:queue:…`.
  const shared: Shared = { connection, prefix: prefix.replace(/:$/, ''), skipVersionCheck: true };
  let isOver = false;
  const lose = (cause: unknown): void => {
    if (isOver) return;
    isOver = true;
    onLost(cause);
  };
  const closed = (): void => lose(new Error('closed'));
  connection.on('error', lose).on('close', closed);
  // Nobody listens to the events of the queue.
  const queue = new Queue(QUEUE, { ...shared, streams: { events: { maxLen: 0 } } });
  queue.on('error', lose).on('ioredis:close', closed);
  const worker = answering && openWorker(shared, answering);
  worker?.on('error', lose).on('ioredis:close', closed);

  return {
    async add(calls) {
      const late = sleep(ADD_MS, 'late' as const, { ref: false });
      const adding = queue.addBulk(calls.map((call) => ({ name: 'call', data: { id: call.id }, opts: optionsOfCall(call) })));
      if ((await Promise.race([adding, late])) === 'late') throw new Error('no answer in time');
    },
    async close() {
      isOver = true;
      await atMost(CLOSE_MS, Promise.allSettled([worker?.close(), queue.close()]));
      connection.disconnect();
    },
  };
}

function openWorker(shared: Shared, { take, atOnce }: Answering): Worker {
  const answer = async ({ data }: { readonly data: unknown }): Promise<void> => {
    const call = called.safeParse(data);
    if (call.success) await take(call.data.id);
  };
  return new Worker(QUEUE, answer, { ...shared, concurrency: atOnce, maxStalledCount: 1 });
}
