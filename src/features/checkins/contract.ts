import { z } from 'zod';
import { checkin, checkinAnswers } from '../../contract/checkin.ts';
import { endpoint, nothing } from '../../contract/endpoint.ts';
import { civilDay, isStorable, pageOf, pageQuery } from '../../contract/fields.ts';
import { defineProblems } from '../../contract/problem.ts';
import { SUMMARISED } from '../../core/scoring/checkin-summary.ts';

/** What check-ins can be refused with. */
export const checkinProblems = defineProblems({
  'checkin.future_week': { kind: 'refused', title: 'That week has not begun' },
  'checkin.not_found': { kind: 'absent', title: 'There is no check-in for that week' },
});

/** Weeks of history when nothing else is asked for: a year. */
export const HISTORY_WEEKS = 52;
/** Weeks of a summary when nothing else is asked for. */
export const SUMMARY_WEEKS = 12;
/** Most weeks of either: ten years. */
export const WEEKS_MOST = 520;

const { shape } = checkinAnswers;
const orNothing = <Field extends z.ZodType>(field: Field) => z.optional(field);

/** The body of a check-in: what is left out was not said. */
const answers = z.strictObject({
  sleep_hours: orNothing(shape.sleep_hours),
  physical_activity_minutes: orNothing(shape.physical_activity_minutes),
  physical_activity_level: orNothing(shape.physical_activity_level),
  relationships_rating: orNothing(shape.relationships_rating),
  relationships_notes: z
    .string()
    .trim()
    .max(500, 'At most 500 characters.')
    .refine(isStorable, 'The text holds a character that cannot be kept.')
    .nullable()
    .optional(),
  mindfulness_minutes: orNothing(shape.mindfulness_minutes),
  mindfulness_type: orNothing(shape.mindfulness_type),
  stress_level: orNothing(shape.stress_level),
  energy_level: orNothing(shape.energy_level),
  mood_rating: orNothing(shape.mood_rating),
});
/** What is sent of a week. */
export type SentAnswers = z.output<typeof answers>;

const params = z.object({
  date: z
    .union([civilDay, z.iso.datetime({ offset: true, error: 'Write a day as 2025-01-15, or an instant as 2025-01-15T08:00:00Z.' })])
    .meta({ description: 'Any day of the week, or any instant in it: 2025-01-15 or 2025-01-15T08:00:00Z.' }),
});

export const saveCheckin = endpoint({
  method: 'PUT',
  path: '/api/checkins/:date',
  access: 'person',
  tier: 'write',
  summary: 'Keeps how a week was: the present one or any before it. What is left out counts as not said.',
  tag: 'Check-ins',
  params,
  body: answers,
  answers: { 200: checkin, 201: checkin },
  problems: ['checkin.future_week'],
});

export const readCheckin = endpoint({
  method: 'GET',
  path: '/api/checkins/:date',
  access: 'person',
  tier: 'read',
  summary: 'Answers the check-in of a week.',
  tag: 'Check-ins',
  params,
  answers: { 200: checkin },
  problems: ['checkin.not_found'],
});

export const removeCheckin = endpoint({
  method: 'DELETE',
  path: '/api/checkins/:date',
  access: 'person',
  tier: 'write',
  summary: 'Removes the check-in of a week. To take it back, keep it again.',
  tag: 'Check-ins',
  params,
  answers: { 204: nothing },
  problems: ['checkin.not_found'],
});

const weeksUpTo = (preset: number) =>
  z.coerce
    .number()
    .pipe(z.int().min(1).max(WEEKS_MOST))
    .default(preset)
    .meta({ description: `How many weeks back, the present one included, 1 to ${WEEKS_MOST}.` });

export const listCheckins = endpoint({
  method: 'GET',
  path: '/api/checkins',
  access: 'person',
  tier: 'read',
  summary: 'Lists your check-ins, the newest week first.',
  tag: 'Check-ins',
  query: z.object({
    weeks: weeksUpTo(HISTORY_WEEKS),
    until: civilDay
      .optional()
      .meta({ description: 'Any day of the newest week that is listed, from which the weeks are counted; today when left out.' }),
    ...pageQuery,
  }),
  answers: { 200: pageOf(checkin) },
  problems: [],
});

const average = z.object({
  /** The mean of what was recorded, to two decimals; null when nothing was. */
  average: z.number().nullable(),
  /** In how many weeks it was recorded. */
  weeks: z.int(),
});
const trend = z.object({ newer: z.number(), older: z.number(), newer_weeks: z.int(), older_weeks: z.int(), change: z.number() });

/** Averages and trends over some weeks. */
export const checkinSummary = z.object({
  weeks: z.int(),
  /** The Monday of the first of them. */
  from: civilDay,
  /** The Sunday of the last of them, which is the present week. */
  to: civilDay,
  /** The Monday of the present week, in the person's time zone. */
  this_week: civilDay,
  /** Weeks among them that have a check-in. */
  recorded_weeks: z.int(),
  averages: z.record(z.enum(SUMMARISED), average),
  /** The newer half of the weeks against the older half; null when it was recorded in no week of a half. */
  trend: z.record(z.enum(SUMMARISED), trend.nullable()),
  /** Weeks in a row with a check-in, ending this week or last week; at most 520. */
  streak_weeks: z.int(),
});
export type CheckinSummary = z.output<typeof checkinSummary>;

export const summariseCheckins = endpoint({
  method: 'GET',
  path: '/api/checkins/summary',
  access: 'person',
  tier: 'read',
  summary: 'Sums up your weeks: averages of what you recorded with how many weeks did, where they are going, and weeks in a row.',
  tag: 'Check-ins',
  query: z.object({ weeks: weeksUpTo(SUMMARY_WEEKS) }),
  answers: { 200: checkinSummary },
  problems: [],
});
