import { z } from 'zod';
import { endpoint } from '../../../contract/endpoint.ts';
import { civilDay, id, moneyAnswer } from '../../../contract/fields.ts';
import { category } from '../categories/contract.ts';

/** Months when nothing else is asked for. */
export const SPENDING_MONTHS = 12;
/** Most months: three years. */
export const SPENDING_MONTHS_MOST = 36;

/** What was spent on one thing in one month. */
export const categorySpending = z.object({
  category,
  /** Refunds are taken off, so it can be negative. */
  spent: moneyAnswer,
  /** How many rows it is the sum of. */
  rows: z.int(),
  /** The median of the same over up to 12 whole months before; null with fewer than 3. */
  usual: moneyAnswer.nullable(),
});
export type CategorySpending = z.output<typeof categorySpending>;

/** A calendar month. */
export const spendingMonth = z.object({
  /** `2025-01`. */
  month: z.string(),
  /** Whether the ledger reaches over all of it. */
  covered: z.boolean(),
  /** All of it, refunds taken off. */
  spent: moneyAnswer,
  /** The median of the same over up to 12 whole months before; null with fewer than 3. */
  usual: moneyAnswer.nullable(),
  /** What has rows or is usually spent on, the most spent first. Their `spent` adds up to the month's. */
  categories: z.array(categorySpending),
});
export type SpendingMonth = z.output<typeof spendingMonth>;

/** What was spent, month by month. */
export const spending = z.object({
  /** The account's currency, or the person's for all. */
  currency: z.string(),
  /** Accounts in another currency, which are not counted; empty for one account. */
  left_out: z.array(z.object({ account_id: id, name: z.string(), currency: z.string() })),
  /** The last day of the ledger up to today; null when it is empty. */
  data_until: civilDay.nullable(),
  /** The newest last. */
  months: z.array(spendingMonth),
});
export type Spending = z.output<typeof spending>;

export const readSpending = endpoint({
  method: 'GET',
  path: '/api/spending',
  access: 'person',
  tier: 'read',
  summary: 'Tells what you spent by month and category, against the usual. Transfers between your accounts are not spending.',
  tag: 'Spending',
  query: z.object({
    months: z.coerce
      .number()
      .pipe(z.int().min(1).max(SPENDING_MONTHS_MOST))
      .default(SPENDING_MONTHS)
      .meta({ description: `How many months, 1 to ${SPENDING_MONTHS_MOST}.` }),
    to: z
      .string()
      .regex(/^(19|20|21)\d\d-(0[1-9]|1[0-2])$/, 'Write a month as YYYY-MM.')
      .optional()
      .meta({ description: 'The last of them, as 2025-01; the present month when left out.' }),
    account_id: z.coerce.number().pipe(id).optional().meta({ description: 'One account; all in your currency when left out.' }),
  }),
  answers: { 200: spending },
  problems: ['account.not_found'],
});

/** What the ledger knows of a month and of what there is: for answers that a person would else look up. */
export const figures = z.object({
  currency: z.string(),
  /** Accounts in another currency, which are not counted. */
  left_out: z.array(z.object({ account_id: id, name: z.string(), currency: z.string() })),
  /** The months that income and expenses are the medians of, as 2025-01, up to three; empty when the ledger covers no whole month. */
  months: z.array(z.string()),
  /** Of a usual month; null when the ledger covers no whole month. */
  monthly_income: moneyAnswer.nullable(),
  monthly_expenses: moneyAnswer.nullable(),
  /** What savings accounts hold, or checking and cash where there are none, at least 0; null without such an account. */
  current_savings: moneyAnswer.nullable(),
  /** What is owed on cards and loans, without a sign; null without such an account: other debts are not known here. */
  total_debt: moneyAnswer.nullable(),
});
export type Figures = z.output<typeof figures>;

export const readFigures = endpoint({
  method: 'GET',
  path: '/api/spending/figures',
  access: 'person',
  tier: 'read',
  summary: 'Tells what a month usually brings and takes by your ledger, what is put by, and what is owed.',
  tag: 'Spending',
  answers: { 200: figures },
  problems: [],
});
