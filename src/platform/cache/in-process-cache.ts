import type { Clock } from '../clock.ts';
import type { Cache, Kept } from './cache.ts';

// Some hundred bytes around each, and a byte or two a character: 32 MB at the most, for some thousand first pages.
const CHARACTERS_MOST = 16_000_000;

/** Keeps in the memory of this process; when it is full, what was kept longest ago goes first. */
export function createInProcessCache(clock: Clock, charactersMost = CHARACTERS_MOST): Cache {
  const texts = new Map<string, Kept>();
  let characters = 0;

  function forget(key: string): void {
    characters -= texts.get(key)?.text.length ?? 0;
    texts.delete(key);
  }

  return {
    get(key) {
      const kept = texts.get(key);
      return Promise.resolve(kept !== undefined && kept.until > clock.now() ? kept : undefined);
    },
    keep(key, kept) {
      forget(key);
      if (kept.text.length > charactersMost / 10) return Promise.resolve();
      texts.set(key, kept);
      characters += kept.text.length;
      for (const oldest of texts.keys()) {
        if (characters <= charactersMost) break;
        forget(oldest);
      }
      return Promise.resolve();
    },
  };
}
