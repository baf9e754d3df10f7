import { z } from 'zod';
import { endpoint, nothing } from '../../../contract/endpoint.ts';
import { civilDay, id, idParam, instant, money, moneyAnswer, pageOf, pageQuery, text } from '../../../contract/fields.ts';
import { defineProblems } from '../../../contract/problem.ts';
import { checkRecurrence } from '../../../core/calendar/recurrence.ts';
import { category } from '../categories/contract.ts';

/** What keeping recurring items can be refused with. */
export const recurringProblems = defineProblems({
  'recurring.not_found': { kind: 'absent', title: 'There is no such recurring item' },
  'recurring.ends_before_start': { kind: 'refused', title: 'The last day is before the first' },
});

/** How often something comes back. `biweekly` is every second week, `semimonthly` two days of each month. */
export const FREQUENCIES = ['weekly', 'biweekly', 'semimonthly', 'monthly', 'quarterly', 'semiannually', 'annually'] as const;

/** Where an occurrence on a weekend or a US federal holiday goes. */
export const BUSINESS_DAY_RULES = ['none', 'previous', 'next'] as const;

const dayOfMonth = z.int().min(1).max(31);

/** The rule by which something comes back. Months count from `starts_on`; a day that a month lacks is its last day. */
export const recurrence = z
  .strictObject({
    frequency: z.enum(FREQUENCIES),
    /** Day of the month, 1…31. The day of `starts_on` when nothing else says which. */
    day_of_month: dayOfMonth.optional(),
    /** The two days of a semimonthly item. */
    days_of_month: z.tuple([dayOfMonth, dayOfMonth]).optional(),
    /** 1 Monday … 7 Sunday. */
    weekday: z.int().min(1).max(7).optional(),
    /** With `weekday`: the first … fifth of the month, or −1 for the last. A fifth that a month lacks is skipped. */
    nth: z.union([z.int().min(1).max(5), z.literal(-1)]).optional(),
    /** The last day of the month. */
    last_day: z.boolean().optional(),
    /** A day on which a biweekly item falls; `starts_on` when left out. */
    anchor_date: civilDay.optional(),
    /** What happens to an occurrence on a weekend or a holiday; `none` when left out. */
    business_day: z.enum(BUSINESS_DAY_RULES).optional(),
  })
  .superRefine((fields, context) => {
    for (const { path, message } of checkRecurrence(fields)) context.addIssue({ code: 'custom', path: [path], message, input: fields });
  })
  .meta({ description: 'How something comes back: every month on the 31st, on the second Wednesday, every second Friday, …' });
export type RecurrenceFields = z.output<typeof recurrence>;

/** `active` counts in the forecast, `proposed` does until it is dismissed, `dismissed` and `ended` do not. */
export const RECURRING_STATUSES = ['active', 'proposed', 'dismissed', 'ended'] as const;

/** How many of its transactions an item is shown with. */
export const SEEN_AT_MOST = 24;

/** Money that comes or goes again and again. */
export const recurringItem = z.object({
  id,
  account_id: id,
  /** Whether the person entered it or Mingus found it in the ledger. */
  source: z.enum(['entered', 'detected']),
  status: z.enum(RECURRING_STATUSES),
  name: z.string(),
  category,
  /** Of one occurrence; negative is money out. */
  amount: moneyAnswer,
  /** The smaller end of the amounts seen, nearest to 0; null when it was entered. */
  amount_low: moneyAnswer.nullable(),
  /** The larger end of the amounts seen, farthest from 0; null when it was entered. */
  amount_high: moneyAnswer.nullable(),
  recurrence,
  /** The first day on which an occurrence may fall. */
  starts_on: civilDay,
  /** The last day on which one may fall; null for no end. */
  ends_on: civilDay.nullable(),
  /** How many occurrences there are in all, counted from `starts_on`; null for no end. */
  count: z.int().nullable(),
  /** The next occurrence from today on; null when there is none. */
  next_on: civilDay.nullable(),
  /** How sure Mingus is, 0…1; null when the person entered it. */
  confidence: z.number().nullable(),
  /** The transactions it was found from, the oldest first. */
  evidence: z.array(id),
  /** The newest of them as the ledger has them now, the oldest first, at most SEEN_AT_MOST; empty when it was entered. */
  seen: z.array(z.object({ transaction_id: id, posted_on: civilDay, amount: moneyAnswer })),
  /** The day of the newest one; null when it was entered. */
  last_seen_on: civilDay.nullable(),
  /** The last time its price changed: the first day of the new price, what it was and what it is; null when it never did. */
  price_change: z.object({ on: civilDay, from: moneyAnswer, to: moneyAnswer }).nullable(),
  /** Whether the person changed what was found: a search leaves alone what they wrote. */
  is_edited: z.boolean(),
});
export type RecurringItem = z.output<typeof recurringItem>;

const fields = {
  account_id: id,
  name: text(255),
  amount: money.meta({ description: 'Of one occurrence; negative is money out.' }),
  category,
  recurrence,
  starts_on: civilDay,
  ends_on: civilDay.nullable(),
  count: z.int().min(1).max(10_000).nullable(),
};

const endsAfterStart = (item: { readonly starts_on?: string; readonly ends_on?: string | null }): boolean =>
  item.starts_on === undefined || item.ends_on === undefined || item.ends_on === null || item.ends_on >= item.starts_on;

const endsBeforeStart = { path: ['ends_on'], error: 'The last day cannot be before the first.' };

export const listRecurring = endpoint({
  method: 'GET',
  path: '/api/recurring',
  access: 'person',
  tier: 'read',
  summary: 'Lists what comes back, the oldest first, each with its next day.',
  tag: 'Recurring',
  query: z.object({ status: z.enum(RECURRING_STATUSES).optional().meta({ description: 'Only of this status.' }), ...pageQuery }),
  answers: {
    200: pageOf(recurringItem).extend({
      /** Whether Mingus is about to look through the ledger for what comes back: something changed since it last did. */
      looking: z.boolean(),
      /** When it last looked; null while it is about to, before the first time, when it could not, and where there are neither items nor rows. */
      looked_at: instant.nullable(),
    }),
  },
  problems: [],
});

export const createRecurring = endpoint({
  method: 'POST',
  path: '/api/recurring',
  access: 'person',
  tier: 'write',
  summary: 'Adds something that comes back: pay, rent, a subscription.',
  tag: 'Recurring',
  body: z
    .strictObject({ ...fields, category: category.optional(), ends_on: fields.ends_on.optional(), count: fields.count.optional() })
    .refine(endsAfterStart, endsBeforeStart),
  answers: { 201: recurringItem },
  problems: ['account.not_found'],
});

export const changeRecurring = endpoint({
  method: 'PATCH',
  path: '/api/recurring/:id',
  access: 'person',
  tier: 'write',
  summary:
    'Changes something that comes back, or accepts, dismisses or ends it. What is changed of one that was found stays as you wrote it, unless `is_edited` says otherwise: with it, all is written just as it is given, which takes back an earlier change.',
  tag: 'Recurring',
  params: idParam,
  body: z
    .strictObject({ ...fields, status: z.enum(RECURRING_STATUSES), is_edited: z.boolean() })
    .partial()
    .refine(endsAfterStart, endsBeforeStart),
  answers: { 200: recurringItem },
  problems: ['recurring.not_found', 'account.not_found', 'recurring.ends_before_start'],
});

export const removeRecurring = endpoint({
  method: 'DELETE',
  path: '/api/recurring/:id',
  access: 'person',
  tier: 'write',
  summary:
    'Removes something that comes back. To take it back, add it again; one that was found is dismissed instead, so that it is not proposed anew.',
  tag: 'Recurring',
  params: idParam,
  answers: { 204: nothing },
  problems: ['recurring.not_found'],
});
