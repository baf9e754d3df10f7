import type { IsHoliday } from '../calendar/recurrence.ts';
import type { Fit } from './fit.ts';
import type { LedgerRow } from './found.ts';
import type { Price } from './price.ts';

/** Rows that a rule made, with the rule. */
export interface Series {
  /** One for each occurrence that was seen, in order of days. */
  readonly rows: readonly LedgerRow[];
  readonly fit: Fit;
  readonly price: Price;
  /** The fit's odds, and those of amounts that repeat. */
  readonly odds: number;
}

/** What is known of an account. */
export interface Account {
  /** How many days its ledger covers. */
  readonly covered: number;
  readonly isHoliday: IsHoliday;
}
