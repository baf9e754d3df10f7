import { expect, it } from 'vitest';
import type { Checkin } from '../../../../src/contract/checkin.ts';
import { dayNumber } from '../../../../src/core/calendar/day.ts';
import { NOTHING_SAID } from './answers.ts';
import { comparedWith, scaleOf, weeksOf } from './figures.ts';

const checkin = (checkin_date: string): Checkin => ({
  checkin_date,
  ...NOTHING_SAID,
  wellness_index: null,
  created_at: '2025-01-01T00:00:00.000Z',
  updated_at: '2025-01-01T00:00:00.000Z',
});

it('tells every week from the first check-in to the present one, over the end of a year, with those left out', () => {
  const weeks = weeksOf([checkin('2025-01-06'), checkin('2024-12-23')], dayNumber('2025-01-13'));
  expect(weeks.map(({ monday, checkin: kept }) => [monday, kept?.checkin_date ?? null])).toEqual([
    ['2024-12-23', '2024-12-23'],
    ['2024-12-30', null],
    ['2025-01-06', '2025-01-06'],
    ['2025-01-13', null],
  ]);
  expect(weeksOf([], dayNumber('2025-01-13'))).toEqual([{ monday: '2025-01-13', checkin: null }]);
});

it('draws a figure on its own scale, or from nothing to the most there was', () => {
  expect(scaleOf('mood_rating', [4, null])).toEqual([1, 10]);
  expect(scaleOf('sleep_hours', [7.5, null])).toEqual([0, 8]);
  expect(scaleOf('physical_activity_minutes', [0, 100])).toEqual([0, 120]);
  expect(scaleOf('mindfulness_minutes', [null])).toEqual([0, 30]);
});

it('calls a week as usual unless it is three points apart', () => {
  expect([comparedWith(70, 72.9), comparedWith(75, 72), comparedWith(69, 72)]).toEqual(['as_usual', 'better', 'lower']);
});
