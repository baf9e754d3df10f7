import { AsyncLocalStorage } from 'node:async_hooks';

const background = new AsyncLocalStorage<true>();

/** Does work that nobody waits for: where statements take turns in one thread, it stands back for those that somebody waits for. */
export const inBackground = <Result>(work: () => Result): Result => background.run(true, work);

/** Whether the running code is such work. */
export const isInBackground = (): boolean => background.getStore() === true;
