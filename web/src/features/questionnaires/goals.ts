import type { Cents } from '../../../../src/core/money/cents.ts';
import type { WrittenAmount } from '../../design/parts/money-input.tsx';

/** A goal as the form holds it. */
export interface GoalRow {
  name: string;
  amount: WrittenAmount;
}

/** Goals that are known by a name of their own; what is saved for an emergency decides how much to put by. */
export const KNOWN_GOALS = ['emergency_fund', 'retirement', 'home', 'education', 'vacation'] as const;

/** How known goals are called on the screen. */
export type GoalNames = Readonly<Record<(typeof KNOWN_GOALS)[number], string>>;

const same = (one: string, other: string): boolean => one.trim().toLowerCase() === other.trim().toLowerCase();

/** How a goal is called on the screen. */
export function goalText(key: string, names: GoalNames): string {
  const known = KNOWN_GOALS.find((each) => each === key);
  return known === undefined ? key : names[known];
}

/** What the form begins with. */
export const rowsOf = (goals: Readonly<Record<string, Cents>>, names: GoalNames): GoalRow[] =>
  Object.entries(goals).map(([key, amount]) => ({ name: goalText(key, names), amount }));

/** As they are sent: rows without a name or an amount say nothing, and of two of one name the last counts. */
export function goalsOf(rows: readonly GoalRow[], names: GoalNames): Record<string, Cents> {
  return Object.fromEntries(
    rows.flatMap(({ name, amount }) => {
      if (name.trim() === '' || typeof amount !== 'number') return [];
      return [[KNOWN_GOALS.find((key) => same(names[key], name)) ?? name.trim(), amount] as const];
    }),
  );
}
