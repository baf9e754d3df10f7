import type { EpochDay } from '../../../src/core/calendar/day.ts';
import type { Frequency } from '../../../src/core/calendar/recurrence.ts';
import type { Cents } from '../../../src/core/money/cents.ts';

/** An account of a household. */
export interface HouseholdAccount {
  readonly id: number;
  readonly kind: 'checking' | 'savings' | 'credit_card';
  readonly name: string;
  /** At the end of the ledger's last day, which is the day before the household's today. What is owed on a card is negative. */
  readonly balance: Cents;
}

/** A row as a bank prints it; what it was for is nowhere said. */
export interface HouseholdRow {
  readonly id: number;
  readonly account_id: number;
  readonly day: EpochDay;
  /** Negative is money out. */
  readonly amount: Cents;
  readonly payee: string;
}

/** A price that changed for good. */
export interface TrueStep {
  /** The day of the first row at the new price. */
  readonly on: EpochDay;
  readonly from: Cents;
  readonly to: Cents;
}

/** Something that truly comes back in a household's ledger. */
export interface TrueThing {
  /** For people who look at what was missed. */
  readonly name: string;
  readonly account_id: number;
  readonly cadence: Frequency;
  /** The rows of its occurrences, in order of days. */
  readonly rows: readonly number[];
  /** Rows of the same charge made twice by mistake, and made again after it was returned: no occurrences, and no strangers either. */
  readonly again: readonly number[];
  /** The price of the next occurrence; null when each is another. */
  readonly price: Cents | null;
  /** Price steps that have at least two rows before and two since; the last one last. */
  readonly steps: readonly TrueStep[];
  /** Whether its price ever changed, however few rows show it. */
  readonly has_stepped: boolean;
  /** The day the next occurrence is planned for, after weekends and holidays; null when it has ended. */
  readonly next_on: EpochDay | null;
  /** Whether one and a half periods have gone by without it; null while it has ended and that is not yet to be seen. */
  readonly has_ended: boolean | null;
  /** Whether the ledger shows enough of it: two occurrences of what comes once or twice a year, three of the rest. */
  readonly is_shown: boolean;
}

/** A household: a ledger as its banks print it, what is true of it, and what happens next. */
export interface Household {
  readonly seed: number;
  /** The first day that is not in the ledger. */
  readonly today: EpochDay;
  /** The ledger's first day. */
  readonly since: EpochDay;
  readonly accounts: readonly HouseholdAccount[];
  /** 14 to 24 months, in order of days. */
  readonly rows: readonly HouseholdRow[];
  readonly truth: readonly TrueThing[];
  /**
   * Rows that move money between the household's own accounts. They come back too, but are neither bill nor income: finding one is no mistake,
   * nor is leaving it out. What pays off the card is a bill, because it leaves what a total counts; what then reaches the card is a move.
   */
  readonly moves: ReadonlySet<number>;
  /** What happens from today on, for `FUTURE_DAYS` days, of the same making. */
  readonly future: readonly HouseholdRow[];
}

/** How many days of the future are known. */
export const FUTURE_DAYS = 100;
