import type { Checkin } from '../../../../src/contract/checkin.ts';
import { dayNumber, type EpochDay, isoDay } from '../../../../src/core/calendar/day.ts';
import type { Summarised } from '../../../../src/core/scoring/checkin-summary.ts';
import { number } from '../../i18n/format.ts';
import { words } from '../../i18n/words.ts';

/** A week of the history: its Monday, and its check-in when there is one. */
export interface HistoryWeek {
  readonly monday: string;
  readonly checkin: Checkin | null;
}

/** All weeks from the first that was recorded to the present one, the oldest first, those without a check-in too. Check-ins in any order. */
export function weeksOf(checkins: readonly Checkin[], present: EpochDay): HistoryWeek[] {
  const byMonday = new Map(checkins.map((checkin) => [dayNumber(checkin.checkin_date), checkin]));
  const first = Math.min(present, ...byMonday.keys());
  return Array.from({ length: (present - first) / 7 + 1 }, (_, index) => {
    const monday = first + 7 * index;
    return { monday: isoDay(monday), checkin: byMonday.get(monday) ?? null };
  });
}

const RATING: readonly [number, number] = [1, 10];
const FIXED: Partial<Record<Summarised, readonly [number, number]>> = {
  wellness_index: [0, 100],
  stress_level: RATING,
  energy_level: RATING,
  mood_rating: RATING,
  relationships_rating: RATING,
};

/** The scale that a figure is drawn on: its own where it has one, else from 0 to the most there was, rounded up. */
export function scaleOf(figure: Summarised, values: readonly (number | null)[]): readonly [number, number] {
  const step = figure === 'sleep_hours' ? 2 : 30;
  const most = Math.max(0, ...values.flatMap((value) => (value === null ? [] : [value])));
  return FIXED[figure] ?? [0, Math.max(step, Math.ceil(most / step) * step)];
}

const isMinutes = (figure: Summarised): boolean => figure === 'physical_activity_minutes' || figure === 'mindfulness_minutes';

/** A figure with its unit, no finer than anyone answers: `7.5 h`, `90 min`, `72`. */
export function figureText(figure: Summarised, value: number): string {
  if (isMinutes(figure)) return words.t('checkins.unit.minutes', { value: number(Math.round(value)) });
  const rounded = number(Math.round(value * 10) / 10);
  return figure === 'sleep_hours' ? words.t('checkins.unit.hours', { value: rounded }) : rounded;
}

/** How much a figure has changed, with its sign; no finer than the figure is told. */
export function changeText(figure: Summarised, change: number): string {
  const steps = isMinutes(figure) ? 1 : 10;
  const rounded = Math.round(change * steps) / steps;
  return `${rounded > 0 ? '+' : ''}${number(rounded + 0)}`;
}

/** How the present week compares with the usual: less than three points apart is as usual. */
export function comparedWith(index: number, usual: number): 'better' | 'lower' | 'as_usual' {
  if (Math.abs(index - usual) < 3) return 'as_usual';
  return index > usual ? 'better' : 'lower';
}
