import { expect, it } from 'vitest';
import { analyse } from '../../src/core/insight/analyse.ts';
import type { Pair } from '../../src/core/insight/pair.ts';
import { chanceFrom, type Manner, type Scores, scoresOfChance, weeksFrom } from '../support/weeks-of-chance.ts';

const HISTORIES = 2000;
const WEEKS = [12, 26, 52, 104];
const LASTING = [0, 0.4, 0.6, 0.8];

/** The pairs that would be shown as an insight. */
export const shown = (scores: Scores, manner?: Manner): readonly Pair[] => analyse(weeksFrom(scores, manner)).filter(({ whyNot }) => whyNot === null);

export const percent = (count: number, of: number): string => `${((100 * count) / of).toFixed(1)} %`;

/** Declares the tests of histories without any link, `what` says of which manner: 2,000 for each length and each autocorrelation. */
export function testNullHistories(manner: Manner, what: string): void {
  it.each(WEEKS)(
    `are shown an insight in at most 12 of 100 histories of %d weeks with ${what}, however long a mood lasts`,
    (weeks) => {
      const shares = LASTING.map((lasting, index) => {
        const chance = chanceFrom(1000 * weeks + index);
        let fooled = 0;
        for (let history = 0; history < HISTORIES; history += 1) if (shown(scoresOfChance(chance, weeks, lasting), manner).length > 0) fooled += 1;
        return fooled / HISTORIES;
      });
      const told = LASTING.map((lasting, index) => `${lasting}: ${percent(shares[index] ?? 1, 1)}`);
      process.stdout.write(
        `${HISTORIES} histories of ${weeks} weeks with ${what}, without a link, shown any; by autocorrelation ${told.join(', ')}\n`,
      );
      expect(shares.length).toBe(LASTING.length);
      expect(Math.max(...shares)).toBeLessThanOrEqual(0.12);
    },
    120_000,
  );
}
