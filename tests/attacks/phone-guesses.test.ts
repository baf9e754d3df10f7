import { expect, it } from 'vitest';
import { onEachDatabase } from '../support/databases.ts';
import { LONG_MS, SEED, told } from './phone/attacked-day.ts';
import { type Answers, guessers, type WrongAt } from './phone/attackers.ts';
import { besiege, DAY_MS } from './phone/besieged.ts';
import { liveThrough } from './phone/day.ts';

onEachDatabase('two days of guessing', (open, dialect) => {
  it(
    'guesses from 10,000 addresses over two days, with as many codes as they get: at most 20 wrong ones at a number within any 24 hours',
    async () => {
      const besieged = besiege(await open(), SEED);
      const [answers, wrongAt]: [Answers, WrongAt] = [new Map(), []];
      const { clock, messages } = besieged.desk;
      await liveThrough(clock, await guessers(besieged, 10_000, answers, wrongAt), { everyMs: DAY_MS / 24, run: besieged.tend });
      const inTheDayFrom = (from: number): number => wrongAt.filter((at) => at >= from && at < from + DAY_MS).length;
      const most = Math.max(...wrongAt.map(inTheDayFrom));
      process.stdout.write(
        `${dialect}, seed ${SEED}, 10000 guessers: ${told(answers)}; ${messages.length} messages, ${most} wrong guesses in 24 hours\n`,
      );
      expect(wrongAt.length).toBeGreaterThan(10);
      expect(most).toBeLessThanOrEqual(20);
    },
    LONG_MS,
  );
});
