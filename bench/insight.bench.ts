import { analyse } from '../src/core/insight/analyse.ts';
import { HEALTH_METRICS, SPENDING_SERIES } from '../src/core/insight/series.ts';
import { chanceFrom, scoresOfChance, weeksFrom } from '../tests/support/weeks-of-chance.ts';
import { measure } from './measure.ts';
import { report } from './report.ts';

// What moves together over two years: 7 metrics × 10 series × 104 weeks, against nothing but Pearson's correlation of each pair.

const WEEKS = 104;
const input = weeksFrom(scoresOfChance(chanceFrom(2), WEEKS, 0.4));

function plainPearson(x: readonly (number | null)[], y: readonly (number | null)[]): number {
  let [sx, sy, xx, yy, xy] = [0, 0, 0, 0, 0];
  for (let week = 0; week < WEEKS; week += 1) {
    const [a, b] = [x[week] ?? 0, y[week] ?? 0];
    sx += a;
    sy += b;
    xx += a * a;
    yy += b * b;
    xy += a * b;
  }
  return (WEEKS * xy - sx * sy) / Math.sqrt((WEEKS * xx - sx * sx) * (WEEKS * yy - sy * sy));
}

const grid = () => HEALTH_METRICS.flatMap((metric) => SPENDING_SERIES.map((series) => plainPearson(input.metrics[metric], input.spending[series])));

// An analysis of something else would be fast for nothing.
const beside = analyse(input).map(({ pearson }) => pearson);
if (grid().some((value, pair) => Math.abs(value - (beside[pair] ?? 2)) > 1e-9))
  throw new Error('The analysis and the grid are not of the same pairs.');

report(`What moves together: ${HEALTH_METRICS.length} metrics × ${SPENDING_SERIES.length} series × ${WEEKS} weeks`, [
  await measure({ name: 'the whole analysis', run: () => analyse(input), reference: { name: 'a plain grid of Pearson', run: grid }, goalMs: 1 }),
]);
