import { z } from 'zod';
import { checkin } from '../../contract/checkin.ts';
import { endpoint } from '../../contract/endpoint.ts';
import { civilDay, id, moneyAnswer } from '../../contract/fields.ts';
import { forecastPoint, forecastSummary, leftOutAccount } from '../../contract/forecast.ts';
import { insightsTold } from '../../contract/insight.ts';
import { onboarding } from '../../contract/onboarding.ts';
import { person } from '../../contract/person.ts';
import { profile } from '../../contract/profile.ts';
import { submission } from '../../contract/submission.ts';

/** Days of the line on the first page. */
export const OVERVIEW_DAYS = 60;
/** Bills and pays that are named. */
export const OVERVIEW_NEXT = 5;

const lowest = z.object({ on: civilDay, short: moneyAnswer }).nullable();
const causes = z.array(z.string());

/** What a sentence over the forecast has to say. */
const telling = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('still'), balance: moneyAnswer }),
  z.object({ kind: z.literal('below_now'), today: z.boolean(), short: moneyAnswer, until: civilDay.nullable(), again: civilDay.nullable(), lowest }),
  z.object({ kind: z.literal('short'), on: civilDay, short: moneyAnswer, causes, earlier: z.boolean(), lowest }),
  z.object({ kind: z.literal('tight'), on: civilDay, left: moneyAnswer, causes }),
  z.object({ kind: z.literal('fine'), on: civilDay, left: moneyAnswer, causes }),
]);

/** The forecast of a year, as far as a first page shows it. */
export const overviewForecast = z.object({
  starts_on: civilDay,
  /** Days that `summary` and `telling` are of. */
  days: z.int(),
  currency: z.string(),
  left_out: z.array(leftOutAccount),
  /** Its first 60 days. */
  points: z.array(forecastPoint),
  summary: forecastSummary,
  /** What there is to say: balances that stay, that are below zero now, that fall below it, that get tight, or that are fine. */
  telling,
  /** The next bills and pays, at most five. */
  next: z.array(z.object({ date: civilDay, name: z.string(), amount: moneyAnswer, recurring_id: id.nullable(), event_id: id.nullable() })),
});
export type OverviewForecast = z.output<typeof overviewForecast>;

/** All that a first page shows. */
export const overview = z.object({
  user: person,
  profile,
  onboarding,
  checkin: z.object({
    /** The Monday of the present week, in the person's time zone. */
    week: civilDay,
    /** Its check-in; null before it is made. */
    this_week: checkin.nullable(),
    /** The newest, and the one before it. */
    latest: checkin.nullable(),
    before: checkin.nullable(),
    /** Weeks in a row, ending this week or last week. */
    streak_weeks: z.int(),
  }),
  /** The newest; null before one is answered. */
  questionnaire: submission.nullable(),
  /** Null without an account. */
  forecast: overviewForecast.nullable(),
  accounts: z.array(z.object({ id, name: z.string(), kind: z.string(), currency: z.string(), current_balance: moneyAnswer })),
  /** What was found to come back and waits for a yes or no. */
  proposals: z.int(),
  /** The strongest of the year, at most three. */
  insights: insightsTold,
  /** Reminders whose day has come, the oldest first. */
  due_reminders: z.array(z.object({ id, reminder_type: z.string(), scheduled_date: civilDay, message: z.string().nullable() })),
});
export type Overview = z.output<typeof overview>;

export const readOverview = endpoint({
  method: 'GET',
  path: '/api/overview',
  access: 'person',
  tier: 'read',
  kept: true,
  summary: 'Answers all that a first page shows: whether the money lasts, how you are, and whether the two move together.',
  tag: 'Overview',
  answers: { 200: overview },
  problems: [],
});
