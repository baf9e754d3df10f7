import { createHmac } from 'node:crypto';
import { dayInZone, isoDay } from '../../core/calendar/day.ts';
import type { Clock } from '../clock.ts';
import type { Cache } from './cache.ts';

/** What an answer to a person follows from. */
export interface AnswerBasis {
  readonly user_id: number;
  /** Names the state that the person's data was in when the request came. */
  readonly dataVersion: string;
  readonly time_zone: string;
  readonly currency: string;
  /** Method and path: `GET /api/overview`. */
  readonly place: string;
  readonly query: unknown;
}

/** What answers are kept with. */
export interface AnswerCacheParts {
  readonly cache: Cache;
  readonly clock: Clock;
  /** Keys are hashed under it. */
  readonly secret: string;
  /** How long an answer may be given; 0 for not at all. */
  readonly seconds: number;
}

/** Answers of one state of a person's data, each worked out once. */
export interface AnswerCache {
  /** What is kept for this basis, or else what `work` answers, which is then kept. Whatever `work` throws is thrown. `isHit` is told which it was. */
  answer(basis: AnswerBasis, work: () => Promise<string>, asked: (isHit: boolean) => void): Promise<string>;
}

/**
 * Keeps answers by all that they follow from: the state of the person's data, their day, where and in which currency they are. The state is read with their
 * session, in the request itself, and is another after each of their writes: an answer from before cannot be found any more, whoever forgot to take it away.
 */
export function createAnswerCache({ cache, clock, secret, seconds }: AnswerCacheParts): AnswerCache {
  function keyOf({ user_id, dataVersion, time_zone, currency, place, query }: AnswerBasis): string {
    const today = isoDay(dayInZone(clock.now(), time_zone));
    const text = JSON.stringify([user_id, dataVersion, today, time_zone, currency, place, query ?? null]);
    return createHmac('sha256', secret).update(`answer:${text}`).digest('base64url');
  }

  return {
    async answer(basis, work, asked) {
      if (seconds === 0) return work();
      const key = keyOf(basis);
      const kept = await cache.get(key);
      asked(kept !== undefined);
      if (kept !== undefined) return kept.text;
      const text = await work();
      await cache.keep(key, { text, until: clock.now() + seconds * 1000 });
      return text;
    },
  };
}
