import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayNumber } from '../calendar/day.ts';
import { averageOf, type CheckedWeek, SUMMARISED, trendOf } from './checkin-summary.ts';
import { streakWeeks } from './streak.ts';
import { type WellnessAnswers, wellnessIndex } from './wellness-index.ts';

const NOTHING: WellnessAnswers = {
  sleep_hours: null,
  physical_activity_minutes: null,
  mindfulness_minutes: null,
  stress_level: null,
  energy_level: null,
  mood_rating: null,
  relationships_rating: null,
};

const rating = fc.option(fc.integer({ min: 1, max: 10 }));
const minutes = fc.option(fc.integer({ min: 0, max: 10_080 }));
const answers: fc.Arbitrary<WellnessAnswers> = fc.record({
  sleep_hours: fc.option(fc.integer({ min: 0, max: 96 }).map((quarters) => quarters / 4)),
  physical_activity_minutes: minutes,
  mindfulness_minutes: minutes,
  stress_level: rating,
  energy_level: rating,
  mood_rating: rating,
  relationships_rating: rating,
});

/** Each part read off a drawn line, by its corners, and averaged in thousandths. */
function slowIndex(week: WellnessAnswers): number | null {
  const lines: Readonly<Record<keyof WellnessAnswers, readonly (readonly [number, number])[]>> = {
    sleep_hours: [
      [0, 0],
      [3, 0],
      [7, 1],
      [9, 1],
      [13, 0],
      [24, 0],
    ],
    physical_activity_minutes: [
      [0, 0],
      [150, 1],
      [10_080, 1],
    ],
    mindfulness_minutes: [
      [0, 0],
      [60, 1],
      [10_080, 1],
    ],
    stress_level: [
      [1, 1],
      [10, 0],
    ],
    energy_level: [
      [1, 0],
      [10, 1],
    ],
    mood_rating: [
      [1, 0],
      [10, 1],
    ],
    relationships_rating: [
      [1, 0],
      [10, 1],
    ],
  };
  const keys = [
    'sleep_hours',
    'physical_activity_minutes',
    'mindfulness_minutes',
    'stress_level',
    'energy_level',
    'mood_rating',
    'relationships_rating',
  ] as const;
  const heights = keys.flatMap((key) => {
    const value = week[key];
    if (value === null) return [];
    const line = lines[key];
    const right = Math.max(
      1,
      line.findIndex(([x]) => x >= value),
    );
    const [[x0, y0] = [0, 0], [x1, y1] = [0, 0]] = [line[right - 1], line[right]];
    return [y0 + ((y1 - y0) * (value - x0)) / (x1 - x0)];
  });
  return heights.length === 0 ? null : (100 * heights.reduce((total, height) => total + height, 0)) / heights.length;
}

describe('the wellness index', () => {
  it('is 63.4 of a known week, and nothing of a week in which nothing was said', () => {
    const week = {
      sleep_hours: 7.5,
      physical_activity_minutes: 45,
      relationships_rating: 8,
      mindfulness_minutes: 15,
      stress_level: 4,
      energy_level: 7,
      mood_rating: 8,
    };
    expect(wellnessIndex(week)).toBe(63.4);
    expect(wellnessIndex(NOTHING)).toBeNull();
  });

  it('counts a zero that was said, and leaves out what was not', () => {
    expect(wellnessIndex({ ...NOTHING, physical_activity_minutes: 0 })).toBe(0);
    expect(wellnessIndex({ ...NOTHING, mood_rating: 10 })).toBe(100);
    expect(wellnessIndex({ ...NOTHING, mood_rating: 10, physical_activity_minutes: 0 })).toBe(50);
  });

  it.each([
    [0, 0],
    [3, 0],
    [5, 50],
    [7, 100],
    [8, 100],
    [9, 100],
    [11, 50],
    [13, 0],
    [24, 0],
  ])('of %d hours of sleep alone is %d', (sleep_hours, index) => {
    expect(wellnessIndex({ ...NOTHING, sleep_hours })).toBe(index);
  });

  it('is what lines drawn by hand give, within 0 … 100', () => {
    fc.assert(
      fc.property(answers, (week) => {
        const [index, slow] = [wellnessIndex(week), slowIndex(week)];
        expect(index === null).toBe(slow === null);
        if (index === null || slow === null) return;
        expect(Math.abs(index - slow)).toBeLessThanOrEqual(0.05 + 1e-9);
        expect(index >= 0 && index <= 100).toBe(true);
      }),
    );
  });

  it('does not fall for more energy, mood, activity, mindfulness or closeness, nor for less stress', () => {
    fc.assert(
      fc.property(answers, fc.integer({ min: 1, max: 3 }), (week, more) => {
        for (const key of ['energy_level', 'mood_rating', 'relationships_rating', 'physical_activity_minutes', 'mindfulness_minutes'] as const) {
          const value = week[key];
          if (value !== null)
            expect(wellnessIndex({ ...week, [key]: Math.min(10_080, value + more) }) ?? -1).toBeGreaterThanOrEqual(wellnessIndex(week) ?? 101);
        }
        if (week.stress_level !== null && week.stress_level > more)
          expect(wellnessIndex({ ...week, stress_level: week.stress_level - more }) ?? -1).toBeGreaterThanOrEqual(wellnessIndex(week) ?? 101);
      }),
    );
  });
});

const THIS = dayNumber('2025-01-13');

describe('a streak of weeks', () => {
  it('ends this week or last week, over the end of a year, and not before a gap', () => {
    const of = (...days: string[]) => streakWeeks(days.map(dayNumber), THIS);
    expect(of('2025-01-13', '2025-01-06', '2024-12-30', '2024-12-23')).toBe(4);
    expect(of('2025-01-06', '2024-12-30')).toBe(2);
    expect(of('2024-12-30', '2024-12-23')).toBe(0);
    expect(of('2025-01-13', '2024-12-30')).toBe(1);
    expect(of('2025-01-20')).toBe(0);
    expect(of()).toBe(0);
  });

  it('is what walking back week by week finds', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -12, max: 2 }), { maxLength: 30 }), (weeks) => {
        const text = Array.from({ length: 15 }, (_, back) => (weeks.includes(-back) ? 'x' : '.')).join('');
        expect(
          streakWeeks(
            weeks.map((week) => THIS + 7 * week),
            THIS,
          ),
        ).toBe(/^\.?(x*)/.exec(text)?.[1]?.length);
      }),
    );
  });
});

describe('a summary of check-ins', () => {
  const week = (back: number, more: Partial<WellnessAnswers>): CheckedWeek => ({ ...NOTHING, monday: THIS - 7 * back, ...more });

  it('averages what was recorded, and says in how many weeks', () => {
    const weeks = [week(0, { mood_rating: 8 }), week(1, { sleep_hours: 7 }), week(2, { mood_rating: 5 }), week(3, {})];
    expect(averageOf(weeks, 'mood_rating')).toEqual({ average: 6.5, weeks: 2 });
    expect(averageOf(weeks, 'stress_level')).toEqual({ average: null, weeks: 0 });
    expect(averageOf(weeks, 'wellness_index')).toEqual({ average: 74.07, weeks: 3 });
  });

  it('sets the newer half against the older half, and leaves the middle week out of both', () => {
    const weeks = [
      week(0, { mood_rating: 9 }),
      week(1, { mood_rating: 7 }),
      week(2, { mood_rating: 1 }),
      week(4, { mood_rating: 4 }),
      week(5, { mood_rating: 10 }),
    ];
    expect(trendOf(weeks, 'mood_rating', THIS, 5)).toEqual({ newer: 8, older: 4, newer_weeks: 2, older_weeks: 1, change: 4 });
    expect(trendOf(weeks, 'sleep_hours', THIS, 5)).toBeNull();
    expect(trendOf(weeks.slice(0, 2), 'mood_rating', THIS, 5)).toBeNull();
  });

  it('is never of a missing value: leaving a week out is as if it had not been', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 11 })), answers, (backs, some) => {
        const weeks = backs.map((back) => week(back, back % 2 === 0 ? some : {}));
        const said = weeks.filter(({ monday }) => ((THIS - monday) / 7) % 2 === 0);
        for (const key of SUMMARISED) {
          expect(averageOf(weeks, key)).toEqual(averageOf(said, key));
          expect(trendOf(weeks, key, THIS, 12)).toEqual(trendOf(said, key, THIS, 12));
        }
      }),
    );
  });
});
