import type { AnalysisInput } from '../../src/core/insight/analyse.ts';
import type { HealthMetric, SpendingSeries } from '../../src/core/insight/series.ts';
import { isDiscretionary, SPENDING_SERIES } from '../../src/core/insight/series.ts';
import { type Cents, cents } from '../../src/core/money/cents.ts';

/** Chance that is the same for the same seed: mulberry32, whole numbers of 32 bits. */
export function chanceFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A standard normal figure, by Box and Muller. */
export const normal = (chance: () => number): number => Math.sqrt(-2 * Math.log(1 - chance())) * Math.cos(2 * Math.PI * chance());

/** Standard scores of weeks, each of which keeps `lasting` of the one before. */
export function lastingWeeks(chance: () => number, weeks: number, lasting: number): number[] {
  const fresh = Math.sqrt(1 - lasting ** 2);
  const scores: number[] = [];
  for (let week = 0; week < weeks; week += 1) {
    const before = scores.at(-1);
    scores.push(before === undefined ? normal(chance) : lasting * before + fresh * normal(chance));
  }
  return scores;
}

/** A rating of 1 … 10, so that many weeks are equal. */
const rating = (score: number): number => Math.min(10, Math.max(1, Math.round(5.5 + 1.8 * score)));
/** Minutes by quarters of an hour, and often none. */
const minutes = (score: number): number => Math.max(0, Math.round(3 + 4 * score) * 15);

/** How each metric is answered. */
const ANSWERED: Readonly<Record<HealthMetric, (score: number) => number>> = {
  sleep_hours: (score) => Math.round((7 + 0.8 * score) * 4) / 4,
  physical_activity_minutes: minutes,
  relationships_rating: rating,
  mindfulness_minutes: minutes,
  stress_level: rating,
  energy_level: rating,
  mood_rating: rating,
};

/** How many weeks in ten have none of it at all. */
const IDLE: Readonly<Record<Exclude<SpendingSeries, 'discretionary'>, number>> = {
  groceries: 0,
  dining: 1,
  shopping: 2,
  entertainment: 3,
  travel: 7,
  transport: 0,
  personal_care: 4,
  gifts: 8,
  health: 6,
};

/** Amounts are lopsided, as amounts are; the lowest weeks of a series that is bought now and then are weeks of nothing. */
function amount(series: Exclude<SpendingSeries, 'discretionary'>, score: number): Cents {
  // The normal quantile of idle weeks, near enough: the share of zeros is what matters, not its last digit.
  const idle = IDLE[series] / 10;
  const threshold = idle === 0 ? Number.NEGATIVE_INFINITY : 4.91 * (idle ** 0.14 - (1 - idle) ** 0.14);
  return score < threshold ? cents(0) : cents(Math.round(4000 * Math.exp(0.6 * score)));
}

/** What the answers and the amounts are made from: standard scores, a list for each metric and each category. */
export interface Scores {
  readonly metrics: Readonly<Record<HealthMetric, readonly number[]>>;
  readonly spending: Readonly<Record<Exclude<SpendingSeries, 'discretionary'>, readonly number[]>>;
}

/** Weeks as a person would have them, or `exact`: figures of which no two are equal, and something spent on everything in every week. */
export type Manner = 'answered' | 'exact';

/** An amount without weeks of nothing, fine enough that hardly two are equal. */
const exactAmount = (score: number): Cents => cents(Math.round(1e8 * Math.exp(0.6 * score)));

/** Weeks as a person would have them: ratings with many ties, minutes, weeks of nothing, and a total that is the sum of its categories. */
export function weeksFrom({ metrics, spending }: Scores, manner: Manner = 'answered'): AnalysisInput {
  const isExact = manner === 'exact';
  const answered = (metric: HealthMetric) => (isExact ? metrics[metric] : metrics[metric].map(ANSWERED[metric]));
  const spent = (series: Exclude<SpendingSeries, 'discretionary'>) =>
    spending[series].map((score) => (isExact ? exactAmount(score) : amount(series, score)));
  const series = {
    groceries: spent('groceries'),
    dining: spent('dining'),
    shopping: spent('shopping'),
    entertainment: spent('entertainment'),
    travel: spent('travel'),
    transport: spent('transport'),
    personal_care: spent('personal_care'),
    gifts: spent('gifts'),
    health: spent('health'),
  };
  const parts = SPENDING_SERIES.flatMap((name) => (name !== 'discretionary' && isDiscretionary(name) ? [series[name]] : []));
  return {
    metrics: {
      sleep_hours: answered('sleep_hours'),
      physical_activity_minutes: answered('physical_activity_minutes'),
      relationships_rating: answered('relationships_rating'),
      mindfulness_minutes: answered('mindfulness_minutes'),
      stress_level: answered('stress_level'),
      energy_level: answered('energy_level'),
      mood_rating: answered('mood_rating'),
    },
    spending: { ...series, discretionary: series.dining.map((_, week) => cents(parts.reduce((total, part) => total + (part[week] ?? 0), 0))) },
  };
}

/** Scores in which nothing moves together with anything: each series lasts by itself. */
export function scoresOfChance(chance: () => number, weeks: number, lasting: number): Scores {
  const scores = () => lastingWeeks(chance, weeks, lasting);
  return {
    metrics: {
      sleep_hours: scores(),
      physical_activity_minutes: scores(),
      relationships_rating: scores(),
      mindfulness_minutes: scores(),
      stress_level: scores(),
      energy_level: scores(),
      mood_rating: scores(),
    },
    spending: {
      groceries: scores(),
      dining: scores(),
      shopping: scores(),
      entertainment: scores(),
      travel: scores(),
      transport: scores(),
      personal_care: scores(),
      gifts: scores(),
      health: scores(),
    },
  };
}
