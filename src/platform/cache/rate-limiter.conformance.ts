import { afterEach, describe, expect, it } from 'vitest';
import type { Clock } from '../clock.ts';
import type { RateLimiter } from './rate-limiter.ts';

/** A limiter to try, and how time passes for it. */
export interface LimiterOnTrial {
  readonly limiter: RateLimiter;
  /** Lets this much time go by. */
  readonly pass: (ms: number) => Promise<void>;
}

/** A clock that only moves when told to. */
export function settableClock(startMs: number): Clock & { pass(ms: number): void } {
  let now = startMs;
  return {
    now: () => now,
    pass: (ms) => {
      now += ms;
    },
  };
}

/** What every rate limiter does. `make` gives an empty one each time. */
export function describeRateLimiter(name: string, make: () => Promise<LimiterOnTrial>): void {
  const limit = { name: 'read', most: 3, seconds: 2 };
  const open: RateLimiter[] = [];
  const fresh = async (): Promise<LimiterOnTrial> => {
    const trial = await make();
    open.push(trial.limiter);
    return trial;
  };
  afterEach(async () => {
    await Promise.all(open.splice(0).map((limiter) => limiter.close()));
  });

  describe(name, () => {
    it('allows as many as the limit says and refuses the next', async () => {
      const { limiter } = await fresh();
      const counts = [];
      for (let tries = 0; tries < 5; tries += 1) counts.push(await limiter.take(limit, 'a'));
      expect(counts.map(({ allowed }) => allowed)).toEqual([true, true, true, false, false]);
      expect(counts.map(({ remaining }) => remaining)).toEqual([2, 1, 0, 0, 0]);
    });

    it('allows exactly as many when all come at once', async () => {
      const { limiter } = await fresh();
      const counts = await Promise.all(Array.from({ length: 50 }, () => limiter.take(limit, 'a')));
      expect(counts.filter(({ allowed }) => allowed)).toHaveLength(3);
    });

    it('counts keys and limits apart', async () => {
      const { limiter } = await fresh();
      for (let tries = 0; tries < 4; tries += 1) await limiter.take(limit, 'a');
      expect((await limiter.take(limit, 'b')).allowed).toBe(true);
      expect((await limiter.take({ ...limit, name: 'write' }, 'a')).allowed).toBe(true);
    });

    it('begins anew when the window has ended, and not before', async () => {
      const { limiter, pass } = await fresh();
      for (let tries = 0; tries < 3; tries += 1) await limiter.take(limit, 'a');
      await pass(1000);
      const refused = await limiter.take(limit, 'a');
      expect(refused).toMatchObject({ allowed: false, resetSeconds: 1 });
      await pass(1100);
      expect(await limiter.take(limit, 'a')).toMatchObject({ allowed: true, remaining: 2 });
    });

    it('counts as if it had not been what is given back, and never below none', async () => {
      const { limiter } = await fresh();
      for (let tries = 0; tries < 3; tries += 1) await limiter.take(limit, 'a');
      await limiter.giveBack(limit, 'a');
      expect(await limiter.take(limit, 'a')).toMatchObject({ allowed: true, remaining: 0 });
      expect((await limiter.take(limit, 'a')).allowed).toBe(false);
      for (let times = 0; times < 9; times += 1) await limiter.giveBack(limit, 'a');
      await limiter.giveBack(limit, 'never tried');
      const counts = [];
      for (let tries = 0; tries < 4; tries += 1) counts.push((await limiter.take(limit, 'a')).allowed);
      expect(counts).toEqual([true, true, true, false]);
    });

    it('lets each allowed try of a rolling limit lengthen the window, so that no time of its length has more, and no refused one', async () => {
      const { limiter, pass } = await fresh();
      const rolling = { ...limit, rolling: true } as const;
      const allowed: boolean[] = [];
      for (const before of [0, 1500, 400, 200, 1900]) {
        await pass(before);
        allowed.push((await limiter.take(rolling, 'a')).allowed);
      }
      // At 0, 1.5 and 1.9 s; not at 2.1 s, where a window from the first try on would have ended, but at 4 s.
      expect(allowed).toEqual([true, true, true, false, true]);
    });

    it('does not let refused tries lengthen the window', async () => {
      const { limiter, pass } = await fresh();
      for (let tries = 0; tries < 3; tries += 1) await limiter.take(limit, 'a');
      for (let tries = 0; tries < 4; tries += 1) {
        await pass(400);
        expect((await limiter.take(limit, 'a')).allowed).toBe(false);
      }
      await pass(500);
      expect((await limiter.take(limit, 'a')).allowed).toBe(true);
    });
  });
}
