import { useEffect, useSyncExternalStore } from 'react';

// As the build names it (web/release-files.ts).
const WORKER = '/worker.js';
const LOOK_EVERY_MS = 30 * 60_000;

let isOld = false;
let lookedAt = 0;
const listeners = new Set<() => void>();

/** The script that this page began with; its name changes with everything that is in it. */
const ownStart = (): string | null => document.querySelector('script[type="module"]')?.getAttribute('src') ?? null;

/** Asks the server for its page, and notes whether that one begins with another script than this. Where nobody answers, nothing is known. */
async function look(): Promise<void> {
  const start = ownStart();
  if (isOld || start === null) return;
  lookedAt = Date.now();
  const page = await fetch('/', { headers: { accept: 'text/html' }, cache: 'no-store' }).catch(() => undefined);
  const text = page?.ok === true ? await page.text().catch(() => '') : '';
  if (!text.includes('type="module"') || text.includes(start)) return;
  isOld = true;
  for (const listener of listeners) listener();
}

/**
 * Has the browser keep the files of the pages for when there is no line, and looks now and then for a newer version: when another one was kept, and when the
 * window is looked at again after half an hour. Only for whoever is inside: a stranger's first page stays small.
 */
export function useWorker(): void {
  useEffect(() => {
    lookedAt ||= Date.now();
    const workers = 'serviceWorker' in navigator ? navigator.serviceWorker : undefined;
    let wasKept = (workers?.controller ?? null) !== null;
    const changed = () => {
      if (wasKept) void look();
      wasKept = true;
    };
    const seen = () => {
      if (document.visibilityState !== 'visible' || Date.now() - lookedAt < LOOK_EVERY_MS) return;
      void look();
      void workers
        ?.getRegistration()
        .then((registration) => registration?.update())
        .catch(() => undefined);
    };
    // Where it cannot be had (no https, a window that keeps nothing), the pages do without.
    void workers?.register(WORKER, { updateViaCache: 'none' }).catch(() => undefined);
    workers?.addEventListener('controllerchange', changed);
    document.addEventListener('visibilitychange', seen);
    return () => {
      workers?.removeEventListener('controllerchange', changed);
      document.removeEventListener('visibilitychange', seen);
    };
  }, []);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Whether the server has a newer version of these pages. */
export const useIsOld = (): boolean => useSyncExternalStore(subscribe, () => isOld);
