import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../contract/language.ts';
import { HEALTH_METRICS, SPENDING_SERIES } from '../../core/insight/series.ts';
import { cents } from '../../core/money/cents.ts';
import { insightText, recommendationText, type Seen } from './words.ts';

const seen: Seen = {
  metric: 'stress_level',
  series: 'dining',
  correlation: 0.58,
  weeks: 52,
  effect: { lower: cents(5_812), lower_weeks: 18, upper: cents(9_561), upper_weeks: 20 },
};

describe('the words of an insight', () => {
  it('say which way, how much in the money of the person, over how many weeks and how surely', () => {
    expect(insightText(seen, 'USD')).toBe(
      'In weeks with more stress you spend more on dining: about $96 in the third of weeks with the most stress, about $58 in the third with the least stress. Over 52 weeks the two move together moderately.',
    );
    expect(insightText({ ...seen, metric: 'sleep_hours', correlation: -0.72, effect: null }, 'USD')).toBe(
      'In weeks with more sleep you spend less on dining. Over 52 weeks the two move together strongly.',
    );
    expect(insightText(seen, 'EUR')).toContain('about €96');
  });

  it('give no amount where the middle weeks of both thirds would say something else than the correlation', () => {
    for (const upper of [5_810, 1_000]) {
      const effect = { lower: cents(5_812), lower_weeks: 18, upper: cents(upper), upper_weeks: 20 };
      expect(insightText({ ...seen, effect }, 'USD')).toMatch(/dining; the middle weeks alone do not show it in money\. Over/);
    }
  });

  it('say the same in Spanish', () => {
    expect(insightText(seen, 'USD', 'es')).toBe(
      'En semanas con más estrés gastas más en comer fuera: unos $96 en el tercio de semanas con más estrés, unos $58 en el tercio con menos estrés. En 52 semanas, las dos cosas van de la mano de forma moderada.',
    );
    expect(recommendationText(seen, 'es')).toBe(
      'Podrías mirar algunas de las semanas con más estrés, y lo que gastaste en comer fuera en ellas. No dice cuál de las dos cosas viene primero, ni si algo más mueve a ambas.',
    );
  });

  it('point to the weeks in which more is spent', () => {
    expect(recommendationText(seen)).toMatch(/weeks with the most stress, and at what you spent on dining/);
    expect(recommendationText({ ...seen, metric: 'sleep_hours', correlation: -0.4 })).toMatch(/weeks with the least sleep/);
  });

  it('are there for every metric and series, either way and however strong, short enough, and never blame, promise or advise', () => {
    const amount = fc.integer({ min: -1_000_000_00, max: 1_000_000_000_00 }).map(cents);
    const weeks = fc.integer({ min: 12, max: 5_200 });
    const effect = fc.option(fc.record({ lower: amount, upper: amount, lower_weeks: weeks, upper_weeks: weeks }));
    const correlation = fc.oneof(fc.double({ min: 0.3, max: 1, noNaN: true }), fc.double({ min: -1, max: -0.3, noNaN: true }));
    fc.assert(
      fc.property(correlation, weeks, effect, fc.constantFrom('USD', 'EUR', 'GBP', 'XCD'), (r, over, money, currency) => {
        for (const metric of HEALTH_METRICS) {
          for (const series of SPENDING_SERIES) {
            const each = { metric, series, correlation: r, weeks: over, effect: money };
            const texts = LANGUAGES.flatMap((language) => [insightText(each, currency, language), recommendationText(each, language)]);
            for (const text of texts) {
              expect(text).toMatch(/^[A-Z].*\.$/);
              expect(text.length).toBeLessThanOrEqual(1000);
              expect(text).not.toMatch(/caus|should|percent|%|must|deber|por ciento|médico|undefined|NaN|null|_|doctor|-\$?0\b/i);
            }
          }
        }
      }),
      { numRuns: 30 },
    );
  });

  it('are another for each metric and each series', () => {
    for (const language of LANGUAGES) {
      const texts = HEALTH_METRICS.flatMap((metric) => SPENDING_SERIES.map((series) => insightText({ ...seen, metric, series }, 'USD', language)));
      expect(new Set(texts).size).toBe(70);
    }
  });
});
