import { useSyncExternalStore } from 'react';
import { words } from './words.ts';

const STORED = 'mingus.amounts';
const KEY_STORED = 'mingus.amounts-key';

/** Told to everything that shows words, beside a change of language: what it shows of amounts is another. */
const AMOUNTS_CHANGED = 'amountsChanged';

const listeners = new Set<() => void>();

function stored(name: string): string | null {
  try {
    return localStorage.getItem(name);
  } catch {
    // Storage is refused, or there is none: nothing was ever said.
    return null;
  }
}

function keep(name: string, value: string): void {
  try {
    localStorage.setItem(name, value);
  } catch {
    // It holds until the page is left.
  }
}

let isHidden = stored(STORED) === 'hidden';
let isKeyOn = stored(KEY_STORED) !== 'off';

function tell(): void {
  for (const listener of listeners) listener();
  words.emit(AMOUNTS_CHANGED);
}

/** Hides every amount in this browser, or shows it again, and remembers that. */
export function showAmounts(shown: boolean): void {
  isHidden = !shown;
  keep(STORED, shown ? 'shown' : 'hidden');
  tell();
}

/** Whether the key h hides and shows amounts, for whoever needs their letters for something else. */
export function listenToAmountsKey(isOn: boolean): void {
  isKeyOn = isOn;
  keep(KEY_STORED, isOn ? 'on' : 'off');
  tell();
}

/** Whether amounts are hidden. */
export const areAmountsHidden = (): boolean => isHidden;

/** Whether the key is listened to. */
const isAmountsKeyOn = (): boolean => isKeyOn;

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Whether amounts are hidden, followed. */
export const useAmountsHidden = (): boolean => useSyncExternalStore(subscribe, areAmountsHidden);

/** Whether the key is listened to, followed. */
export const useIsAmountsKeyOn = (): boolean => useSyncExternalStore(subscribe, isAmountsKeyOn);

/** What stands where an amount would: a word, which is also read out. */
export const hiddenAmount = (): string => words.t('app.amounts.hidden');

/** What stands in a place too narrow for a word, on a drawing or beside a word that says the same. */
export const HIDDEN_NARROW = '•••';

// A sign of money with its figures, on either side of it; the same with a code of three letters.
const AMOUNT =
  /[−-]?(?:\p{Sc}|\b[A-Z]{3}\s)\s?\d[\d.,\u00a0\u202f]*\d|[−-]?(?:\p{Sc}|\b[A-Z]{3}\s)\s?\d|\d[\d.,\u00a0\u202f]*\s?(?:\p{Sc}|[A-Z]{3}\b)/gu;

/** A sentence that the server wrote, without its amounts where they are hidden. */
export const sentenceShown = (sentence: string): string => (isHidden ? sentence.replace(AMOUNT, hiddenAmount()) : sentence);
