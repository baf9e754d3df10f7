import cluster, { type Worker } from 'node:cluster';
import type { RateLimiter } from '../cache/rate-limiter.ts';
import type { Log } from '../telemetry/log.ts';
import { ANSWER_MS, type Answer, type Measurement, type Question, type ToMember, toPrimary } from './messages.ts';
import { createPending } from './pending.ts';
import { pauseAfter } from './restarts.ts';

/** What a primary starts. */
export interface PrimaryParts {
  /** How many processes there are to be. */
  readonly size: number;
  /** The arguments of the process with this number, 0 to `size` − 1; whoever takes its place is given the same. */
  readonly argumentsOf: (number: number) => readonly string[];
  /** Counts for all of them. */
  readonly limiter: RateLimiter;
  readonly log: Log;
}

/** Server processes, and the one that started them. */
export interface Primary {
  /** Resolves when all of them listen; rejects when as many as there are to be have ended before any did. */
  readonly ready: Promise<void>;
  /** Asks all of them to stop and resolves when they have ended. What runs after `timeoutMs` is killed, and then it rejects. */
  stop(timeoutMs: number): Promise<void>;
  /** Ends all of them at once. */
  kill(): void;
}

/** Starts server processes, starts those again that end, and does for them what has to be done in one place. The only caller of node:cluster's fork. */
export function startPrimary({ size, argumentsOf, limiter, log }: PrimaryParts): Primary {
  const ready = Promise.withResolvers<void>();
  const measured = createPending<Measurement>();
  const listening = new Set<number>();
  const pauses = new Set<NodeJS.Timeout>();
  let [anyListened, endedBefore, stopping] = [false, 0, false];

  const members = (): readonly Worker[] => Object.values(cluster.workers ?? {}).filter((worker) => worker !== undefined);
  const send = (worker: Worker, message: ToMember): void => void worker.send(message, () => undefined);

  function start(number: number, pauseBeforeMs: number | null): void {
    cluster.setupPrimary({ args: [...argumentsOf(number)] });
    const [worker, startedAt] = [cluster.fork(), performance.now()];
    worker.on('message', (message: unknown) => void hear(worker, number, message));
    worker.on('error', (error) => log.error({ err: error }, 'a server process could not be spoken to'));
    worker.once('exit', (code, signal) => {
      listening.delete(number);
      if (stopping) return;
      if (!anyListened) endedBefore += 1;
      if (!anyListened && endedBefore >= size) return ready.reject(new Error('no server process came to listen'));
      const pauseMs = pauseAfter(performance.now() - startedAt, pauseBeforeMs);
      log.error({ process: worker.process.pid, code, signal, pause_ms: pauseMs }, 'a server process ended; another takes its place');
      const pause = setTimeout(() => {
        pauses.delete(pause);
        start(number, pauseMs);
      }, pauseMs);
      pauses.add(pause);
    });
  }

  async function hear(worker: Worker, number: number, received: unknown): Promise<void> {
    const { success, data: message } = toPrimary.safeParse(received);
    if (!success) return;
    if (message.kind === 'asks') return send(worker, { kind: 'answers', id: message.id, answer: await answerTo(message.question) });
    if (message.kind === 'measured') return measured.answer(message.id, message.measurement);
    anyListened = true;
    listening.add(number);
    if (listening.size === size) ready.resolve();
  }

  async function answerTo(question: Question): Promise<Answer> {
    if (question.what === 'take') return { what: 'count', count: await limiter.take(question.limit, question.key) };
    if (question.what === 'measure_all') return { what: 'measurements', measurements: await measureAll() };
    await limiter.giveBack(question.limit, question.key);
    return { what: 'given_back' };
  }

  /** What each process measured; one that does not answer is left out, so that whoever watches is told of the others. */
  async function measureAll(): Promise<Measurement[]> {
    const asked = members().map((worker) => measured.ask((id) => send(worker, { kind: 'measure', id }), ANSWER_MS));
    return (await Promise.allSettled(asked)).flatMap((found) => (found.status === 'fulfilled' ? [found.value] : []));
  }

  function kill(): void {
    stopping = true;
    for (const pause of pauses) clearTimeout(pause);
    for (const worker of members()) worker.process.kill('SIGKILL');
  }

  async function stop(timeoutMs: number): Promise<void> {
    stopping = true;
    for (const pause of pauses) clearTimeout(pause);
    const late: number[] = [];
    const endings = members().map((worker) => new Promise<void>((resolve) => worker.once('exit', () => resolve())));
    for (const worker of members()) worker.process.kill('SIGTERM');
    const tooLong = setTimeout(() => {
      late.push(members().length);
      kill();
    }, timeoutMs);
    await Promise.all(endings);
    clearTimeout(tooLong);
    if (late.length > 0) throw new Error('server processes did not end in time and were killed');
  }

  for (let number = 0; number < size; number += 1) start(number, null);
  return { ready: ready.promise, stop, kill };
}
