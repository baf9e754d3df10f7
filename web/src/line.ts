// Whether the server answers. What this browser believes of its network says nothing of that: the server may be this computer, or in this house.
let isAway = false;
const listeners = new Set<() => void>();

/** Notes whether the server answered just now. */
export function noteLine(answered: boolean): void {
  if (isAway === !answered) return;
  isAway = !answered;
  for (const listener of listeners) listener();
}

/** Whether the last request had no answer. */
export const isLineAway = (): boolean => isAway;

/** Calls `listener` each time that changes; answers how to stop that. */
export function onLine(listener: () => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}
