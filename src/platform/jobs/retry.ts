/** Tries after which a job is given up: with the delays below that is one to four hours, long enough for a mail server to come back. */
export const MOST_ATTEMPTS = 12;

const FIRST_DELAY_MS = 10_000;
const LONGEST_DELAY_MS = 3_600_000;

/** Milliseconds after which a job that may run is done or given up, while there is a process that does jobs. */
export const GIVEN_UP_BY_MS = 4 * 3_600_000;

/**
 * Milliseconds to wait after the given failed attempt (1 is the first): 10 s doubling up to an hour, of which the upper half is left to `chance`
 * (0 up to 1), so that jobs which failed together do not come back together.
 */
export function retryDelayMs(attempt: number, chance: number): number {
  const whole = Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** (attempt - 1));
  return Math.round(whole * (0.5 + chance / 2));
}

/** Thrown by a handler when trying again cannot help: the job is dead at once, with this as its last error. */
export class JobGivenUp extends Error {
  override readonly name = 'JobGivenUp';
}

const LONGEST_ERROR = 500;

/** What is kept of a failure: its name and message, without addresses of people, which servers like to repeat. */
export function describeFailure(failure: unknown): string {
  const told = failure instanceof Error ? `${failure.name}: ${failure.message}` : String(failure);
  return told.replace(/[^\s<>"'(),:;]+@[^\s<>"'(),:;]+/g, '(address)').slice(0, LONGEST_ERROR);
}
