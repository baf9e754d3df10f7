import type { Cache } from './cache.ts';

/** Keeps in both, and looks in the near one first. While the far one is away the near one goes on: what is under a key is never another state's. */
export function createNearAndFarCache(near: Cache, far: Cache): Cache {
  return {
    async get(key) {
      const close = await near.get(key);
      if (close !== undefined) return close;
      const kept = await far.get(key);
      if (kept !== undefined) await near.keep(key, kept);
      return kept;
    },
    async keep(key, kept) {
      await near.keep(key, kept);
      // Nobody waits for it: who asks this process next finds it near.
      void far.keep(key, kept);
    },
  };
}
