import type { Db } from '../../platform/database/store.ts';
import type { ReminderType } from './contract.ts';

/** A message to be sent. */
export interface NewDelivery {
  readonly user_id: number;
  readonly schedule_id: number;
  readonly reminder_type: ReminderType;
  /** The first day it is for. */
  readonly due_on: string;
  /** The last day it is for. */
  readonly until_on: string;
  /** What no other message of that type to that person may be of; null where that does not matter. */
  readonly period: string | null;
  /** What whoever carries it knows it again by: a UUID. */
  readonly message_id: string;
}

/** Notes a message that is to be sent, and answers its number; undefined when the period has one of that type already. */
export async function insertDelivery(db: Db, delivery: NewDelivery, now: string): Promise<number | undefined> {
  const row = await db
    .insertInto('reminder_deliveries')
    .values({ ...delivery, channel: 'email', status: 'queued', created_at: now, updated_at: now })
    .onConflict((conflict) => conflict.columns(['user_id', 'reminder_type', 'period']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id;
}

/** A message with its reminder and its person's wishes; undefined when it is gone. */
export const findDelivery = (db: Db, id: number) =>
  db
    .selectFrom('reminder_deliveries as message')
    .innerJoin('reminder_schedules as reminder', 'reminder.id', 'message.schedule_id')
    .innerJoin('users as person', 'person.id', 'message.user_id')
    .leftJoin('user_preferences as wish', 'wish.user_id', 'message.user_id')
    .select([
      'message.id',
      'message.user_id',
      'message.schedule_id',
      'message.status',
      'message.channel',
      'message.due_on',
      'message.until_on',
      'message.message_id',
      'message.created_at',
      'message.updated_at',
      'reminder.reminder_type',
      'reminder.frequency',
      'reminder.preferences',
      'reminder.message as own_words',
      'person.time_zone',
      'person.currency',
      'wish.quiet_hours',
      'wish.reminder_preferences',
      'wish.email_notifications',
      'wish.push_notifications',
      'wish.sms_notifications',
      'wish.preferred_communication',
    ])
    .where('message.id', '=', id)
    .executeTakeFirst();

/** A message as it is to be sent. */
export type Delivery = NonNullable<Awaited<ReturnType<typeof findDelivery>>>;

/** How a message stands. */
export interface DeliveryStanding {
  readonly status: Delivery['status'];
  readonly reason?: string;
  readonly channel?: Delivery['channel'];
  /** Null gives the period free for another message. */
  readonly period?: null;
}

/** Moves a message from one standing to another; answers whether it stood so. Of many at once one does. */
export async function moveDelivery(db: Db, id: number, from: Delivery['status'], to: DeliveryStanding, now: string): Promise<boolean> {
  const row = await db
    .updateTable('reminder_deliveries')
    .set({ ...to, updated_at: now })
    .where('id', '=', id)
    .where('status', '=', from)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Removes a message that is still to be sent. */
export async function deleteDelivery(db: Db, id: number): Promise<void> {
  await db.deleteFrom('reminder_deliveries').where('id', '=', id).where('status', '=', 'queued').execute();
}

/** Settles messages that were ready between two instants and of which no job knows any more, because its process ended each time: what was begun may have gone out. */
export async function settleLost(db: Db, from: string, until: string, now: string): Promise<void> {
  const between = db.updateTable('reminder_deliveries').where('created_at', '>=', from).where('created_at', '<', until);
  await between.where('status', '=', 'queued').set({ status: 'failed', reason: 'given_up', period: null, updated_at: now }).execute();
  await between.where('status', '=', 'sending').set({ status: 'unknown', reason: 'interrupted', updated_at: now }).execute();
}

/** Removes what became of messages before the instant. */
export async function deleteDeliveriesBefore(db: Db, before: string): Promise<void> {
  await db.deleteFrom('reminder_deliveries').where('created_at', '<', before).execute();
}
