import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chanceFrom, normal, scoresOfChance, weeksFrom } from '../../../tests/support/weeks-of-chance.ts';
import { type Cents, cents } from '../money/cents.ts';
import { spearman } from '../statistics/correlation.ts';
import { type AnalysisInput, analyse } from './analyse.ts';
import { HEALTH_METRICS, type HealthMetric, SPENDING_SERIES, type SpendingSeries } from './series.ts';

const ofEach = <Name extends string, Value>(names: readonly Name[], value: (name: Name) => Value): Record<Name, Value> => {
  const entries = names.map((name) => [name, value(name)] as const);
  const isWhole = (made: Partial<Record<Name, Value>>): made is Record<Name, Value> => names.every((name) => name in made);
  const made: Partial<Record<Name, Value>> = {};
  for (const [name, each] of entries) made[name] = each;
  if (!isWhole(made)) throw new Error('A name is missing.');
  return made;
};

type Figures<Value> = readonly (Value | null)[];
const input = (metric: (name: HealthMetric) => Figures<number>, series: (name: SpendingSeries) => Figures<Cents>): AnalysisInput => ({
  metrics: ofEach(HEALTH_METRICS, metric),
  spending: ofEach(SPENDING_SERIES, series),
});

/** A year in which nothing lasts and nothing moves together, but stress and dining. */
function linkedYear(): AnalysisInput {
  const chance = chanceFrom(12);
  const scores = scoresOfChance(chance, 52, 0);
  return weeksFrom({
    ...scores,
    metrics: { ...scores.metrics, stress_level: scores.spending.dining.map((score) => 0.9 * score + 0.4 * normal(chance)) },
  });
}

const known = (value: number | null): number => value ?? Number.NaN;

describe('what moves together', () => {
  it('is asked of each of the seventy pairs, and shows the one link there is, with what it amounts to', () => {
    const pairs = analyse(linkedYear());
    expect(pairs).toHaveLength(70);
    const shown = pairs.filter(({ whyNot }) => whyNot === null);
    // The total holds dining, so that it may be seen there as well.
    expect(shown.flatMap(({ metric, series }) => (series === 'discretionary' ? [] : [[metric, series]]))).toEqual([['stress_level', 'dining']]);
    const [link] = shown;
    expect(link?.correlation).toBeGreaterThan(0.7);
    expect(link?.q).toBeGreaterThanOrEqual(link?.p ?? 1);
    expect(link?.effect?.upper).toBeGreaterThan(link?.effect?.lower ?? 0);
    expect(known(link?.effect?.lower_weeks ?? null)).toBeGreaterThanOrEqual(18);
  });

  it('counts only weeks in which both are known, and gives each pair the correlation of these', () => {
    const whole = linkedYear();
    const holes: AnalysisInput = {
      metrics: ofEach(HEALTH_METRICS, (metric) => whole.metrics[metric].map((value, week) => ((week + metric.length) % 7 === 0 ? null : value))),
      spending: ofEach(SPENDING_SERIES, (series) => whole.spending[series].map((value, week) => (week < 5 ? null : value))),
    };
    for (const { metric, series, weeks, correlation } of analyse(holes)) {
      const both = holes.metrics[metric].flatMap((value, week) => {
        const spent = holes.spending[series][week];
        return value === null || spent === null || spent === undefined ? [] : [[value, spent] as const];
      });
      const slow = spearman(
        both.map(([value]) => value),
        both.map(([, spent]) => spent),
      );
      expect(weeks).toBe(both.length);
      expect(known(correlation)).toBeCloseTo(slow.known ? slow.value : Number.NaN, 12);
    }
  });

  it('names the narrower of a total and the category that it repeats', () => {
    const year = linkedYear();
    const pairs = analyse({ ...year, spending: { ...year.spending, discretionary: year.spending.dining } });
    const total = pairs.find(({ metric, series }) => metric === 'stress_level' && series === 'discretionary');
    expect(total).toMatchObject({ whyNot: 'repeats', repeats: 'dining' });
  });

  it('says why a pair is not known: nothing recorded, too few weeks, nothing that varies', () => {
    const weeks = Array.from({ length: 20 }, (_, week) => week);
    const pairs = analyse(
      input(
        (metric) =>
          weeks.map((week) =>
            metric === 'sleep_hours' ? null : metric === 'stress_level' && week > 1 ? null : metric === 'mood_rating' ? 5 : week % 7,
          ),
        (series) => weeks.map((week) => cents(series === 'gifts' ? 0 : (week * 37) % 11)),
      ),
    );
    const reason = (metric: HealthMetric, series: SpendingSeries) => pairs.find((pair) => pair.metric === metric && pair.series === series)?.unknown;
    expect(reason('sleep_hours', 'dining')).toBe('pairs');
    expect(reason('stress_level', 'dining')).toBe('pairs');
    expect(reason('mood_rating', 'dining')).toBe('constant');
    expect(reason('energy_level', 'gifts')).toBe('constant');
    expect(reason('energy_level', 'dining')).toBeNull();
    expect(pairs.filter(({ unknown }) => unknown !== null).every(({ whyNot, q }) => whyNot === 'unknown' && q === null)).toBe(true);
  });

  it('shows nothing of eleven weeks, however clear', () => {
    const weeks = Array.from({ length: 11 }, (_, week) => week);
    const order = [3, 9, 1, 7, 11, 5, 10, 2, 8, 4, 6];
    const pairs = analyse(
      input(
        () => order,
        () => weeks.map((week) => cents((order[week] ?? 0) * 100)),
      ),
    );
    expect(new Set(pairs.map(({ whyNot }) => whyNot))).toEqual(new Set(['too_few_weeks']));
    expect(pairs.every(({ correlation, p, lower, upper }) => correlation === 1 && p === 0 && lower === 1 && upper === 1)).toBe(true);
  });

  it('answers no figure that is none, whatever it is given', () => {
    const week = fc.option(fc.oneof(fc.constantFrom(0, 1, 5, 10), fc.double({ min: -1e300, max: 1e300, noNaN: true })), { freq: 5 });
    const spent = fc.option(fc.oneof(fc.constant(0), fc.integer({ min: -1e12, max: 1e12 })), { freq: 9 });
    fc.assert(
      fc.property(fc.array(fc.tuple(week, week, spent, spent), { maxLength: 40 }), (rows) => {
        const pairs = analyse(
          input(
            (metric) => rows.map(([one, other]) => (metric === 'sleep_hours' ? one : other)),
            (series) => rows.map(([, , one, other]) => (one === null || other === null ? null : cents(series === 'dining' ? one : other))),
          ),
        );
        for (const { unknown, correlation, pearson, effectiveWeeks, p, q, lower, upper, weeks } of pairs) {
          const figures = [correlation, pearson, effectiveWeeks, p, q, lower, upper];
          if (unknown !== null) expect(figures).toEqual(figures.map(() => null));
          else expect(figures.every(Number.isFinite)).toBe(true);
          if (unknown !== null) continue;
          expect(known(effectiveWeeks)).toBeGreaterThanOrEqual(4);
          expect(known(effectiveWeeks)).toBeLessThanOrEqual(weeks);
          expect(known(lower)).toBeLessThanOrEqual(known(upper));
          for (const share of [p, q]) expect(known(share) >= 0 && known(share) <= 1).toBe(true);
          for (const bound of [correlation, pearson, lower, upper]) expect(Math.abs(known(bound))).toBeLessThanOrEqual(1);
        }
      }),
      { numRuns: 60 },
    );
  });
});
