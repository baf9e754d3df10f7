import type { Language } from '../../contract/language.ts';
import type { Insight } from '../../contract/insight.ts';
import { FALSE_DISCOVERIES, type Pair, strengthOf, type WhyNot } from '../../core/insight/pair.ts';
import { type AnalysisPeriod, WEEKS_NEEDED } from '../../core/insight/window.ts';
import type { TestedPair } from './contract.ts';
import { insightText, recommendationText } from './words.ts';

/** What worked the figures out, by name and version. */
const METHOD = 'spearman, effective n, benjamini-hochberg; 1';

/** The periods that can show something, and are worked out. */
export const WORKED_OUT = ['quarterly', 'yearly', 'all'] as const satisfies readonly AnalysisPeriod[];

/** A pair as it is kept, without whose it is and of which window. */
export type KeptFigures = Pick<
  Insight,
  | 'health_metric'
  | 'spending_category'
  | 'correlation_strength'
  | 'pearson_correlation'
  | 'correlation_direction'
  | 'sample_size'
  | 'effective_sample_size'
  | 'p_value'
  | 'q_value'
  | 'confidence_interval_lower'
  | 'confidence_interval_upper'
  | 'effect'
> & {
  readonly method: string | null;
  readonly insight_text: string | null;
  readonly recommendation_text: string | null;
  readonly actionable_insight: boolean;
  readonly unknown_reason: string | null;
  readonly repeats: Exclude<Pair['repeats'], 'discretionary'>;
};

/** A pair as it is kept, in the words of the person's currency. */
export function keptPair({ metric, series, weeks, correlation, whyNot, ...pair }: Pair, currency: string): KeptFigures {
  const seen = whyNot === null && correlation !== null ? { metric, series, correlation, weeks, effect: pair.effect } : undefined;
  return {
    health_metric: metric,
    spending_category: series,
    correlation_strength: correlation,
    pearson_correlation: pair.pearson,
    correlation_direction: seen === undefined ? 'none' : seen.correlation > 0 ? 'positive' : 'negative',
    sample_size: weeks,
    effective_sample_size: pair.effectiveWeeks,
    p_value: pair.p,
    q_value: pair.q,
    confidence_interval_lower: pair.lower,
    confidence_interval_upper: pair.upper,
    effect: pair.effect,
    method: METHOD,
    insight_text: seen === undefined ? null : insightText(seen, currency),
    recommendation_text: seen === undefined ? null : recommendationText(seen),
    actionable_insight: seen !== undefined,
    unknown_reason: pair.unknown,
    repeats: pair.repeats === 'discretionary' ? null : pair.repeats,
  };
}

/** Why a kept pair is not shown, in the order in which it was judged; null when it is. */
function whyNot({ actionable_insight, repeats, unknown_reason, sample_size, q_value }: KeptFigures): WhyNot | null {
  if (actionable_insight) return null;
  if (repeats !== null) return 'repeats';
  if (unknown_reason !== null || q_value === null) return 'unknown';
  if (sample_size < WEEKS_NEEDED) return 'too_few_weeks';
  return q_value > FALSE_DISCOVERIES ? 'not_sure_enough' : 'too_weak';
}

/** The surest first, of equally sure ones the strongest; what is not known last, in the order of the lists. */
function bySureness(one: KeptFigures, other: KeptFigures): number {
  if (one.p_value === null || other.p_value === null) return Number(one.p_value === null) - Number(other.p_value === null);
  return one.p_value - other.p_value || Math.abs(other.correlation_strength ?? 0) - Math.abs(one.correlation_strength ?? 0);
}

/** All that was tested, as it is listed. */
export const testedPairs = (kept: readonly KeptFigures[]): TestedPair[] =>
  kept.toSorted(bySureness).map((pair) => ({ ...pair, shown: pair.actionable_insight, why_not: whyNot(pair) }));

/** For whom texts are worded: ISO 4217, and a language. */
export interface Reader {
  readonly currency: string;
  readonly language: Language;
}

/** The texts of a pair in the reader's words. What another method worked out, such as the former application's, is said as it was kept. */
function textsOf({ method, insight_text, recommendation_text, ...pair }: KeptFigures, { currency, language }: Reader) {
  if (method !== METHOD || pair.correlation_strength === null) return { insight_text, recommendation_text };
  const seen = {
    metric: pair.health_metric,
    series: pair.spending_category,
    correlation: pair.correlation_strength,
    weeks: pair.sample_size,
    effect: pair.effect,
  };
  return { insight_text: insightText(seen, currency, language), recommendation_text: recommendationText(seen, language) };
}

/** What is shown, the strongest first. */
export function shownInsights(kept: readonly KeptFigures[], reader: Reader): Insight[] {
  const repeated = new Set(kept.flatMap(({ health_metric, repeats }) => (repeats === null ? [] : [`${health_metric} ${repeats}`])));
  return kept
    .flatMap((pair): Insight[] => {
      const { insight_text, recommendation_text } = textsOf(pair, reader);
      if (!pair.actionable_insight || insight_text === null || recommendation_text === null || pair.correlation_strength === null) return [];
      const wider = repeated.has(`${pair.health_metric} ${pair.spending_category}`) ? 'discretionary' : null;
      return [{ ...pair, insight_text, recommendation_text, strength: strengthOf(pair.correlation_strength), wider }];
    })
    .toSorted((one, other) => Math.abs(other.correlation_strength ?? 0) - Math.abs(one.correlation_strength ?? 0) || bySurenessOf(one, other));
}

const bySurenessOf = (one: Insight, other: Insight): number => (one.p_value ?? 1) - (other.p_value ?? 1);

/** Weeks in which a metric and the ledger are both known: the most of any metric. */
export const weeksKnown = (kept: readonly Pick<KeptFigures, 'sample_size'>[]): number =>
  kept.reduce((most, { sample_size }) => Math.max(most, sample_size), 0);

/** Whether something newer waits to be looked at than what was worked out; both are instants, or null for never. */
export const isAwaited = ({ requested_at, finished_at }: { readonly requested_at: string | null; readonly finished_at: string | null }): boolean =>
  requested_at !== null && (finished_at === null || requested_at > finished_at);
