import type { Cents } from '../../../core/money/cents.ts';
import type { Db } from '../../../platform/database/store.ts';
import type { PlannedEvent } from './contract.ts';

/** What a planned event is kept with. */
export interface EventFields {
  readonly account_id: number | null;
  readonly name: string;
  readonly amount: Cents;
  readonly date: string;
}

const shown = ['id', 'account_id', 'name', 'amount', 'date'] as const;

/** Events of the person from the day `from` on that come after `after` (day and id), by day, at most `limit`. */
export async function listEventsOf(
  db: Db,
  userId: number,
  from: string | undefined,
  after: readonly [string, number] | undefined,
  limit: number,
): Promise<PlannedEvent[]> {
  let query = db.selectFrom('planned_events').select(shown).where('user_id', '=', userId);
  if (from !== undefined) query = query.where('date', '>=', from);
  if (after !== undefined) query = query.where(({ eb, refTuple, tuple }) => eb(refTuple('date', 'id'), '>', tuple(after[0], after[1])));
  return query.orderBy('date').orderBy('id').limit(limit).execute();
}

/** Adds an event; answers it. */
export const insertEvent = (db: Db, userId: number, fields: EventFields, now: string): Promise<PlannedEvent> =>
  db
    .insertInto('planned_events')
    .values({ user_id: userId, ...fields, created_at: now, updated_at: now })
    .returning(shown)
    .executeTakeFirstOrThrow();

/** Changes what is given of the event, if it is the person's; answers it. */
export const updateEvent = (db: Db, userId: number, eventId: number, change: Partial<EventFields>, now: string): Promise<PlannedEvent | undefined> =>
  db
    .updateTable('planned_events')
    .set({ ...change, updated_at: now })
    .where('id', '=', eventId)
    .where('user_id', '=', userId)
    .returning(shown)
    .executeTakeFirst();

/** Removes the event, if it is the person's; answers whether it was. */
export async function deleteEvent(db: Db, userId: number, eventId: number): Promise<boolean> {
  const row = await db.deleteFrom('planned_events').where('id', '=', eventId).where('user_id', '=', userId).returning('id').executeTakeFirst();
  return row !== undefined;
}

/** All events of the person from the day `from` to the day `to`, by day. */
export const listEventsBetween = (db: Db, userId: number, from: string, to: string): Promise<PlannedEvent[]> =>
  db
    .selectFrom('planned_events')
    .select(shown)
    .where('user_id', '=', userId)
    .where('date', '>=', from)
    .where('date', '<=', to)
    .orderBy('date')
    .orderBy('id')
    .execute();
