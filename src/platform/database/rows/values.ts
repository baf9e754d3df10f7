import type { ColumnType, Generated } from 'kysely';

/** A moment in UTC with milliseconds: `2025-01-15T10:30:00.000Z`. Sorts as text. */
export type Instant = string;

/** A civil day, without a time or a zone: `2025-01-15`. Sorts as text. */
export type Day = string;

/**
 * A JSON object or array whose shape belongs to a feature. It is checked by that feature's schema on the way in, and read
 * through it on the way out. Numbers and texts alone are not kept: both databases refuse them.
 */
export type Structured = ColumnType<unknown, object, object>;

/** The same, or nothing. */
export type StructuredOrNull = ColumnType<unknown, object | null | undefined, object | null>;

/** A row with a number. */
export interface Numbered {
  /** Given by the database, from 1, never used twice. */
  id: Generated<number>;
}

/** A row of one person; it goes when the person goes. */
export interface Owned {
  /** Whose it is. */
  user_id: number;
}

/** A row that says when it was made. */
export interface Made {
  /** When the row was made. */
  created_at: Instant;
}

/** A row that also says when it changed. */
export interface Stamped extends Made {
  /** When the row last changed; at first, when it was made. */
  updated_at: Instant;
}
