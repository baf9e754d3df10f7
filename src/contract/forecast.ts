import { z } from 'zod';
import { civilDay, id, moneyAnswer } from './fields.ts';

/** `danger` below 0, `warning` from 0 to the buffer, `healthy` from the buffer up. */
const forecastStatus = z.enum(['healthy', 'warning', 'danger']);

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
  items: z.array(
    z.object({
      name: z.string(),
      amount: moneyAnswer,
      /** The recurring item it is of; null for an event. */
      recurring_id: id.nullable(),
      /** The event it is; null for a recurring item. */
      event_id: id.nullable(),
    }),
  ),
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

/** The few figures of a forecast, with money as `amount` has it: in major units in an answer, in minor units in a row that keeps it. */
export const summaryWith = <Amount extends z.ZodType>(amount: Amount) =>
  z.object({
    /** The lowest closing balance, and the first day it has it. */
    lowest_balance: amount,
    lowest_on: civilDay,
    /** The first day that closes below 0; null when none does. */
    first_below_zero_on: civilDay.nullable(),
    /** From here up a balance is healthy: what the person set, else an ordinary week's spending and bills. */
    buffer: amount,
    /** The lowest closing balance before the next payday; null when no pay is expected. */
    lowest_before_payday: amount.nullable(),
    /** The day of the next pay after today; null when none is expected. */
    next_payday_on: civilDay.nullable(),
    /** The last day of the ledger; null when it is empty. */
    data_until: civilDay.nullable(),
    /** Everyday spending a week, or why it is not known: then it is 0 on every day. `have` and `need` are covered weeks. */
    everyday: z.union([
      z.object({ known: z.literal(true), weekly: amount }),
      z.object({ known: z.literal(false), reason: z.string(), have: z.int(), need: z.int() }),
    ]),
    /** The calendar months of the forecast; the first and the last may be partial. */
    months: z.array(
      z.object({
        /** `2025-01`. */
        month: z.string(),
        income: amount,
        expenses: amount,
        closing_balance: amount,
        worst_status: forecastStatus,
      }),
    ),
  });

/** The forecast in a few figures. */
export const forecastSummary = summaryWith(moneyAnswer);
