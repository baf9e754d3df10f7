import type { EpochDay } from '../calendar/day.ts';
import { type WellnessAnswers, wellnessIndex } from './wellness-index.ts';

/** What is averaged: each figure of a check-in, and the index. */
export const SUMMARISED = [
  'wellness_index',
  'sleep_hours',
  'physical_activity_minutes',
  'relationships_rating',
  'mindfulness_minutes',
  'stress_level',
  'energy_level',
  'mood_rating',
] as const;

/** One of `SUMMARISED`. */
export type Summarised = (typeof SUMMARISED)[number];

/** A week with a check-in. */
export interface CheckedWeek extends WellnessAnswers {
  readonly monday: EpochDay;
}

/** The mean of what was recorded, and in how many weeks it was; null, and 0, when in none. */
export interface Average {
  /** To two decimals. */
  readonly average: number | null;
  readonly weeks: number;
}

/** The newer half of the weeks against the older half. */
export interface Trend {
  /** Means, to two decimals. */
  readonly newer: number;
  readonly older: number;
  /** In how many weeks each was recorded, at least 1. */
  readonly newer_weeks: number;
  readonly older_weeks: number;
  /** newer − older, of the means before they are rounded. */
  readonly change: number;
}

const rounded = (value: number): number => Math.round(value * 100) / 100 + 0;
const valueOf = (week: CheckedWeek, key: Summarised): number | null => (key === 'wellness_index' ? wellnessIndex(week) : week[key]);

const recorded = (weeks: readonly CheckedWeek[], key: Summarised): readonly number[] =>
  weeks.flatMap((week) => {
    const value = valueOf(week, key);
    return value === null ? [] : [value];
  });

const mean = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0) / values.length;

/** The average of a figure over the weeks in which it was recorded. */
export function averageOf(weeks: readonly CheckedWeek[], key: Summarised): Average {
  const values = recorded(weeks, key);
  return { average: values.length === 0 ? null : rounded(mean(values)), weeks: values.length };
}

/**
 * Where a figure is going: its mean over the newer half of `count` weeks that end with the week of `thisMonday`, against the older half. The
 * middle week of an odd number is in neither. Null when it was recorded in no week of a half.
 */
export function trendOf(weeks: readonly CheckedWeek[], key: Summarised, thisMonday: EpochDay, count: number): Trend | null {
  const half = Math.floor(count / 2);
  const first = thisMonday - 7 * (count - 1);
  const newer = recorded(
    weeks.filter(({ monday }) => monday > thisMonday - 7 * half && monday <= thisMonday),
    key,
  );
  const older = recorded(
    weeks.filter(({ monday }) => monday >= first && monday < first + 7 * half),
    key,
  );
  if (newer.length === 0 || older.length === 0) return null;
  const [now, before] = [mean(newer), mean(older)];
  return { newer: rounded(now), older: rounded(before), newer_weeks: newer.length, older_weeks: older.length, change: rounded(now - before) };
}
