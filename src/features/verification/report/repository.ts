import { beginOf, type SpanOfTime, spanOf } from '../../../platform/database/spans-of-time.ts';
import type { Db } from '../../../platform/database/store.ts';

/** How often something happened within an hour, or a minute. */
export interface CountedEvents {
  /** When the hour or the minute began, in ms since 1970. */
  readonly atMs: number;
  readonly event_type: string;
  /** Null where the row does not say. */
  readonly country: string | null;
  /** A number, or its digits; null where the row does not say. */
  readonly resends: string | number | null;
  readonly events: number;
}

/** What happened from one instant until before another, counted by the hour or the minute. */
export async function countAnalytics(db: Db, from: string, before: string, by: SpanOfTime): Promise<readonly CountedEvents[]> {
  const rows = await db
    .selectFrom('verification_analytics')
    .select(({ ref, fn }) => [
      spanOf('created_at', by).as('at'),
      'event_type',
      ref('event_data', '->>').key('country').$castTo<string | null>().as('country'),
      ref('event_data', '->>').key('resend_count').$castTo<string | number | null>().as('resends'),
      fn.countAll<number>().as('events'),
    ])
    .where('created_at', '>=', from)
    .where('created_at', '<', before)
    .groupBy(['at', 'event_type', 'country', 'resends'])
    .execute();
  return rows.map(({ at, ...counted }) => ({ ...counted, atMs: beginOf(at) }));
}
