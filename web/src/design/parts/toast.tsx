import { useEffect, useSyncExternalStore } from 'react';

/** One more thing that can be done, said as a button under the line. */
export interface Offer {
  readonly label: string;
  readonly act: () => void;
}

/** A line that is said. */
export interface Said {
  readonly sentence: string;
  readonly undo: (() => void) | undefined;
  readonly offer: Offer | undefined;
}

let show: ((said: Said) => void) | undefined;
const unshown: Said[] = [];
let isWanted = false;
const listeners = new Set<() => void>();

function want(): void {
  isWanted = true;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Says in one line that something is done, and for ten seconds offers to undo it. With an `offer` (a further step that follows from it) for twenty. */
export function say(sentence: string, undo?: () => void, offer?: Offer): void {
  const said = { sentence, undo, offer };
  if (show !== undefined) return show(said);
  unshown.push(said);
  want();
}

/** Says who shows what is said, beginning with what nobody has shown yet; answers how to stop that. */
export function sayBy(shows: (said: Said) => void): () => void {
  show = shows;
  for (const said of unshown.splice(0)) shows(said);
  return () => {
    if (show === shows) show = undefined;
  };
}

/** Has the place of lines stand before the first is said: screen readers say what is added to a place that they know. */
export function useToasts(): void {
  useEffect(want, []);
}

/** Whether there is, or soon will be, something to show. */
export const useIsSaid = (): boolean => useSyncExternalStore(subscribe, () => isWanted);
