/** The time in which tries are counted. */
interface Ending {
  /** Milliseconds of the clock; from then on another may begin. */
  endsAt: number;
}

/** Windows in the memory of this process, by the place that is counted. */
export interface Windows<Window extends Ending> {
  /** The open one; undefined when there is none, or it has ended. */
  openAt(place: string, now: number): Window | undefined;
  begin(place: string, window: Window, now: number): Window;
  clear(): void;
}

// Each window is some 200 bytes: 20 MB at the very most, whatever the number of addresses that try.
const WINDOWS_MOST = 100_000;

/** Remembers windows; when too many are open at once the oldest are forgotten, rather than the process run out of memory. */
export function createWindows<Window extends Ending>(): Windows<Window> {
  // The oldest stand first.
  const windows = new Map<string, Window>();

  function makeRoom(now: number): void {
    for (const [place, { endsAt }] of windows) if (endsAt <= now) windows.delete(place);
    for (const place of windows.keys()) {
      if (windows.size < WINDOWS_MOST * 0.9) return;
      windows.delete(place);
    }
  }

  return {
    openAt(place, now) {
      const window = windows.get(place);
      return window !== undefined && window.endsAt > now ? window : undefined;
    },
    begin(place, window, now) {
      if (windows.size >= WINDOWS_MOST) makeRoom(now);
      windows.delete(place);
      windows.set(place, window);
      return window;
    },
    clear: () => windows.clear(),
  };
}

/** Whole seconds until a window ends, at least 1. */
export const secondsUntil = (endsAt: number, now: number): number => Math.max(1, Math.ceil((endsAt - now) / 1000));
