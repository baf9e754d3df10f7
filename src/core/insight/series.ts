import { type CategoryName, DISCRETIONARY } from '../categories/categories.ts';

/** How a week was, as far as it is a figure. Names of columns of the check-ins. */
export const HEALTH_METRICS = [
  'sleep_hours',
  'physical_activity_minutes',
  'relationships_rating',
  'mindfulness_minutes',
  'stress_level',
  'energy_level',
  'mood_rating',
] as const;

/** One of `HEALTH_METRICS`. */
export type HealthMetric = (typeof HEALTH_METRICS)[number];

/** What is spent in a week: categories in which people have a choice from week to week, and the total of those they can do without. */
export const SPENDING_SERIES = [
  'groceries',
  'dining',
  'shopping',
  'entertainment',
  'travel',
  'transport',
  'personal_care',
  'gifts',
  'health',
  'discretionary',
] as const;

/** One of `SPENDING_SERIES`. */
export type SpendingSeries = (typeof SPENDING_SERIES)[number];

const BY_NAME: ReadonlyMap<string, SpendingSeries> = new Map(SPENDING_SERIES.map((series) => [series, series]));

/** The series of a category by itself; undefined for one that is not looked at. */
export const seriesOf = (category: CategoryName): SpendingSeries | undefined => BY_NAME.get(category);

/** Whether a category counts in the total of what one can do without. */
export const isDiscretionary = (category: string): boolean => DISCRETIONARY.some((each) => each === category);
