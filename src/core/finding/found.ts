import type { EpochDay } from '../calendar/day.ts';
import type { Recurrence } from '../calendar/recurrence.ts';
import type { CategoryName, CategorySource } from '../categories/categories.ts';
import type { Cents } from '../money/cents.ts';

/** A row of a person's ledger, as far as it can be part of something that recurs. Transfers carry the category `transfer`. */
export interface LedgerRow {
  /** Unique among the rows. */
  readonly id: number;
  readonly account_id: number;
  readonly day: EpochDay;
  /** Negative is money out. */
  readonly amount: Cents;
  /** As the bank wrote it; may be empty. */
  readonly payee: string;
  readonly category: CategoryName;
  readonly category_source: CategorySource;
}

/** A price that changed for good. Amounts are signed as the rows'. */
export interface PriceChange {
  /** The first day of the new amount. */
  readonly on: EpochDay;
  readonly from: Cents;
  readonly to: Cents;
}

/** Something that recurs in one account, with what it was found from. */
export interface Found {
  readonly account_id: number;
  /** `payeeKey` of its rows, without what was left of a reference where the bank cut it; two finds of one account may share it, at different prices or of different rhythms. */
  readonly payee_key: string;
  /** What to call it on a screen. Never empty, at most 255 characters. */
  readonly name: string;
  /** That of most of its rows. */
  readonly category: CategoryName;
  /** What the next occurrence is expected to be. */
  readonly amount: Cents;
  /** Of the amounts seen since the last change of price, the nearest to 0 … */
  readonly amount_low: Cents;
  /** … and the farthest from 0. */
  readonly amount_high: Cents;
  /** A rule that `checkRecurrence` accepts. */
  readonly recurrence: Recurrence;
  /** The first day that the rule names: with it, the rule names a day within 4 days of each row of the evidence. */
  readonly starts_on: EpochDay;
  /** Of the newest row. */
  readonly last_seen_on: EpochDay;
  /** The first day after the newest row's on which one more can still come: not more than 4 days before the last covered day, unless it has ended. */
  readonly next_on: EpochDay;
  /** 0…1: how sure it is that the next one comes, see docs/METHODS.md. */
  readonly confidence: number;
  /** Ids of the rows it was found from, the oldest first. No row is evidence of two finds. */
  readonly evidence: readonly number[];
  /** The last lasting change of a steady price; null without one, and for amounts that vary anyway. */
  readonly price_change: PriceChange | null;
  /** Whether 1.5 periods went by without it before the account's last covered day. */
  readonly has_ended: boolean;
}

/** How far the ledger reaches. */
export interface Coverage {
  /** The last covered day of each account; for one that is not named, that of its newest row. */
  readonly until: ReadonlyMap<number, EpochDay>;
}
