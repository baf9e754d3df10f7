import type { Generated } from 'kysely';
import type { Cents } from '../../../core/money/cents.ts';
import type { Day, Instant, Made, Numbered, Owned, Stamped, Structured } from './values.ts';

/** A category of the ledger. */
export type CategoryName =
  | 'groceries'
  | 'dining'
  | 'shopping'
  | 'entertainment'
  | 'travel'
  | 'transport'
  | 'housing'
  | 'utilities'
  | 'health'
  | 'personal_care'
  | 'education'
  | 'childcare'
  | 'gifts'
  | 'subscriptions'
  | 'debt_payment'
  | 'fees'
  | 'taxes'
  | 'cash'
  | 'income'
  | 'transfer'
  | 'other';

/** Where a person's money is. */
export interface LedgerAccountRow extends Numbered, Owned, Stamped {
  /** At most 255 characters. */
  name: string;
  /** checking, savings and cash count in the total; a credit_card or a loan does not. */
  kind: 'checking' | 'savings' | 'credit_card' | 'cash' | 'loan';
  /** ISO 4217; amounts of the account are in its minor units. */
  currency: string;
  /** Keyed hash of the bank's number for it, at most 64 characters; null while no file named one. */
  bank_account_number_hash: string | null;
  /** At the end of balance_as_of; negative when money is owed. Rows posted later come on top. */
  balance: Cents;
  /** The day at whose end balance held. */
  balance_as_of: Day;
}

/** A row of the ledger. */
export interface TransactionRow extends Numbered, Owned, Stamped {
  /** Where the money moved. */
  account_id: number;
  /** The civil day on which the bank booked it. */
  posted_on: Day;
  /** Signed, in the account's currency: negative is money out. */
  amount: Cents;
  /** At most 255 characters; may be empty. */
  payee: string;
  /** At most 500 characters. */
  memo: string | null;
  /** What the money was for. */
  category: Generated<CategoryName>;
  /** Why it has its category. */
  category_source: Generated<'person' | 'rule' | 'dictionary' | 'none'>;
  /** The import that brought it; null when it was entered by hand. */
  import_id: number | null;
  /** The bank's own reference, at most 255 characters. Some banks give one reference to several rows. */
  bank_reference: string | null;
  /** As the file had it, whatever was edited since: what duplicates are found by. Null when it was entered by hand. */
  imported_account_id: number | null;
  /** The day in the file. */
  imported_posted_on: Day | null;
  /** The amount in the file, in minor units. */
  imported_amount: Cents | null;
  /** At most 255 characters. */
  imported_payee: string | null;
  /** Payee and memo with case folded, which searching looks in: the ledger writes it with each of the two. */
  search_text: Generated<string>;
  /** When the person removed it. It stays known to imports until its own is undone. */
  deleted_at: Instant | null;
}

/** A bank's file that was imported. */
export interface ImportRow extends Numbered, Owned, Made {
  /** The first account it wrote to; null when that account is gone. */
  account_id: number | null;
  /** At most 255 characters. */
  file_name: string;
  /** QFX counts as the OFX it is. */
  format: 'ofx1' | 'ofx2' | 'csv';
  /** Of the file's bytes, in 64 hexadecimal digits. */
  file_sha256: string;
  /** rows_read = rows_added + rows_already_known + rows_rejected. */
  rows_read: number;
  /** Rows that became rows of the ledger. */
  rows_added: number;
  /** Rows that the ledger had before. */
  rows_already_known: number;
  /** Rows that could not be taken. */
  rows_rejected: number;
  /** When it was undone; null while it holds. */
  undone_at: Instant | null;
}

/** An account that an import touched, with what an exact undo has to bring back. */
export interface ImportAccountRow extends Numbered {
  /** The import that touched it. */
  import_id: number;
  /** Unique with import_id. */
  account_id: number;
  /** Whether the import made the account. */
  made_account: Generated<boolean>;
  /** The balance that the import replaced, and the day it was of; null when it left the balance as it was. */
  previous_balance: Cents | null;
  /** The day of previous_balance. */
  previous_balance_as_of: Day | null;
  /** The balance that the import wrote, by which undo sees whether it still stands; null when it wrote none. */
  written_balance: Cents | null;
  /** The day of written_balance. */
  written_balance_as_of: Day | null;
  /** Whether the import taught the account its bank_account_number_hash: undo takes it away again. */
  learned_number: Generated<boolean>;
}

/** A row of a file that could not be taken. */
export interface ImportRejectRow extends Numbered {
  /** The import that could not take it. */
  import_id: number;
  /** Counted from 1. */
  line: number;
  /** A sentence for the person, at most 500 characters. */
  reason: string;
  /** The row as it stands in the file, cut at 500 characters. */
  raw: string;
}

/** What a person said a payee is for. */
export interface CategoryRuleRow extends Numbered, Owned, Made {
  /** Normalised, at most 255 characters. Unique with user_id. */
  payee: string;
  /** What they said. */
  category: CategoryName;
}

/** How something comes back: see the contract of recurring items for what each member means. */
export interface RecurrenceValue {
  readonly frequency: 'weekly' | 'biweekly' | 'semimonthly' | 'monthly' | 'quarterly' | 'semiannually' | 'annually';
  readonly day_of_month?: number | undefined;
  readonly days_of_month?: readonly [number, number] | undefined;
  readonly weekday?: number | undefined;
  readonly nth?: number | undefined;
  readonly last_day?: boolean | undefined;
  readonly anchor_date?: Day | undefined;
  readonly business_day?: 'none' | 'previous' | 'next' | undefined;
}

/** Money that comes or goes again and again. */
export interface RecurringItemRow extends Numbered, Owned, Stamped {
  /** The account it moves. */
  account_id: number;
  /** At most 255 characters. */
  name: string;
  /** Of one occurrence; negative is money out. */
  amount: Cents;
  /** The end of the amounts seen that is nearest to 0; null when it was entered. */
  amount_low: Cents | null;
  /** The end farthest from 0. */
  amount_high: Cents | null;
  /** What the money is for. */
  category: Generated<CategoryName>;
  /** How it comes back. */
  recurrence: RecurrenceValue;
  /** The first day on which an occurrence may fall. */
  starts_on: Day;
  /** The last one; null for no end. Not before starts_on. */
  ends_on: Day | null;
  /** How many occurrences in all, counted from starts_on, 1 … 10000; null for no end. */
  count: number | null;
  /** Whether the person entered it or Mingus found it in the ledger. */
  source: 'entered' | 'detected';
  /** `active` and `proposed` count in the forecast. */
  status: 'active' | 'proposed' | 'dismissed' | 'ended';
  /** How sure, 0 … 1; null when the person entered it. */
  confidence: number | null;
  /** Ids of the transactions it was found from; empty when it was entered. */
  evidence: Generated<readonly number[]>;
  /** The payee it was found by, without a bank's noise, at most 255 characters; null when it was entered. */
  payee_key: string | null;
  /** The day of its newest row; null when it was entered. */
  last_seen_on: Day | null;
  /** The last time its price changed; null when it never did. */
  price_change: PriceChangeValue | null;
  /** Whether the person changed what was found: from then on a search leaves its name, amount, category and days alone. */
  is_edited: Generated<boolean>;
}

/** A price that changed: what one occurrence cost before, what it costs since. */
export interface PriceChangeValue {
  /** The first day of the new amount. */
  readonly on: Day;
  /** Signed as the item's amount, in minor units. */
  readonly from: Cents;
  /** Signed as the item's amount, in minor units. */
  readonly to: Cents;
}

/** When a person's ledger was last looked through for what comes back. */
export interface RecurringSearchRow extends Numbered, Owned {
  /** When something changed that asks for a look. Unique with user_id: one a person. */
  requested_at: Instant;
  /** When the look that answers it was finished; null while it is to come. */
  finished_at: Instant | null;
}

/** Many rows given one category at once, so that it can be undone. */
export interface CategoryChangeRow extends Numbered, Owned, Made {
  /** What they were given. */
  category: CategoryName;
  /** How many rows it changed. */
  rows_changed: number;
  /** When it was undone; null while it holds. */
  undone_at: Instant | null;
}

/** What one row was before a change of many. */
export interface CategoryChangeOfRow extends Numbered {
  /** The change it was part of. */
  change_id: number;
  /** Unique with change_id. */
  transaction_id: number;
  /** What it was before. */
  previous_category: CategoryName;
  /** Why it was that. */
  previous_source: 'person' | 'rule' | 'dictionary' | 'none';
}

/** Money that is planned to come or go once. */
export interface PlannedEventRow extends Numbered, Owned, Stamped {
  /** Null: it counts in the total only. */
  account_id: number | null;
  /** At most 255 characters. */
  name: string;
  /** Negative is money out. */
  amount: Cents;
  /** The day it falls on. */
  date: Day;
}

/** A forecast as it was made, kept 13 months and never rewritten, so that it can be graded later. */
export interface ForecastRow extends Numbered, Owned {
  /** The Monday of the ISO week it was made in, in the person's time zone. Unique with user_id: one a week. */
  week: Day;
  /** When it was made. */
  computed_at: Instant;
  /** Its first day. */
  starts_on: Day;
  /** How many days, 1 … 1825. */
  days: number;
  /** ISO 4217. */
  currency: string;
  /** Closing balance of each day in minor units, `days` of them. */
  closing_balances: readonly Cents[];
  /** The forecast's summary, as its contract has it, money in minor units. */
  summary: Structured;
}
