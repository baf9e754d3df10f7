import type { Frequency } from '../calendar/recurrence.ts';

/** A rhythm, with what its fit takes. */
export interface Cadence {
  readonly frequency: Frequency;
  /** Days between two occurrences, on average. */
  readonly period: number;
  /** How many months lie between two of its months; 0 for what counts in weeks. */
  readonly months: number;
  /** How many days a row may lie off, either way: 4, or what keeps a day from being near everything. */
  readonly reach: number;
  /** Fewest occurrences that show it. */
  readonly fewest: number;
}

const YEAR = 365.2425;

/** All rhythms that are looked for, the quickest first. */
export const CADENCES: readonly Cadence[] = [
  { frequency: 'weekly', period: 7, months: 0, reach: 2, fewest: 3 },
  { frequency: 'biweekly', period: 14, months: 0, reach: 4, fewest: 3 },
  { frequency: 'semimonthly', period: YEAR / 24, months: 1, reach: 4, fewest: 3 },
  { frequency: 'monthly', period: YEAR / 12, months: 1, reach: 4, fewest: 3 },
  { frequency: 'quarterly', period: YEAR / 4, months: 3, reach: 4, fewest: 3 },
  { frequency: 'semiannually', period: YEAR / 2, months: 6, reach: 4, fewest: 2 },
  { frequency: 'annually', period: YEAR, months: 12, reach: 4, fewest: 2 },
];
