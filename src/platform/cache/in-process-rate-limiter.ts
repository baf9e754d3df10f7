import type { Clock } from '../clock.ts';
import type { RateLimiter } from './rate-limiter.ts';
import { createWindows, secondsUntil } from './windows.ts';

/** Counts in the memory of this process: right for one process, forgotten when it ends. */
export function createInProcessRateLimiter(clock: Clock): RateLimiter {
  const windows = createWindows<{ tries: number; endsAt: number }>();

  return {
    take({ name, most, seconds, rolling = false }, key) {
      const now = clock.now();
      const place = `${name} ${key}`;
      const window = windows.openAt(place, now) ?? windows.begin(place, { tries: 0, endsAt: now + seconds * 1000 }, now);
      const allowed = window.tries < most;
      if (allowed) window.tries += 1;
      if (allowed && rolling) window.endsAt = now + seconds * 1000;
      return Promise.resolve({ allowed, remaining: most - window.tries, resetSeconds: secondsUntil(window.endsAt, now) });
    },
    giveBack({ name }, key) {
      const window = windows.openAt(`${name} ${key}`, clock.now());
      if (window !== undefined && window.tries > 0) window.tries -= 1;
      return Promise.resolve();
    },
    close: () => Promise.resolve(windows.clear()),
  };
}
