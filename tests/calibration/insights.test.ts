import { describe, expect, it } from 'vitest';
import { chanceFrom, scoresOfChance } from '../support/weeks-of-chance.ts';
import { percent, shown, testNullHistories } from './null-histories.ts';

// Answers as people give them. Figures without a tie have a file of their own, so that both are under way at once.
describe('people whose weeks and spending have nothing to do with each other', () => {
  testNullHistories('answered', 'ties and weeks of nothing');
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
