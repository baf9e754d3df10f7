import { z } from 'zod';
import { endpoint } from '../../contract/endpoint.ts';
import { civilDay, id, moneyAnswer } from '../../contract/fields.ts';

/** Days of a forecast when nothing else is asked for. */
export const FORECAST_DAYS = 365;
/** Most days of a forecast: five years. */
export const FORECAST_DAYS_MOST = 1825;

/** `danger` below 0, `warning` from 0 to the buffer, `healthy` from the buffer up. */
export const forecastStatus = z.enum(['healthy', 'warning', 'danger']);
export type ForecastStatus = z.output<typeof forecastStatus>;

/** One day. closing = opening + income − expenses. */
export const forecastPoint = z.object({
  date: civilDay,
  opening_balance: moneyAnswer,
  /** Money in, at least 0. */
  income: moneyAnswer,
  /** Money out, at least 0; everyday spending is part of it. */
  expenses: moneyAnswer,
  /** Spending that no schedule covers, at least 0. */
  everyday: moneyAnswer,
  net_change: moneyAnswer,
  closing_balance: moneyAnswer,
  status: forecastStatus,
  /** What falls on the day, signed. Everyday spending is not among them. */
  items: z.array(z.object({ name: z.string(), amount: moneyAnswer })),
});
export type ForecastPoint = z.output<typeof forecastPoint>;

/** An account that the total does not count, and why. */
export const leftOutAccount = z.object({
  account_id: id,
  name: z.string(),
  /** `kind`: a card or a loan; `currency`: another currency than the person's. */
  reason: z.enum(['kind', 'currency']),
  currency: z.string(),
  current_balance: moneyAnswer,
});

/** Everyday spending a week, or why it is not known: then it is 0 on every day. `have` and `need` are covered weeks. */
export const everydayEstimate = z.union([
  z.object({ known: z.literal(true), weekly: moneyAnswer }),
  z.object({ known: z.literal(false), reason: z.string(), have: z.int(), need: z.int() }),
]);

/** A calendar month of the forecast; the first and the last may be partial. */
export const forecastMonth = z.object({
  /** `2025-01`. */
  month: z.string(),
  income: moneyAnswer,
  expenses: moneyAnswer,
  closing_balance: moneyAnswer,
  worst_status: forecastStatus,
});

/** The forecast in a few figures. */
export const forecastSummary = z.object({
  /** The lowest closing balance, and the first day it has it. */
  lowest_balance: moneyAnswer,
  lowest_on: civilDay,
  /** The first day that closes below 0; null when none does. */
  first_below_zero_on: civilDay.nullable(),
  /** From here up a balance is healthy: what the person set, else an ordinary week's spending and bills. */
  buffer: moneyAnswer,
  /** The lowest closing balance before the next payday; null when no pay is expected. */
  lowest_before_payday: moneyAnswer.nullable(),
  /** The day of the next pay after today; null when none is expected. */
  next_payday_on: civilDay.nullable(),
  /** The last day of the ledger; null when it is empty. */
  data_until: civilDay.nullable(),
  everyday: everydayEstimate,
  months: z.array(forecastMonth),
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
});
export type Forecast = z.output<typeof forecast>;

export const readForecast = endpoint({
  method: 'GET',
  path: '/api/forecast',
  access: 'person',
  tier: 'read',
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
