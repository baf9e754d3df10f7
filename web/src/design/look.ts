import { useSyncExternalStore } from 'react';

/** What a person can choose: the device's own look, or one of the two. */
export type Theme = 'auto' | 'light' | 'dark';

// The same name as in public/theme.js, which sets the look before the first paint.
const STORED = 'mingus.theme';
const listeners = new Set<() => void>();

function readTheme(): Theme {
  const chosen = document.documentElement.dataset['theme'];
  return chosen === 'light' || chosen === 'dark' ? chosen : 'auto';
}

/** Shows that look in this browser and keeps it there, so that the next page begins with it. */
export function showTheme(theme: Theme): void {
  if (theme === readTheme()) return;
  if (theme === 'auto') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
  document.querySelector('meta[name="color-scheme"]')?.setAttribute('content', theme === 'auto' ? 'light dark' : theme);
  for (const meta of document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]')) {
    const its = meta.dataset['theme'];
    meta.media = theme === 'auto' ? `(prefers-color-scheme: ${its})` : its === theme ? 'all' : 'not all';
  }
  try {
    localStorage.setItem(STORED, theme);
  } catch {
    // Storage is refused: the choice holds until the page is left.
  }
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  const device = matchMedia('(prefers-color-scheme: dark)');
  listeners.add(listener);
  device.addEventListener('change', listener);
  return () => {
    listeners.delete(listener);
    device.removeEventListener('change', listener);
  };
}

/** What is chosen, outside of components. */
export const shownTheme = readTheme;

/** What is chosen. */
export const useTheme = (): Theme => useSyncExternalStore(subscribe, readTheme);

/** What is shown, for what is drawn on a canvas and cannot follow CSS by itself. */
export const useShownTheme = (): 'light' | 'dark' =>
  useSyncExternalStore(subscribe, () => {
    const chosen = readTheme();
    if (chosen !== 'auto') return chosen;
    return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  });

// The breakpoint `lg` of the tokens.
const WIDE = '(min-width: 64rem)';

/** Whether the window is a desk's: what stands on a phone as a sheet over the page stands there beside it. */
export const useIsWide = (): boolean =>
  useSyncExternalStore(
    (listener) => {
      const wide = matchMedia(WIDE);
      wide.addEventListener('change', listener);
      return () => wide.removeEventListener('change', listener);
    },
    () => matchMedia(WIDE).matches,
  );
