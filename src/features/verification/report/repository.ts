import { sql } from 'kysely';
import type { Db } from '../../../platform/database/store.ts';

/** How often something happened within an hour, or a minute. */
export interface CountedEvents {
  /** When in UTC: `2025-01-15 10`, or `2025-01-15 10:30`, with a T in between on SQLite. */
  readonly at: string;
  readonly event_type: string;
  /** Null where the row does not say. */
  readonly country: string | null;
  /** A number, or its digits; null where the row does not say. */
  readonly resends: string | number | null;
  readonly events: number;
}

/** Characters of an instant up to its hour, and up to its minute. */
const LENGTHS = { hour: 13, minute: 16 } as const;

/** What happened from one instant until before another, counted by the hour or the minute. */
export function countAnalytics(db: Db, from: string, before: string, by: keyof typeof LENGTHS): Promise<readonly CountedEvents[]> {
  return db
    .selectFrom('verification_analytics')
    .select(({ ref, fn }) => [
      // Both databases write an instant as text from the year down to the minute alike, but for one character; PostgreSQL in the session's zone, UTC.
      sql<string>`substr(cast(created_at as text), 1, ${sql.lit(LENGTHS[by])})`.as('at'),
      'event_type',
      ref('event_data', '->>').key('country').$castTo<string | null>().as('country'),
      ref('event_data', '->>').key('resend_count').$castTo<string | number | null>().as('resends'),
      fn.countAll<number>().as('events'),
    ])
    .where('created_at', '>=', from)
    .where('created_at', '<', before)
    .groupBy(['at', 'event_type', 'country', 'resends'])
    .execute();
}
