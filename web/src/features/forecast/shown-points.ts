import type { Forecast } from '../../../../src/features/forecast/contract.ts';
import type { RecurringItem } from '../../../../src/features/ledger/recurring/contract.ts';
import type { ForecastDayItem } from '../../design/charts/forecast-series.ts';
import { varies } from '../ledger/recurring/groups.ts';

type Point = Forecast['points'][number];

/** A day of the forecast whose items say whether they are known for certain. */
export interface ShownPoint extends Omit<Point, 'items'> {
  readonly items: readonly ForecastDayItem[];
}

/** The days with what is uncertain marked: what Mingus guesses to come back, and amounts that vary. */
export function shownPoints(points: readonly Point[], items: readonly RecurringItem[]): readonly ShownPoint[] {
  const uncertain = new Set(items.filter((item) => item.status === 'proposed' || varies(item)).map(({ id }) => id));
  if (uncertain.size === 0) return points;
  const isUncertain = ({ recurring_id }: Point['items'][number]) => recurring_id !== null && uncertain.has(recurring_id);
  return points.map((point) =>
    point.items.some(isUncertain) ? { ...point, items: point.items.map((item) => ({ ...item, about: isUncertain(item) })) } : point,
  );
}

/** How many of the items that the forecast counts are guesses that nobody has answered yet. */
export function countGuesses({ basis }: Pick<Forecast, 'basis'>, items: readonly RecurringItem[]): number {
  const proposed = new Set(items.filter(({ status }) => status === 'proposed').map(({ id }) => id));
  return basis.planned.filter(({ recurring_id }) => recurring_id !== null && proposed.has(recurring_id)).length;
}
