import { describe, expect, it } from 'vitest';
import { analyse } from '../../src/core/insight/analyse.ts';
import type { Pair } from '../../src/core/insight/pair.ts';
import { chanceFrom, type Manner, type Scores, scoresOfChance, weeksFrom } from '../support/weeks-of-chance.ts';

const HISTORIES = 2000;
const WEEKS = [12, 26, 52, 104];
const LASTING = [0, 0.4, 0.6, 0.8];

/** Answers as people give them, with ties and weeks of nothing spent; and figures without either. */
const KINDS = [
  ['answered', 'ties and weeks of nothing'],
  ['exact', 'no two figures alike'],
] as const;

const shown = (scores: Scores, manner?: Manner): readonly Pair[] => analyse(weeksFrom(scores, manner)).filter(({ whyNot }) => whyNot === null);
const percent = (count: number, of: number): string => `${((100 * count) / of).toFixed(1)} %`;

describe('people whose weeks and spending have nothing to do with each other', () => {
  it.each(KINDS.flatMap(([manner, what]) => WEEKS.map((weeks) => [weeks, what, manner] as const)))(
    'are shown an insight in at most 12 of 100 histories of %d weeks with %s, however long a mood lasts',
    (weeks, what, manner) => {
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
});

describe('one true link of 0.7 among the seventy pairs', () => {
  it('is found in at least 80 of 100 histories of 52 weeks', () => {
    const chance = chanceFrom(7);
    let found = 0;
    for (let history = 0; history < 500; history += 1) {
      const scores = scoresOfChance(chance, 52, 0.4);
      // Both last alike, so that what they share lasts as well.
      const stress = scores.spending.dining.map((score, week) => 0.7 * score + Math.sqrt(1 - 0.49) * (scores.metrics.stress_level[week] ?? 0));
      const linked = { ...scores, metrics: { ...scores.metrics, stress_level: stress } };
      if (shown(linked).some(({ metric, series }) => metric === 'stress_level' && series === 'dining')) found += 1;
    }
    process.stdout.write(`a link of 0.7 over 52 weeks, found in ${percent(found, 500)}\n`);
    expect(found / 500).toBeGreaterThanOrEqual(0.8);
  }, 60_000);
});
