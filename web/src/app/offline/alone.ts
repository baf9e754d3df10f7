/** Does the work unless another window of this browser does it just now: then nothing. Without https browsers have no locks, and the keys alone see to it that nothing counts twice. */
export async function alone(name: string, work: () => Promise<void>): Promise<void> {
  if (!('locks' in navigator)) return work();
  await navigator.locks.request(name, { ifAvailable: true }, async (lock) => {
    if (lock !== null) await work();
  });
}
