/** Questions that wait for their answers. */
export interface Pending<Value> {
  /** Calls `send` with the id that the answer will carry. Resolves with the answer; rejects after `timeoutMs` without one, or when `send` throws. */
  ask(send: (id: number) => void, timeoutMs: number): Promise<Value>;
  /** An answer has come; one that nobody waits for any more is passed over. */
  answer(id: number, value: Value): void;
}

/** Nothing waits yet. */
export function createPending<Value>(): Pending<Value> {
  const waiting = new Map<number, (value: Value) => void>();
  let last = 0;
  return {
    ask: (send, timeoutMs) =>
      new Promise((resolve, reject) => {
        last += 1;
        const id = last;
        const timer = setTimeout(() => {
          waiting.delete(id);
          reject(new Error('nobody answered in time'));
        }, timeoutMs);
        waiting.set(id, (value) => {
          clearTimeout(timer);
          waiting.delete(id);
          resolve(value);
        });
        send(id);
      }),
    answer: (id, value) => waiting.get(id)?.(value),
  };
}
