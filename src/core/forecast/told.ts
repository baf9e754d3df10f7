import { isoDay } from '../calendar/day.ts';
import type { Forecast } from './forecast.ts';

/** A forecast with its days as ISO text, as it is answered. */
export type ToldForecast = ReturnType<typeof tellDays>;

/** Writes the days of a forecast as ISO text. */
export function tellDays({ points, summary }: Forecast) {
  const { lowest_on, first_below_zero_on, next_payday_on } = summary;
  return {
    points: points.map(({ day, items, ...point }) => ({ date: isoDay(day), ...point, items: [...items] })),
    summary: {
      ...summary,
      lowest_on: isoDay(lowest_on),
      first_below_zero_on: first_below_zero_on === null ? null : isoDay(first_below_zero_on),
      next_payday_on: next_payday_on === null ? null : isoDay(next_payday_on),
      months: [...summary.months],
    },
  };
}
