import { type EpochDay, isoDay, mondayOf } from '../../../core/calendar/day.ts';
import type { AnsweredWeek } from '../../checkins/index.ts';
import { type Chance, chanceOf } from './chance.ts';
import type { Timeline } from './timeline.ts';

/** How many weeks have a check-in: the last whole ones. */
const WEEKS = 60;
/** How much of a week's stress is left in the next. */
const LASTING = 0.45;

/** How a week of the invented person was underneath: standard scores, 0 is an ordinary week. */
export interface Week {
  readonly monday: EpochDay;
  readonly stress: number;
  /** Positive is more than usual. */
  readonly sleep: number;
}

/**
 * The weeks that the rows touch, the oldest first. Stress lasts a little, and goes its own way: what it took with it would move with spending too, and
 * there is to be one such thing.
 */
export function weeksOf({ first, last }: Timeline): readonly Week[] {
  const chance = chanceOf('weeks');
  const weeks: Week[] = [];
  let stress = 0;
  for (let monday = mondayOf(first); monday <= last; monday += 7) {
    stress = LASTING * stress + Math.sqrt(1 - LASTING ** 2) * chance.normal();
    weeks.push({ monday, stress, sleep: chance.normal() });
  }
  return weeks;
}

const rating = (value: number): number => Math.min(10, Math.max(1, Math.round(value)));
const NOTES = [
  'Long call with my sister',
  'Dinner with the neighbours',
  'A quiet week, mostly by myself',
  'Friends stayed over the weekend',
] as const;
const KINDS = ['meditation', 'breathing', 'yoga', 'journaling'] as const;

/** Now and then a question is left out. */
const sometimes = <Value>(chance: Chance, share: number, value: Value): Value | null => (chance.next() < share ? value : null);

function checkinOf({ monday, stress, sleep }: Week, chance: Chance): AnsweredWeek {
  const active = chance.pick([0, 30, 45, 60, 90, 120, 150, 180]);
  const mindful = chance.pick([0, 0, 15, 20, 30, 60]);
  return {
    checkin_date: isoDay(monday),
    sleep_hours: Math.round((7 + 0.55 * sleep) * 4) / 4,
    physical_activity_minutes: active,
    physical_activity_level: active === 0 ? null : active < 60 ? 'low' : active < 150 ? 'moderate' : 'high',
    relationships_rating: sometimes(chance, 0.9, rating(6.8 + 1.3 * chance.normal())),
    relationships_notes: sometimes(chance, 0.12, chance.pick(NOTES)),
    mindfulness_minutes: mindful,
    mindfulness_type: mindful === 0 ? null : chance.pick(KINDS),
    stress_level: rating(5 + 1.7 * stress + 0.5 * chance.normal()),
    energy_level: sometimes(chance, 0.95, rating(6 + 0.8 * sleep + chance.normal())),
    mood_rating: rating(6.3 + 0.5 * sleep + 1.1 * chance.normal()),
  };
}

/** The check-ins of the last 60 whole weeks, the oldest first. */
export function checkinsOf(weeks: readonly Week[], today: EpochDay): readonly AnsweredWeek[] {
  // A name whose chance makes no other thing look as if it moved with spending, whatever the day: the tests try many.
  const chance = chanceOf('a diary');
  const thisWeek = mondayOf(today);
  return weeks
    .filter(({ monday }) => monday < thisWeek)
    .slice(-WEEKS)
    .map((week) => checkinOf(week, chance));
}
