import { strengthOf } from '../../core/insight/pair.ts';
import type { HealthMetric, SpendingSeries } from '../../core/insight/series.ts';
import type { Effect } from '../../core/insight/thirds.ts';
import type { Cents } from '../../core/money/cents.ts';

/** How weeks are told apart by a metric: `in weeks with {more}`, `the third of weeks with {most}`, `the third with {least}`. */
const METRICS: Readonly<Record<HealthMetric, { readonly more: string; readonly most: string; readonly least: string }>> = {
  sleep_hours: { more: 'more sleep', most: 'the most sleep', least: 'the least sleep' },
  physical_activity_minutes: { more: 'more physical activity', most: 'the most activity', least: 'the least activity' },
  relationships_rating: { more: 'better relationships', most: 'the best relationships', least: 'the least good relationships' },
  mindfulness_minutes: { more: 'more mindful minutes', most: 'the most mindful minutes', least: 'the fewest mindful minutes' },
  stress_level: { more: 'more stress', most: 'the most stress', least: 'the least stress' },
  energy_level: { more: 'more energy', most: 'the most energy', least: 'the least energy' },
  mood_rating: { more: 'a better mood', most: 'the best mood', least: 'the lowest mood' },
};

/** What is spent on: `you spend more on {series}`. */
const SERIES: Readonly<Record<SpendingSeries, string>> = {
  groceries: 'groceries',
  dining: 'dining',
  shopping: 'shopping',
  entertainment: 'entertainment',
  travel: 'travel',
  transport: 'transport',
  personal_care: 'personal care',
  gifts: 'gifts',
  health: 'health',
  discretionary: 'all that you could leave out for a while',
};

const HOW = { strong: 'strongly', moderate: 'moderately', slight: 'slightly' } as const;

/** What a text is made from. */
export interface Seen {
  readonly metric: HealthMetric;
  readonly series: SpendingSeries;
  /** −1 … 1, not 0. */
  readonly correlation: number;
  /** Weeks in which both are known. */
  readonly weeks: number;
  /** Null where nothing tells the thirds of weeks apart. */
  readonly effect: Effect | null;
}

/** Money of a currency (ISO 4217) in whole units: `$96`. */
const whole = (amount: Cents, currency: string): string =>
  new Intl.NumberFormat('en-US', { style: 'currency', currency, maximumFractionDigits: 0, minimumFractionDigits: 0 }).format(
    // Without the sign of a zero.
    Math.round(amount / 100) + 0,
  );

/** The amounts, when they say the same as the correlation: with many equal weeks the middle ones of both thirds can be the same. */
function amounts({ metric, correlation, effect }: Seen, currency: string): string {
  if (effect === null) return '.';
  const { most, least } = METRICS[metric];
  const [upper, lower] = [whole(effect.upper, currency), whole(effect.lower, currency)];
  const differ = upper !== lower && effect.upper > effect.lower === correlation > 0;
  if (!differ) return '; the middle weeks alone do not show it in money.';
  return `: about ${upper} in the third of weeks with ${most}, about ${lower} in the third with ${least}.`;
}

/** What was seen, in at most 1000 characters: which way, how much money, how surely. Money is the middle week of each third, in whole units. */
export function insightText(seen: Seen, currency: string): string {
  const { metric, series, correlation, weeks } = seen;
  const direction = correlation > 0 ? 'more' : 'less';
  const first = `In weeks with ${METRICS[metric].more} you spend ${direction} on ${SERIES[series]}${amounts(seen, currency)}`;
  return `${first} Over ${weeks} weeks the two move together ${HOW[strengthOf(correlation)]}.`;
}

/** What could be looked at, and what it does not say, in at most 1000 characters. */
export function recommendationText({ metric, series, correlation }: Pick<Seen, 'metric' | 'series' | 'correlation'>): string {
  const { most, least } = METRICS[metric];
  // Where more goes out.
  const weeks = correlation > 0 ? most : least;
  return (
    `You could look at a few of the weeks with ${weeks}, and at what you spent on ${SERIES[series]} in them. ` +
    'It does not say which of the two comes first, or whether something else moves both.'
  );
}
