/**
 * Lets whoever waits go on one after another, one in each round of the event loop. Many requests that come at once then leave room for others in between,
 * which would otherwise wait until the last of them has been looked at.
 */
export function createTurnstile(): () => Promise<void> {
  const waiting: (() => void)[] = [];
  let isTurning = false;

  function turn(): void {
    const next = waiting.shift();
    isTurning = next !== undefined;
    if (next === undefined) return;
    next();
    setImmediate(turn);
  }

  return () =>
    new Promise((resolve) => {
      waiting.push(resolve);
      if (!isTurning) setImmediate(turn);
      isTurning = true;
    });
}
