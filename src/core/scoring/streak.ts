import type { EpochDay } from '../calendar/day.ts';

/**
 * How many weeks in a row have a check-in, ending this week or last week: this week is not over, so it may still be missing. `mondays` are those
 * of weeks with a check-in, in any order; `thisMonday` is that of the present week, and later ones do not count.
 */
export function streakWeeks(mondays: readonly EpochDay[], thisMonday: EpochDay): number {
  const checked = new Set(mondays);
  let monday = checked.has(thisMonday) ? thisMonday : thisMonday - 7;
  let weeks = 0;
  for (; checked.has(monday); monday -= 7) weeks += 1;
  return weeks;
}
