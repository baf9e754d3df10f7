import { z } from 'zod';
import { endpoint, nothing } from '../../contract/endpoint.ts';
import { civilDay, id, idParam, instant, text } from '../../contract/fields.ts';
import { defineProblems } from '../../contract/problem.ts';
import { timeOfDay } from '../../contract/time-of-day.ts';

/** What keeping reminders can be refused with. */
export const reminderProblems = defineProblems({
  'reminder.not_found': { kind: 'absent', title: 'There is no such reminder' },
  'reminder.past': { kind: 'refused', title: 'That day is over' },
  'reminder.too_many': { kind: 'refused', title: 'There are as many reminders as there can be' },
  'reminder.link_unknown': { kind: 'absent', title: 'This link stops no reminders' },
});

/** Reminders a person can keep. */
export const REMINDERS_MOST = 50;

/** What a reminder is about. */
export const reminderType = z.enum(['first_checkin', 'weekly_checkin', 'goal_reminder', 'bill_due', 'low_balance']);
/** One of the things that a reminder can be about. */
export type ReminderType = z.output<typeof reminderType>;

const frequency = z
  .enum(['once', 'daily', 'weekly', 'biweekly', 'monthly'])
  .meta({ description: '`monthly` is the calendar month, on the last day of one that is too short.' });

const DAYS_BEFORE_MOST = 30;
const SNOOZE_DAYS_MOST = 30;

/** How one reminder comes; what is left out is as the person's preferences say for its type. */
export const reminderWishes = z.strictObject({
  time: timeOfDay.optional(),
  days_before: z.int().min(0).max(DAYS_BEFORE_MOST).optional().meta({ description: 'How many days before what it is about, 0 to 30.' }),
});

const fields = {
  reminder_type: reminderType,
  scheduled_date: civilDay.meta({ description: 'The day it comes next, where you are.' }),
  frequency,
  enabled: z.boolean(),
  preferences: reminderWishes.nullable(),
  message: text(500).nullable(),
};

/** A reminder. */
export const reminder = z.object({
  id,
  ...fields,
  /** When it comes next; null where it is not on, or that is being worked out. */
  next_at: instant.nullable(),
  /** The last day for which it came and was not put aside; null for none. */
  due_on: civilDay.nullable(),
  created_at: instant,
  updated_at: instant,
});
/** A reminder as it is answered. */
export type Reminder = z.output<typeof reminder>;

const tag = 'Reminders';

export const listReminders = endpoint({
  method: 'GET',
  path: '/api/reminders',
  access: 'person',
  tier: 'read',
  summary: 'Lists your reminders, the next first; there are 50 at most.',
  tag,
  answers: { 200: z.object({ items: z.array(reminder) }) },
  problems: [],
});

export const createReminder = endpoint({
  method: 'POST',
  path: '/api/reminders',
  access: 'person',
  tier: 'write',
  summary:
    'Adds a reminder. It comes at the time of its wishes, else of your preferences, else at 09:00 where you are, and never in your quiet hours.',
  tag,
  body: z.strictObject({
    reminder_type: fields.reminder_type,
    scheduled_date: fields.scheduled_date,
    frequency: fields.frequency,
    enabled: fields.enabled.default(true),
    preferences: fields.preferences.optional(),
    message: fields.message.optional(),
  }),
  answers: { 201: reminder },
  problems: ['reminder.past', 'reminder.too_many'],
});

const changeable = z.strictObject(fields).partial();
/** What can be changed of a reminder. */
export type ReminderChange = z.output<typeof changeable>;

export const changeReminder = endpoint({
  method: 'PATCH',
  path: '/api/reminders/:id',
  access: 'person',
  tier: 'write',
  summary: 'Changes what is given of a reminder. Weeks and months are counted from `scheduled_date` where that is given.',
  tag,
  params: idParam,
  body: changeable,
  answers: { 200: reminder },
  problems: ['reminder.not_found', 'reminder.past'],
});

export const removeReminder = endpoint({
  method: 'DELETE',
  path: '/api/reminders/:id',
  access: 'person',
  tier: 'write',
  summary: 'Removes a reminder.',
  tag,
  params: idParam,
  answers: { 204: nothing },
  problems: ['reminder.not_found'],
});

export const snoozeReminder = endpoint({
  method: 'POST',
  path: '/api/reminders/:id/snooze',
  access: 'person',
  tier: 'write',
  summary:
    'Puts off the reminder that came: it comes again in so many days, about what it was about, beside the next ones; a daily one is silent until then. 0 days only puts aside what came.',
  tag,
  params: idParam,
  body: z.strictObject({ days: z.int().min(0).max(SNOOZE_DAYS_MOST).default(1) }),
  answers: { 200: reminder },
  problems: ['reminder.not_found'],
});

export const unsubscribe = endpoint({
  method: 'POST',
  path: '/unsubscribe/:secret',
  access: 'by_link',
  tier: 'anonymous',
  summary: 'Turns off the reminders that a mail was one of (RFC 8058): by its link alone, without signing in.',
  tag,
  params: z.object({ secret: z.string().min(1).max(200) }),
  answers: { 200: z.object({ reminder_type: reminderType }) },
  problems: ['reminder.link_unknown'],
});
