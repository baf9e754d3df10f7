import { z } from 'zod';
import { endpoint } from '../../contract/endpoint.ts';
import type { Cents } from '../../core/money/cents.ts';
import { civilDay, id, instant, moneyAnswer, pageOf, pageQuery } from '../../contract/fields.ts';
import { forecastPoint, forecastSummary, leftOutAccount, summaryWith } from '../../contract/forecast.ts';

/** Days of a forecast when nothing else is asked for. */
export const FORECAST_DAYS = 365;
/** Most days of a forecast: five years. */
export const FORECAST_DAYS_MOST = 1825;

/** The same as it is kept in a row, money in minor units. */
export const keptSummary = summaryWith(z.custom<Cents>(Number.isSafeInteger));

/** What a forecast was made from, as far as a changed one can be made from it without asking again. */
export const forecastBasis = z.object({
  /** The account it is of; null for the total. */
  account_id: id.nullable(),
  /** The accounts whose rows and plans it counts. */
  account_ids: z.array(id),
  /** The recurring items and events it counts, in the order in which they stand on a day. */
  planned: z.array(
    z.object({
      recurring_id: id.nullable(),
      event_id: id.nullable(),
      /** The days of its rows in the ledger, from some weeks ago on: what they show is done, and not expected again. */
      seen_on: z.array(civilDay),
    }),
  ),
  /** What the recurring items take out in the 365 days from the first, at least 0. */
  yearly_bills: moneyAnswer,
  /** Whether the person set the buffer; otherwise it follows from everyday spending and bills. */
  buffer_is_set: z.boolean(),
});

/** Day by day from today in the person's zone. */
export const forecast = z.object({
  starts_on: civilDay,
  days: z.int(),
  /** The account's currency, or the person's for the total. */
  currency: z.string(),
  /** The accounts that the total does not count; empty for one account. */
  left_out: z.array(leftOutAccount),
  points: z.array(forecastPoint),
  summary: forecastSummary,
  basis: forecastBasis,
});
export type Forecast = z.output<typeof forecast>;

export const readForecast = endpoint({
  method: 'GET',
  path: '/api/forecast',
  access: 'person',
  tier: 'read',
  kept: true,
  summary: 'Tells day by day what your balance will be, in total or for one account.',
  tag: 'Forecast',
  query: z.object({
    days: z.coerce
      .number()
      .pipe(z.int().min(1).max(FORECAST_DAYS_MOST))
      .default(FORECAST_DAYS)
      .meta({ description: 'How many days from today, 1 to 1825.' }),
    account_id: z.coerce.number().pipe(id).optional().meta({ description: 'One account; all that count in the total when left out.' }),
    everyday: z.enum(['true', 'false']).default('true').meta({ description: 'Whether everyday spending is counted.' }),
  }),
  answers: { 200: forecast },
  problems: ['account.not_found'],
});

/** A forecast as it was made in its week; it is never rewritten. */
export const keptForecast = z.object({
  id,
  /** The Monday of its week, in the person's zone. */
  week: civilDay,
  computed_at: instant,
  /** Its first day. */
  starts_on: civilDay,
  days: z.int(),
  currency: z.string(),
  /** What each day closes with, from the first. */
  closing_balances: z.array(moneyAnswer),
  summary: forecastSummary,
  /** How far it was from what came; null before a day of it has passed that the ledger reaches, and after a change of currency. */
  graded: z
    .object({
      /** Its days that have passed, as far as the ledger reaches. */
      days: z.int(),
      /** The mean distance, over those days, between the balance told and the one that came; at least 0. */
      mean_error: moneyAnswer,
    })
    .nullable(),
});
export type KeptForecast = z.output<typeof keptForecast>;

export const listForecasts = endpoint({
  method: 'GET',
  path: '/api/forecasts',
  access: 'person',
  tier: 'read',
  summary: 'Lists your forecasts of past weeks as they were then, the newest first; they are kept for 13 months.',
  tag: 'Forecast',
  query: z.object(pageQuery),
  answers: { 200: pageOf(keptForecast) },
  problems: [],
});
