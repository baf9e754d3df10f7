/** What a figure counts; `×` is how many times as much as something else. Of requests and people in a second more is better, and of parts in a hundred of what is wanted; of all else (megabytes are of 1,000,000 bytes) less is. */
export type Unit = 'ms' | 'MB' | 'bytes' | '×' | '%' | 'requests/s' | 'people/s';

/** What the rounds came to, a figure a round: the middle one, the tenth and the ninetieth in a hundred, and the best. */
export interface Figures {
  readonly median: number;
  readonly p10: number;
  readonly p90: number;
  readonly best: number;
}

/** What was measured. */
export interface Measurement extends Figures {
  readonly name: string;
  readonly unit: Unit;
  readonly reference: (Figures & { readonly name: string }) | null;
  /** How many times as much the reference takes: the median over rounds that ran side by side. Above 1, Mingus is better than the reference. */
  readonly ratio: number | null;
  /** What is aimed at: the median of the figure, or of its ratio to the reference. */
  readonly goal: { readonly of: 'figure' | 'ratio'; readonly aimed_at: number; readonly met: boolean } | null;
}

/** What `summarise` is given. */
export interface Rounds {
  readonly name: string;
  readonly unit: Unit;
  /** One figure a round. */
  readonly values: readonly number[];
  /** The reference's figures of the same rounds, in the same order. */
  readonly reference?: { readonly name: string; readonly values: readonly number[] } | undefined;
  /** The median that is aimed at. It is printed as met or missed and fails nothing. */
  readonly goal?: number | undefined;
  /** The least ratio to the reference that is aimed at, instead of `goal`. */
  readonly goalRatio?: number | undefined;
}

/** The value below which the share 0…1 of the values lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

/** The middle value; of an even number the upper of the two. */
const median = (values: readonly number[]): number => quantile(values, 0.5);

const isMoreBetter = (unit: Unit): boolean => unit === 'requests/s' || unit === 'people/s' || unit === '%';

const figuresOf = (values: readonly number[], unit: Unit): Figures => ({
  median: median(values),
  p10: quantile(values, 0.1),
  p90: quantile(values, 0.9),
  best: isMoreBetter(unit) ? Math.max(...values) : Math.min(...values),
});

/** Sums rounds up. */
export function summarise({ name, unit, values, reference, goal, goalRatio }: Rounds): Measurement {
  const figures = figuresOf(values, unit);
  const isMore = isMoreBetter(unit);
  const ratios = (reference?.values ?? []).map((other, round) => {
    const own = values[round] ?? Number.NaN;
    return isMore ? own / other : other / own;
  });
  const ratio = reference === undefined ? null : median(ratios);
  const ofFigure: Measurement['goal'] =
    goal === undefined ? null : { of: 'figure', aimed_at: goal, met: isMore ? figures.median >= goal : figures.median <= goal };
  return {
    name,
    unit,
    ...figures,
    reference: reference === undefined ? null : { name: reference.name, ...figuresOf(reference.values, unit) },
    ratio,
    goal: goalRatio === undefined ? ofFigure : { of: 'ratio', aimed_at: goalRatio, met: (ratio ?? 0) >= goalRatio },
  };
}
