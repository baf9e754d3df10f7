import { z } from 'zod';
import { endpoint } from '../../contract/endpoint.ts';
import { instant, isStorable, moneyAnswer, moneyNotNegative } from '../../contract/fields.ts';
import { language } from '../../contract/language.ts';
import { timeOfDay } from '../../contract/time-of-day.ts';
import { depthOf, textsIn } from './rules.ts';

/** Most characters of what a screen or a program keeps for itself, written as JSON. */
export const CUSTOM_CHARACTERS_MOST = 4000;
/** Most objects and lists inside each other there. */
export const CUSTOM_DEPTH_MOST = 5;

/** Most days before something that a reminder can come. */
const DAYS_BEFORE_MOST = 30;

/** From when to when nothing is sent, where the person is; it may pass midnight. */
export const quietHours = z
  .strictObject({ from: timeOfDay, to: timeOfDay })
  .refine(({ from, to }) => from !== to, { path: ['to'], message: 'Quiet hours end at another time than they begin.' });
/** Quiet hours as they are kept and answered. */
export type QuietHours = z.output<typeof quietHours>;

const reminderWish = z.strictObject({
  /** Whether it may come. */
  enabled: z.boolean().optional(),
  /** At which time of day. */
  time: timeOfDay.optional(),
  /** How many days before what it is about, 0 … 30. */
  days_before: z.int().min(0).max(DAYS_BEFORE_MOST).optional(),
});

/** Which reminders may come, and when, by their type. What is left out is as Mingus has it. */
export const reminderPreferences = z.strictObject({
  first_checkin: reminderWish.optional(),
  weekly_checkin: reminderWish.optional(),
  goal_reminder: reminderWish.optional(),
  bill_due: reminderWish.optional(),
  low_balance: reminderWish.optional(),
});

/** Whatever a screen or a program keeps for itself: JSON under names of its own, small and shallow. */
const customPreferences = z
  .record(z.string().min(1).max(100), z.json())
  .refine((kept) => JSON.stringify(kept).length <= CUSTOM_CHARACTERS_MOST, `At most ${CUSTOM_CHARACTERS_MOST} characters in all, written as JSON.`)
  .refine((kept) => depthOf(kept) <= CUSTOM_DEPTH_MOST, `At most ${CUSTOM_DEPTH_MOST} objects and lists inside each other.`)
  .refine((kept) => textsIn(kept).every(isStorable), 'It holds a character that cannot be kept.');

/** The choices of the preferences, by their fields. */
export const preferenceChoices = {
  preferred_communication: z.enum(['email', 'sms', 'push']),
  communication_frequency: z.enum(['daily', 'weekly', 'monthly']),
  theme_preference: z.enum(['light', 'dark', 'auto']),
  language_preference: language,
} as const;

const flags = {
  /** Whether reminders and summaries may come by mail. */
  email_notifications: z.boolean(),
  /** Whether they may come through the browser. */
  push_notifications: z.boolean(),
  /** Whether they may come as text messages. */
  sms_notifications: z.boolean(),
  /** Whether what a person keeps may be counted in figures about many people. Off until they turn it on. */
  share_anonymized_data: z.boolean(),
  /** Whether whoever runs this Mingus may write about other things than the person's own. Off until they turn it on. */
  allow_marketing_emails: z.boolean(),
  /** Whether they said that they have the app on their phone. */
  mobile_app_downloaded: z.boolean(),
} as const;

/** How a person wants Mingus to behave towards them. */
export const preferences = z.object({
  ...flags,
  ...preferenceChoices,
  /** Null is "as Mingus has it". */
  reminder_preferences: reminderPreferences.nullable(),
  /** Null is none. */
  custom_preferences: z.record(z.string(), z.unknown()).nullable(),
  /** From here up a balance is healthy; 0 is a value. Null: an ordinary week's spending and bills. */
  forecast_buffer: moneyAnswer.nullable(),
  /** Null is none. */
  quiet_hours: quietHours.nullable(),
  /** Whether the first steps are behind them: a fact, which follows from those. */
  onboarding_completed: z.boolean(),
  /** Whether the first check-in has a reminder that is on: a fact, too. */
  first_checkin_scheduled: z.boolean(),
  /** Null before anything was said. */
  created_at: instant.nullable(),
  updated_at: instant.nullable(),
});
/** Preferences as they are answered. */
export type Preferences = z.output<typeof preferences>;

const sayable = z.strictObject({
  ...flags,
  ...preferenceChoices,
  reminder_preferences: reminderPreferences.nullable(),
  custom_preferences: customPreferences.nullable(),
  forecast_buffer: moneyNotNegative.nullable(),
  quiet_hours: quietHours.nullable(),
});

/** What can be said, in parts. */
export const sentPreferences = sayable.partial();
/** What was sent. */
export type SentPreferences = z.output<typeof sentPreferences>;

export const readPreferences = endpoint({
  method: 'GET',
  path: '/api/preferences',
  access: 'person',
  tier: 'read',
  summary: 'Answers how you want Mingus to behave; what you did not say is as it is for everybody.',
  tag: 'Preferences',
  answers: { 200: preferences },
  problems: [],
});

export const changePreferences = endpoint({
  method: 'PATCH',
  path: '/api/preferences',
  access: 'person',
  tier: 'write',
  summary:
    'Changes what is given and nothing else. Whether setting up is done and whether the first check-in has a reminder follow from those, and are not said here.',
  tag: 'Preferences',
  body: sentPreferences,
  answers: { 200: preferences },
  problems: [],
});
