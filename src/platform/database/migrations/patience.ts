import { setTimeout as sleep } from 'node:timers/promises';
import { MigrationRefused } from './refused.ts';

/** How a migration behaves towards those who use the database meanwhile. */
export interface Patience {
  /** Longest that a try waits for its locks, in milliseconds: whoever comes to the same table after it waits as long. */
  readonly lockMs: number;
  /** Tries go on for this long, in milliseconds. */
  readonly giveUpMs: number;
  /** Told, in a sentence, that others were in the way and when the next try is. */
  readonly say: (sentence: string) => void;
}

/** What is right where people are served meanwhile. */
export const PATIENT: Patience = { lockMs: 500, giveUpMs: 120_000, say: () => undefined };

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 10_000;

/**
 * Tries again, with pauses that grow from half a second to ten, while others are in the way of `step`, which changes nothing when they are. Throws
 * MigrationRefused after `giveUpMs`, and what else a try throws at once.
 */
export async function patiently<Result>(
  name: string,
  { giveUpMs, say }: Patience,
  isInTheWay: (error: unknown) => boolean,
  step: () => Promise<Result>,
): Promise<Result> {
  const until = performance.now() + giveUpMs;
  for (let tries = 1; ; tries += 1) {
    try {
      return await step();
    } catch (error) {
      if (!isInTheWay(error)) throw error;
      const pause = Math.min(FIRST_PAUSE_MS * 2 ** (tries - 1), LONGEST_PAUSE_MS);
      if (performance.now() + pause > until) throw gaveUp(name, tries, giveUpMs);
      say(`${name} waits for others who hold what it needs; nothing of it was done. Try ${tries + 1} is in ${pause / 1000} s.`);
      await sleep(pause);
    }
  }
}

const gaveUp = (name: string, tries: number, giveUpMs: number): MigrationRefused =>
  new MigrationRefused(
    `${name} was given up after ${tries} ${tries === 1 ? 'try' : 'tries'} in ${Math.round(giveUpMs / 1000)} s: others hold what it needs. Nothing of it was done, and the schema is as before.`,
    'Find who holds it (docs/operating/upgrades.md says how), let them end, and run mingus migrate again.',
  );
