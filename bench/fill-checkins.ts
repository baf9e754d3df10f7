import { type EpochDay, isoDay } from '../src/core/calendar/day.ts';
import type { AnsweredWeek } from '../src/features/checkins/index.ts';
import { chanceFrom, scoresOfChance, weeksFrom } from '../tests/support/weeks-of-chance.ts';

/** How much of a week is left in the next. */
const LASTING = 0.2;

/** A check-in for each of some Mondays; each person's other ones, and the same ones each time. They move together with nothing. */
export function checkinsOf(mondays: readonly EpochDay[], seed: number): readonly AnsweredWeek[] {
  const { metrics } = weeksFrom(scoresOfChance(chanceFrom(seed), mondays.length, LASTING));
  return mondays.map((monday, week) => ({
    checkin_date: isoDay(monday),
    sleep_hours: metrics.sleep_hours[week] ?? null,
    physical_activity_minutes: metrics.physical_activity_minutes[week] ?? null,
    physical_activity_level: 'moderate',
    relationships_rating: metrics.relationships_rating[week] ?? null,
    relationships_notes: week % 10 === 0 ? 'Dinner with the neighbours' : null,
    mindfulness_minutes: metrics.mindfulness_minutes[week] ?? null,
    mindfulness_type: 'breathing',
    stress_level: metrics.stress_level[week] ?? null,
    energy_level: metrics.energy_level[week] ?? null,
    mood_rating: metrics.mood_rating[week] ?? null,
  }));
}

/** A check-in as it is sent, with every question answered. */
export const SAID = {
  sleep_hours: 7.25,
  physical_activity_minutes: 90,
  physical_activity_level: 'moderate',
  relationships_rating: 7,
  relationships_notes: 'Long call with my sister',
  mindfulness_minutes: 15,
  mindfulness_type: 'breathing',
  stress_level: 4,
  energy_level: 7,
  mood_rating: 8,
} as const;
