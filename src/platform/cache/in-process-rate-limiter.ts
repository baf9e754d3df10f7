import type { Clock } from '../clock.ts';
import type { RateLimiter } from './rate-limiter.ts';

interface Window {
  tries: number;
  endsAt: number;
}

// Each window is some 200 bytes: 20 MB at the very most, whatever the number of addresses that try.
const WINDOWS_MOST = 100_000;

/** Counts in the memory of this process: right for one process, forgotten when it ends. */
export function createInProcessRateLimiter(clock: Clock): RateLimiter {
  const windows = new Map<string, Window>();

  // The oldest windows stand first; when too many are open at once, they are forgotten rather than the process run out of memory.
  function makeRoom(now: number): void {
    for (const [key, { endsAt }] of windows) if (endsAt <= now) windows.delete(key);
    for (const key of windows.keys()) {
      if (windows.size < WINDOWS_MOST * 0.9) return;
      windows.delete(key);
    }
  }

  function open(key: string, endsAt: number, now: number): Window {
    if (windows.size >= WINDOWS_MOST) makeRoom(now);
    const window = { tries: 0, endsAt };
    windows.delete(key);
    windows.set(key, window);
    return window;
  }

  return {
    take({ name, most, seconds, rolling = false }, key) {
      const now = clock.now();
      const place = `${name} ${key}`;
      const found = windows.get(place);
      const window = found !== undefined && found.endsAt > now ? found : open(place, now + seconds * 1000, now);
      const allowed = window.tries < most;
      if (allowed) window.tries += 1;
      if (allowed && rolling) window.endsAt = now + seconds * 1000;
      return Promise.resolve({ allowed, remaining: most - window.tries, resetSeconds: Math.max(1, Math.ceil((window.endsAt - now) / 1000)) });
    },
    giveBack({ name }, key) {
      const window = windows.get(`${name} ${key}`);
      if (window !== undefined && window.endsAt > clock.now() && window.tries > 0) window.tries -= 1;
      return Promise.resolve();
    },
    close: () => Promise.resolve(windows.clear()),
  };
}
