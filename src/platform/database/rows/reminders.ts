import type { Generated } from 'kysely';
import type { Day, Instant, Numbered, Owned, Stamped } from './values.ts';

/** Something to remind a person of. */
export interface ReminderScheduleRow extends Numbered, Owned, Stamped {
  /** What it is about. */
  reminder_type: 'first_checkin' | 'weekly_checkin' | 'goal_reminder' | 'bill_due' | 'low_balance';
  /** The next day it is due, in the person's time zone. */
  scheduled_date: Day;
  /** `monthly` is the calendar month, clamped to its last day. */
  frequency: 'once' | 'daily' | 'weekly' | 'biweekly' | 'monthly';
  /** Whether it is sent. On. */
  enabled: Generated<boolean>;
  /** How to be reminded: an object. */
  preferences: Readonly<Record<string, unknown>> | null;
  /** At most 500 characters. */
  message: string | null;
  /** The day that weeks and months are counted from; null where `scheduled_date` is it still. */
  starts_on: Day | null;
  /** When it comes next; null where that is to be worked out, or it is not on. */
  next_at: Instant | null;
  /** The last day for which it came and was not put aside; null for none. */
  due_on: Day | null;
  /** The day to which the message that came was put off, beside the regular one of `scheduled_date`; null where none is. */
  put_off_to: Day | null;
  /** The first day that the message that is put off, or else came last, is about; null before there was one. */
  about_from: Day | null;
  /** The last day of those. */
  about_until: Day | null;
}

/** A reminder that came, and what became of it. */
export interface ReminderDeliveryRow extends Numbered, Owned, Stamped {
  /** The reminder. */
  schedule_id: number;
  /** What it is about. */
  reminder_type: 'first_checkin' | 'weekly_checkin' | 'goal_reminder' | 'bill_due' | 'low_balance';
  /** The day it is for, in the person's time zone; the first of them where it is for several. One that was put off is for the day that it was for before. */
  due_on: Day;
  /** The last day it is for; null where that is not another one. */
  until_on: Day | null;
  /** What whoever carries it knows it again by, however often it is tried: a UUID, since numbers come again after a database was restored. Null in rows of before. */
  message_id: string | null;
  /** The day, week or month in which no other of its type is sent, such as `week 2025-01-13`; null for what was not sent. */
  period: string | null;
  /** By which way it goes. */
  channel: 'email' | 'sms' | 'push';
  /** `sending` is being handed over; `unknown` may have been sent: whoever handed it over ended before they noted it. */
  status: Generated<'queued' | 'sending' | 'sent' | 'skipped' | 'failed' | 'unknown'>;
  /** Why it was not sent, in a word; null for what was. */
  reason: string | null;
}

/** A browser that may be told something while nobody looks at it (RFC 8030). */
export interface PushSubscriptionRow extends Numbered, Owned, Stamped {
  /** Where its push service takes messages for it. Unique: a browser is one person's. At most 1000 characters. */
  endpoint: string;
  /** Its public key, on the curve P-256, in base64url (RFC 8291). */
  p256dh: string;
  /** Its authentication secret, 16 bytes in base64url. */
  auth: string;
}

/** What became of a reminder on its way to one browser. */
export interface PushHandoverRow extends Numbered, Owned, Stamped {
  /** The reminder. Unique with subscription_id. */
  delivery_id: number;
  /** The browser; null where it is gone. */
  subscription_id: number | null;
  /** As of a reminder's delivery. */
  status: Generated<'queued' | 'sending' | 'sent' | 'failed' | 'unknown'>;
  /** Why it was not sent, in a word; null for what was. */
  reason: string | null;
}

/** Where reminders go that is no browser: a topic of ntfy, or a webhook. */
export interface ReminderTargetRow extends Numbered, Owned, Stamped {
  /** What it is. */
  kind: 'ntfy' | 'webhook';
  /** The name (and port) of its address, for its person to know it by. At most 255 characters. */
  host: string;
  /** Its address, and what goes with it: a token of ntfy, or what a webhook is signed with. JSON, sealed under the secret key for its person alone. */
  sealed: string;
  /** Since when it is told nothing any more, because it refused; null for one that is told. */
  stopped_at: string | null;
  /** Why, in a word such as `status_403`; null for one that is told. */
  stopped_reason: string | null;
  /** When its person removed it, which can be undone for a while; null for one that is there. */
  removed_at: string | null;
}

/** What became of a reminder on its way to one target. */
export interface TargetHandoverRow extends Numbered, Owned, Stamped {
  /** The reminder. Unique with target_id. */
  delivery_id: number;
  /** The target; null where it is gone. */
  target_id: number | null;
  /** What whoever receives it knows it again by, however often it is tried: a UUID. */
  message_id: string;
  /** As of a reminder's delivery. */
  status: Generated<'queued' | 'sending' | 'sent' | 'failed' | 'unknown'>;
  /** Why it was not sent, in a word; null for what was. */
  reason: string | null;
}
