import { type Estimate, known, unknown } from '../estimate.ts';
import type { Cents } from '../money/cents.ts';
import { FEWEST_PAIRS } from '../statistics/correlation.ts';
import { autocorrelations, effectiveSize } from '../statistics/effective-size.ts';
import { falseDiscoveryQ } from '../statistics/false-discovery.ts';
import { spearmanInterval } from '../statistics/interval.ts';
import { meanRanks } from '../statistics/ranks.ts';
import { correlationOf, unitDeviations } from '../statistics/standard-scores.ts';
import { correlationP } from '../statistics/t-distribution.ts';
import { FALSE_DISCOVERIES, type Pair, type UnknownReason, WEAKEST_SHOWN, type WhyNot } from './pair.ts';
import { HEALTH_METRICS, type HealthMetric, isDiscretionary, SPENDING_SERIES, type SpendingSeries } from './series.ts';
import { effectOf } from './thirds.ts';
import { WEEKS_NEEDED } from './window.ts';

/** Fewest weeks that must count for an interval: its width divides by their number less 3. */
const FEWEST_EFFECTIVE = 4;
/** From this rank correlation on, the total only repeats a category of its own. */
const REPEATS_FROM = 0.7;

/** What is analysed: a figure for each week of a window, the oldest first and all of one length; null is not known, and never 0. */
export interface AnalysisInput {
  readonly metrics: Readonly<Record<HealthMetric, readonly (number | null)[]>>;
  readonly spending: Readonly<Record<SpendingSeries, readonly (Cents | null)[]>>;
}

/** A series over the weeks that count, with all that is worked out once and used in many pairs. */
interface Prepared {
  readonly values: readonly number[];
  /** Unit deviations of the ranks; undefined when nothing varies. */
  readonly ranks: Float64Array | undefined;
  readonly raw: Float64Array | undefined;
  readonly lags: Float64Array;
}

function prepare(values: readonly number[], at: readonly number[]): Prepared {
  const ranks = unitDeviations(meanRanks(values));
  return { values, ranks, raw: unitDeviations(values), lags: ranks === undefined ? new Float64Array(0) : autocorrelations(ranks, at) };
}

interface Figures {
  readonly correlation: number;
  readonly pearson: number;
  readonly size: number;
}

function figuresOf(weeks: number, one: Prepared, other: Prepared): Estimate<Figures> {
  if (weeks < FEWEST_PAIRS) return unknown('pairs', weeks, FEWEST_PAIRS);
  if (one.ranks === undefined || other.ranks === undefined || one.raw === undefined || other.raw === undefined) return unknown('constant', 1, 2);
  const size = effectiveSize(weeks, one.lags, other.lags);
  if (size < FEWEST_EFFECTIVE) return unknown('effective_pairs', Math.floor(size), FEWEST_EFFECTIVE);
  return known({ correlation: correlationOf(one.ranks, other.ranks), pearson: correlationOf(one.raw, other.raw), size });
}

const NOTHING = { correlation: null, pearson: null, effectiveWeeks: null, p: null, lower: null, upper: null } as const;

const reasonOf = (reason: string): UnknownReason => (reason === 'constant' || reason === 'pairs' ? reason : 'effective_pairs');

type Judged = Omit<Pair, 'q' | 'whyNot' | 'repeats' | 'effect'>;

function pairOf(metric: HealthMetric, series: SpendingSeries, one: Prepared, other: Prepared): Judged {
  const weeks = one.values.length;
  const figures = figuresOf(weeks, one, other);
  if (!figures.known) return { metric, series, weeks, unknown: reasonOf(figures.reason), ...NOTHING };
  const { correlation, pearson, size } = figures.value;
  const bounds = spearmanInterval(correlation, size);
  return { metric, series, weeks, unknown: null, correlation, pearson, effectiveWeeks: size, p: correlationP(correlation, size), ...bounds };
}

/** The weeks, by place, in which the metric and the ledger are both known. The ledger covers a week for all series or for none. */
const placesOf = (metric: readonly (number | null)[], covered: readonly (Cents | null)[]): readonly number[] =>
  metric.flatMap((value, week) => (value === null || covered[week] === null || covered[week] === undefined ? [] : [week]));

const at = (figures: readonly (number | null)[], places: readonly number[]): number[] => places.map((week) => figures[week] ?? 0);

/** The spending of some weeks, prepared once for all metrics that were recorded in exactly these. */
function preparedSpending(spending: AnalysisInput['spending']) {
  const prepared = new Map<string, ReadonlyMap<SpendingSeries, Prepared>>();
  return (places: readonly number[]): ReadonlyMap<SpendingSeries, Prepared> => {
    const key = places.join();
    const of = prepared.get(key) ?? new Map(SPENDING_SERIES.map((series) => [series, prepare(at(spending[series], places), places)]));
    prepared.set(key, of);
    return of;
  };
}

function whyNot({ weeks, correlation, unknown: reason }: Judged, q: number | null): WhyNot | null {
  if (reason !== null || correlation === null || q === null) return 'unknown';
  if (weeks < WEEKS_NEEDED) return 'too_few_weeks';
  if (q > FALSE_DISCOVERIES) return 'not_sure_enough';
  return Math.abs(correlation) < WEAKEST_SHOWN ? 'too_weak' : null;
}

/** Of a total that would be shown, the category of its own that is shown too and that it follows most closely, if that is close enough. */
function repeatedBy(total: Pair, pairs: readonly Pair[], of: ReadonlyMap<SpendingSeries, Prepared>): SpendingSeries | null {
  const whole = of.get('discretionary')?.ranks;
  if (total.series !== 'discretionary' || whole === undefined) return null;
  const close = pairs.flatMap(({ metric, series, whyNot: hidden }) => {
    const part = of.get(series)?.ranks;
    if (metric !== total.metric || hidden !== null || !isDiscretionary(series) || part === undefined) return [];
    const likeness = correlationOf(whole, part);
    return likeness >= REPEATS_FROM ? [{ series, likeness }] : [];
  });
  return close.toSorted((one, other) => other.likeness - one.likeness)[0]?.series ?? null;
}

/**
 * Which of the 7 metrics moves together with which of the 10 spending series: all 70 pairs, in the order of the lists, each with what is known
 * of it and whether it is shown. Spearman's correlation over the weeks in which both are known, with the effective size of autocorrelated
 * series, its p and 95 % interval; q by Benjamini and Hochberg over all pairs that have a p; shown when q ≤ 0.10, |r| ≥ 0.3 and there are 12
 * weeks. Poor data are answered as unknown, with why: no figure is ever NaN or infinite, for finite input. docs/METHODS.md has the sources.
 */
export function analyse({ metrics, spending }: AnalysisInput): readonly Pair[] {
  const spendingAt = preparedSpending(spending);
  const ofMetric = new Map<HealthMetric, { readonly one: Prepared; readonly others: ReadonlyMap<SpendingSeries, Prepared> }>();
  const judged = HEALTH_METRICS.flatMap((metric) => {
    const places = placesOf(metrics[metric], spending.discretionary);
    const one = prepare(at(metrics[metric], places), places);
    const others = spendingAt(places);
    ofMetric.set(metric, { one, others });
    return [...others].map(([series, other]) => pairOf(metric, series, one, other));
  });
  const tested = judged.flatMap(({ p }) => (p === null ? [] : [p]));
  const found = falseDiscoveryQ(tested)[Symbol.iterator]();
  const pairs = judged.map((pair): Pair => {
    const q = pair.p === null ? null : (found.next().value ?? null);
    return { ...pair, q, effect: null, repeats: null, whyNot: whyNot(pair, q) };
  });
  return pairs.map((pair): Pair => {
    const of = ofMetric.get(pair.metric);
    const other = of?.others.get(pair.series);
    if (pair.whyNot !== null || of === undefined || other === undefined) return pair;
    const repeats = repeatedBy(pair, pairs, of.others);
    return { ...pair, effect: effectOf(of.one.values, other.values), repeats, whyNot: repeats === null ? null : 'repeats' };
  });
}
