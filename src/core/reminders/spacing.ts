import { type EpochDay, isoDay, mondayOf } from '../calendar/day.ts';

/** How often at most something may be said. */
export type Spacing = 'daily' | 'weekly' | 'monthly';

/** The day, ISO week or calendar month of a day, as a text that no other of them has: what may be said once in it is said once for each text. */
export function periodOf(spacing: Spacing, day: EpochDay): string {
  if (spacing === 'daily') return `day ${isoDay(day)}`;
  return spacing === 'weekly' ? `week ${isoDay(mondayOf(day))}` : `month ${isoDay(day).slice(0, 7)}`;
}
