import { dayNumber, type EpochDay, mondayOf } from '../src/core/calendar/day.ts';
import { averageOf, type CheckedWeek, SUMMARISED, trendOf } from '../src/core/scoring/checkin-summary.ts';
import { financialScore, type Finances, movesMost } from '../src/core/scoring/financial-score.ts';
import { streakWeeks } from '../src/core/scoring/streak.ts';
import { type WellnessAnswers, wellnessIndex } from '../src/core/scoring/wellness-index.ts';
import { checkinsOf } from './fill-checkins.ts';
import { questionnairesOf } from './fill-questionnaires.ts';
import { measure } from './measure.ts';
import { report } from './report.ts';
import { startsOn } from './thirty-items.ts';

// Both scores as the pages show them, against the plain way of the same formulas (docs/METHODS.md): loops over floats.

const WEEKS = 52;
const PEOPLE = 100;
const MONTHS = 12;

const thisMonday = mondayOf(startsOn);
const mondays = Array.from({ length: WEEKS }, (_, week) => thisMonday - 7 * (WEEKS - 1 - week));
// Every seventh week is missing: a life has gaps.
const weeksOf = (seed: number): readonly CheckedWeek[] =>
  checkinsOf(mondays, seed)
    .map((week): CheckedWeek => ({ ...week, monday: dayNumber(week.checkin_date) }))
    .filter((_, place) => place % 7 !== 3);
const weeks = weeksOf(1);

/** A year of check-ins as the page shows it: the index of each week, means, trends, and the streak. */
const yearOf = (of: readonly CheckedWeek[]) => ({
  indices: of.map(wellnessIndex),
  averages: SUMMARISED.map((key) => averageOf(of, key).average),
  changes: SUMMARISED.map((key) => trendOf(of, key, thisMonday, WEEKS)?.change ?? null),
  streak: streakWeeks(
    of.map(({ monday }) => monday),
    thisMonday,
  ),
});

const between = (value: number): number => (value < 0 ? 0 : value > 1 ? 1 : value);

function plainIndex(week: WellnessAnswers): number | null {
  let [sum, count] = [0, 0];
  const add = (value: number | null, worth: (value: number) => number): void => {
    if (value === null) return;
    sum += between(worth(value));
    count += 1;
  };
  add(week.sleep_hours, (hours) => (hours <= 7 ? (hours - 3) / 4 : (13 - hours) / 4));
  add(week.physical_activity_minutes, (minutes) => minutes / 150);
  add(week.stress_level, (stress) => (10 - stress) / 9);
  add(week.energy_level, (energy) => (energy - 1) / 9);
  add(week.mood_rating, (mood) => (mood - 1) / 9);
  add(week.relationships_rating, (rating) => (rating - 1) / 9);
  add(week.mindfulness_minutes, (minutes) => minutes / 60);
  return count === 0 ? null : Math.round((sum / count) * 1000) / 10;
}

const hundredths = (value: number): number => Math.round(value * 100) / 100 + 0;
const half = Math.floor(WEEKS / 2);

/** The plain way: one loop a figure, with a sum for each half. */
function plainYear(of: readonly CheckedWeek[]): ReturnType<typeof yearOf> {
  const indices = of.map(plainIndex);
  const [averages, changes]: [(number | null)[], (number | null)[]] = [[], []];
  for (const key of SUMMARISED) {
    let [all, count, newer, newerCount, older, olderCount] = [0, 0, 0, 0, 0, 0];
    of.forEach((week, place) => {
      const value = key === 'wellness_index' ? (indices[place] ?? null) : week[key];
      if (value === null) return;
      all += value;
      count += 1;
      const isNewer = week.monday > thisMonday - 7 * half;
      newer += isNewer ? value : 0;
      newerCount += isNewer ? 1 : 0;
      older += isNewer ? 0 : value;
      olderCount += isNewer ? 0 : 1;
    });
    averages.push(count === 0 ? null : hundredths(all / count));
    changes.push(newerCount === 0 || olderCount === 0 ? null : hundredths(newer / newerCount - older / olderCount));
  }
  const has = (monday: EpochDay): boolean => of.some((week) => week.monday === monday);
  let streak = 0;
  for (let monday = has(thisMonday) ? thisMonday : thisMonday - 7; has(monday); monday -= 7) streak += 1;
  return { indices, averages, changes, streak };
}

const questionnaires: readonly Finances[] = Array.from({ length: PEOPLE }, (_, seed) => questionnairesOf(seed + 1, MONTHS, startsOn)).flat();

/** The score of a questionnaire with what would move it most. */
function scored(finances: Finances) {
  const most = movesMost(finances);
  return [financialScore(finances).score, most?.step ?? null, most?.score_after ?? null];
}

/** The sum of the three parts in floats. */
function plainSum(income: number, expenses: number, savings: number, debt: number): number {
  const saving = income === 0 ? 0 : 40 * between((income - expenses) / income / 0.2);
  const cushion = expenses === 0 ? (savings > 0 ? 30 : 0) : 30 * between(savings / expenses / 3);
  const owed = income === 0 ? (debt === 0 ? 30 : 0) : 30 * between(1 - debt / (12 * income));
  return saving + cushion + owed;
}

// A sum of floats may fall short of a whole number by its last digit; that it does is why the real one counts in fractions.
const whole = (sum: number): number => Math.floor(sum + 1e-9);

/** The plain way: four sums of floats, of which the best is looked for. */
function plainScored({ monthly_income: income, monthly_expenses: expenses, current_savings: savings, total_debt: debt }: Finances) {
  const amount = Math.max(1, Math.round((expenses === 0 ? income : expenses) / 1000)) * 100;
  const before = plainSum(income, expenses, savings, debt);
  const steps = [
    { step: 'spend_less', after: plainSum(income, Math.max(0, expenses - amount), savings, debt) },
    { step: 'save_up', after: plainSum(income, expenses, savings + 12 * amount, debt) },
    { step: 'pay_down', after: plainSum(income, expenses, savings, Math.max(0, debt - 12 * amount)) },
  ];
  let best: (typeof steps)[number] | undefined;
  for (const step of steps) if (step.after - before >= 0.005 && (best === undefined || step.after > best.after + 1e-9)) best = step;
  return [whole(before), best?.step ?? null, best === undefined ? null : whole(best.after)];
}

// Other figures would be fast for nothing.
const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
for (let seed = 1; seed <= PEOPLE; seed++)
  if (!isSame(yearOf(weeksOf(seed)), plainYear(weeksOf(seed)))) throw new Error(`The year of check-ins ${seed} is not the same.`);
for (const finances of questionnaires)
  if (!isSame(scored(finances), plainScored(finances))) throw new Error(`The score is not the same: ${JSON.stringify(finances)}`);

report(`Scores: a year of ${weeks.length} check-ins, and ${questionnaires.length} questionnaires`, [
  await measure({
    name: 'a year of check-ins',
    run: () => yearOf(weeks),
    reference: { name: 'a loop a figure', run: () => plainYear(weeks) },
  }),
  await measure({
    name: `${questionnaires.length} scores, and what moves each most`,
    run: () => questionnaires.map(scored),
    reference: { name: 'sums of floats', run: () => questionnaires.map(plainScored) },
  }),
]);
