import { describe, expect, it } from 'vitest';
import type { Cache } from './cache.ts';

/** A cache to try, and how time passes for it. */
export interface CacheOnTrial {
  readonly cache: Cache;
  readonly now: () => number;
  readonly pass: (ms: number) => Promise<void>;
}

/** What every cache does. `make` gives an empty one each time. */
export function describeCache(name: string, make: () => Promise<CacheOnTrial>): void {
  describe(name, () => {
    it('gives what it keeps, and nothing where it keeps nothing', async () => {
      const { cache, now } = await make();
      const kept = { text: '{"payee":"Crème & \u{1F36E}"}', until: now() + 60_000 };
      expect(await cache.get('a')).toBeUndefined();
      await cache.keep('a', kept);
      expect(await cache.get('a')).toEqual(kept);
      expect(await cache.get('b')).toBeUndefined();
    });

    it('gives what was kept last', async () => {
      const { cache, now } = await make();
      for (const text of ['first', 'second']) await cache.keep('a', { text, until: now() + 60_000 });
      expect((await cache.get('a'))?.text).toBe('second');
    });

    it('gives nothing whose time is over', async () => {
      const { cache, now, pass } = await make();
      await cache.keep('a', { text: 'x', until: now() + 500 });
      await cache.keep('b', { text: 'y', until: now() + 5000 });
      await pass(400);
      expect((await cache.get('a'))?.text).toBe('x');
      await pass(200);
      expect(await cache.get('a')).toBeUndefined();
      expect((await cache.get('b'))?.text).toBe('y');
    });

    it('keeps nothing whose time is over already', async () => {
      const { cache, now } = await make();
      await cache.keep('a', { text: 'x', until: now() });
      expect(await cache.get('a')).toBeUndefined();
    });

    it('keeps a long text whole', async () => {
      const { cache, now } = await make();
      const text = 'x'.repeat(200_000);
      await cache.keep('a', { text, until: now() + 60_000 });
      expect((await cache.get('a'))?.text).toBe(text);
    });
  });
}
