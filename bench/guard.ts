import type { Report } from './results.ts';

/** How much of a ratio may be lost before that is more than a machine's moods. */
export const MOST_LOST = 0.2;

/** A measurement of two runs; `part` is how much of the last ratio is left, 1 for all of it. */
export interface Compared {
  readonly benchmark: string;
  readonly name: string;
  readonly last: number;
  readonly now: number;
  readonly part: number;
  readonly isWorse: boolean;
}

/** What tells a measurement from all others of its benchmark. */
const keyOf = (benchmark: string, { name, reference }: Report['measurements'][number]): string => [benchmark, name, reference?.name].join('\n');

/**
 * Compares the ratios of two runs of a benchmark, which hold still where a machine is faster or slower than the one before. A measurement without a reference, or
 * one that the last run did not have, is not compared. One that the last run had and this one lacks counts as lost: nothing may vanish from a guard.
 */
export function compare(last: readonly Report[], now: readonly Report[]): readonly Compared[] {
  const found = new Map(now.flatMap(({ benchmark, measurements }) => measurements.map((each) => [keyOf(benchmark, each), each.ratio] as const)));
  return last.flatMap(({ benchmark, measurements }) =>
    measurements.flatMap((before): Compared[] => {
      if (before.ratio === null) return [];
      const ratio = found.get(keyOf(benchmark, before)) ?? 0;
      const part = ratio / before.ratio;
      return [{ benchmark, name: before.name, last: before.ratio, now: ratio, part, isWorse: part < 1 - MOST_LOST }];
    }),
  );
}
