import type { RateLimiter } from '../cache/rate-limiter.ts';
import { ANSWER_MS, type Answer, type Measurement, type Question, type ToPrimary, toMember } from './messages.ts';
import { createPending } from './pending.ts';

/** The other server processes of this machine, as one of them sees them. */
export interface Siblings {
  /** Counts in the primary, for all of them together; in this process alone while the primary does not answer. */
  readonly limiter: RateLimiter;
  /** What each of them measured. Rejects when the primary does not answer. */
  measureAll(): Promise<readonly Measurement[]>;
  /** From now on `measure` is asked when any of them wants to know. */
  onMeasure(measure: () => Promise<Measurement>): void;
  /** Tells the primary that this process listens. */
  ready(): void;
}

/** Joins the siblings of a process that a primary has forked. `own` counts while the primary does not answer. */
export function joinSiblings(own: RateLimiter): Siblings {
  const pending = createPending<Answer>();
  let measure = (): Promise<Measurement> => Promise.resolve([]);
  // Without a primary there is nobody to tell; Node itself ends a process whose primary has gone.
  const send = (message: ToPrimary): void => void process.send?.(message, undefined, undefined, () => undefined);
  // The primary first asks the others, and waits as long for them.
  const ask = (question: Question, timeoutMs = ANSWER_MS) => pending.ask((id) => send({ kind: 'asks', id, question }), timeoutMs);

  process.on('message', (received: unknown) => {
    const { success, data: message } = toMember.safeParse(received);
    if (!success) return;
    if (message.kind === 'answers') return pending.answer(message.id, message.answer);
    const { id } = message;
    measure().then(
      (measurement) => send({ kind: 'measured', id, measurement }),
      () => undefined,
    );
  });

  return {
    limiter: {
      async take(limit, key) {
        try {
          const answer = await ask({ what: 'take', limit, key });
          if (answer.what === 'count') return answer.count;
        } catch {
          // What only spreads load is counted here rather than refused.
        }
        return own.take(limit, key);
      },
      async giveBack(limit, key) {
        await ask({ what: 'give_back', limit, key }).catch(() => own.giveBack(limit, key));
      },
      close: () => own.close(),
    },
    async measureAll() {
      const answer = await ask({ what: 'measure_all' }, 2 * ANSWER_MS);
      return answer.what === 'measurements' ? answer.measurements : [];
    },
    onMeasure: (next) => {
      measure = next;
    },
    ready: () => send({ kind: 'ready' }),
  };
}
