import { AsyncResource } from 'node:async_hooks';
import type { RedisConnection } from '../redis/connection.ts';
import { type Answering, type BullSession, type Call, openSession } from './bull-session.ts';

/** A Redis by which workers are called to jobs. */
export interface CallingRedis {
  /** Tells whether Redis takes writes. */
  readonly connection: RedisConnection;
  /** An address that `redisAddress` reads. */
  readonly url: string;
  /** Begins every key. */
  readonly prefix: string;
}

/** Calls workers of any process to jobs, while there is a Redis. */
export interface JobCalls {
  /** Whether calls get there, as far as is known. */
  isUp(): boolean;
  /** Calls some worker to a job. Waits for nothing and never throws: a call may be lost, and the job is found in the outbox then. */
  call(job: Call): void;
  /** Answers calls from now on; resolves when that has begun, or Redis is away. */
  answer(answering: Answering): Promise<void>;
  /** Ends within a second, whatever Redis does. */
  close(): Promise<void>;
}

/** Milliseconds between looks at whether Redis is there: how long an outage is not noticed that breaks nothing off. */
const LOOK_MS = 1_000;
/** Calls that are made together. */
const TOGETHER = 200;
/** How long Redis keeps the sign that it took a write. */
const SIGN_MS = 60_000;

/** Calls through a Redis that may come and go. `onAway` is told when calls do not get there any more. */
export function createJobCalls({ connection, url, prefix }: CallingRedis, onAway: () => void): JobCalls {
  let session: BullSession | undefined;
  let answering: Answering | undefined;
  let waiting: Call[] = [];
  let calling: Promise<void> | undefined;
  let isClosed = false;

  async function end(): Promise<void> {
    const ended = session;
    session = undefined;
    waiting = [];
    await ended?.close();
  }

  function lose(): void {
    void end();
    if (!isClosed) onAway();
  }

  function begin(): void {
    const begun: BullSession = openSession({ url, prefix, answering, onLost: () => (session === begun ? lose() : undefined) });
    session = begun;
  }

  async function look(): Promise<void> {
    try {
      await connection.ask((redis) => redis.set('jobs', '1', 'PX', SIGN_MS));
    } catch {
      if (session !== undefined) lose();
      return;
    }
    if (session === undefined && !isClosed) begin();
  }

  async function callAll(): Promise<void> {
    for (let calls = waiting.splice(0, TOGETHER); calls.length > 0; calls = waiting.splice(0, TOGETHER)) {
      const through = session;
      if (through === undefined) return;
      try {
        await through.add(calls);
      } catch {
        if (session === through) lose();
        return;
      }
    }
  }

  // What commits calls from inside its request; nothing of BullMQ is to run as a part of that.
  const callSoon = AsyncResource.bind(() => {
    calling ??= callAll().finally(() => {
      calling = undefined;
      if (waiting.length > 0) callSoon();
    });
  });

  const timer = setInterval(() => void look(), LOOK_MS);
  timer.unref();
  const first = look();

  return {
    isUp: () => session !== undefined,
    call(job) {
      if (session === undefined) return onAway();
      waiting.push(job);
      callSoon();
    },
    async answer(given) {
      await first;
      answering = given;
      await end();
      await look();
    },
    async close() {
      isClosed = true;
      clearInterval(timer);
      await end();
    },
  };
}
