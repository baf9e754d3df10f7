/** The figures of a week that the index is made of; null is "not said". */
export interface WellnessAnswers {
  /** Hours of an average night, 0 … 24. */
  readonly sleep_hours: number | null;
  /** Minutes of the whole week. */
  readonly physical_activity_minutes: number | null;
  readonly mindfulness_minutes: number | null;
  /** 1 … 10; of stress 10 is most, of the others 10 is best. */
  readonly stress_level: number | null;
  readonly energy_level: number | null;
  readonly mood_rating: number | null;
  readonly relationships_rating: number | null;
}

/** Active minutes of a week that count in full: 150 are what the World Health Organization recommends at least (2020). */
const ACTIVE_MINUTES = 150;
const MINDFUL_MINUTES = 60;

const share = (value: number): number => Math.min(1, Math.max(0, value));

/** From 7 to 9 hours all of it, falling evenly to nothing at 3 and at 13. */
const ofSleep = (hours: number): number => share(hours <= 7 ? (hours - 3) / 4 : (13 - hours) / 4);
const ofRating = (rating: number): number => share((rating - 1) / 9);

/** What each answer that was given is worth, 0 … 1. */
function partsOf(week: WellnessAnswers): readonly number[] {
  const parts: readonly (readonly [number | null, (value: number) => number])[] = [
    [week.sleep_hours, ofSleep],
    [week.physical_activity_minutes, (minutes) => share(minutes / ACTIVE_MINUTES)],
    [week.stress_level, (stress) => share((10 - stress) / 9)],
    [week.energy_level, ofRating],
    [week.mood_rating, ofRating],
    [week.relationships_rating, ofRating],
    [week.mindfulness_minutes, (minutes) => share(minutes / MINDFUL_MINUTES)],
  ];
  return parts.flatMap(([value, worth]) => (value === null ? [] : [worth(value)]));
}

/** How a week was in one figure, 0 … 100 with one decimal: the mean of what was answered. Null when nothing was: no answer is no figure. */
export function wellnessIndex(week: WellnessAnswers): number | null {
  const parts = partsOf(week);
  if (parts.length === 0) return null;
  return Math.round((parts.reduce((total, part) => total + part, 0) / parts.length) * 1000) / 10;
}
