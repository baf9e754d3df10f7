import { expect, it } from 'vitest';
import { dayNumber, isoDay } from '../../../core/calendar/day.ts';
import { categorise } from '../../../core/categories/categorise.ts';
import { analyse, type AnalysisInput } from '../../../core/insight/analyse.ts';
import type { HealthMetric } from '../../../core/insight/series.ts';
import { weeklySpending } from '../../../core/insight/weekly-spending.ts';
import { type AnalysisPeriod, windowOf } from '../../../core/insight/window.ts';
import { cents } from '../../../core/money/cents.ts';
import { isHoliday } from '../../ledger/index.ts';
import { inventHousehold } from './household.ts';

/** What is analysed of the person that is invented on a day: bills and transfers, which are known here, are left out. */
function inventedWeeks(today: number, period: AnalysisPeriod): AnalysisInput {
  const { accounts, checkins } = inventHousehold(today, isHoliday);
  const all = accounts.flatMap(({ rows }) => rows);
  const days = all.map(({ day }) => day);
  const covered = { from: Math.min(...days), until: Math.max(...days) };
  const window = windowOf(period, today, covered.from);
  const rows = all
    .filter(({ everyday }) => everyday)
    .map(({ day, amount, payee }) => ({ day, spent: cents(0 - amount), category: categorise(payee, amount, new Map()).category }));
  const byWeek = new Map(checkins.map((checkin) => [dayNumber(checkin.checkin_date), checkin]));
  const figures = (metric: HealthMetric) =>
    Array.from({ length: (window.to + 1 - window.from) / 7 }, (_, week) => byWeek.get(window.from + 7 * week)?.[metric] ?? null);
  const metrics = {
    sleep_hours: figures('sleep_hours'),
    physical_activity_minutes: figures('physical_activity_minutes'),
    relationships_rating: figures('relationships_rating'),
    mindfulness_minutes: figures('mindfulness_minutes'),
    stress_level: figures('stress_level'),
    energy_level: figures('energy_level'),
    mood_rating: figures('mood_rating'),
  };
  return { metrics, spending: weeklySpending(rows, covered, window) };
}

/** What is shown of a period on a day, the total of the category beside it left out. */
const shownOn = (today: number, period: AnalysisPeriod): string[] =>
  analyse(inventedWeeks(today, period))
    .filter(({ whyNot }) => whyNot === null)
    .map(({ metric, series }) => `${metric} with ${series}`)
    .filter((pair) => pair !== 'stress_level with discretionary');

// Each day of the week and of the month over seven years, and the days on which years and months are of another length than usual.
const DAYS = [
  ...Array.from({ length: 48 }, (_, index) => dayNumber('2026-01-01') + 53 * index),
  ...['2026-11-22', '2026-11-23', '2026-12-31', '2027-01-01', '2027-02-28', '2027-03-01', '2028-02-28', '2028-02-29', '2028-03-01', '2028-12-31'].map(
    dayNumber,
  ),
  ...['2029-01-01', '2029-02-28', '2030-12-30', '2030-12-31', '2031-08-31', '2032-02-29', '2032-03-01', '2032-12-31'].map(dayNumber),
];

it('the invented person eats out with their stress, and nothing else moves together, whatever the day', () => {
  for (const today of DAYS) {
    const shown = { yearly: shownOn(today, 'yearly'), all: shownOn(today, 'all'), quarterly: shownOn(today, 'quarterly') };
    // Thirteen weeks are too few for it.
    expect([isoDay(today), shown]).toEqual([
      isoDay(today),
      { yearly: ['stress_level with dining'], all: ['stress_level with dining'], quarterly: [] },
    ]);
  }
});
