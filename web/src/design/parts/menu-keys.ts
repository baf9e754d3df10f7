import type { KeyboardEvent } from 'react';

const itemsOf = (menu: HTMLElement | null): readonly HTMLElement[] => [...(menu?.querySelectorAll<HTMLElement>('[role^=menuitem]') ?? [])];

/** Puts the focus into a menu that has just opened: on what holds now, else on the first. */
export const enterMenu = (menu: HTMLElement | null): void => (menu?.querySelector<HTMLElement>('[aria-checked=true]') ?? itemsOf(menu)[0])?.focus();

/** The keys of a menu: arrows, Home and End, a letter for the next name that begins with it; Tab leaves. */
export function goThrough(event: KeyboardEvent<HTMLElement>): void {
  const items = itemsOf(event.currentTarget);
  const at = items.findIndex((item) => item === document.activeElement);
  const last = items.length - 1;
  const steps: Readonly<Record<string, number>> = { ArrowDown: at === last ? 0 : at + 1, ArrowUp: at <= 0 ? last : at - 1, Home: 0, End: last };
  const step = steps[event.key] ?? (event.key.length === 1 && event.key !== ' ' ? nextWith(items, at, event.key) : undefined);
  if (event.key === 'Tab') event.currentTarget.hidePopover();
  if (step === undefined) return;
  event.preventDefault();
  items[step]?.focus();
}

function nextWith(items: readonly HTMLElement[], at: number, letter: string): number | undefined {
  const begins = (item: HTMLElement) => (item.textContent ?? '').toLocaleLowerCase().startsWith(letter.toLocaleLowerCase());
  const after = items.findIndex((item, index) => index > at && begins(item));
  const found = after < 0 ? items.findIndex(begins) : after;
  return found < 0 ? undefined : found;
}
