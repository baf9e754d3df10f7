import { z } from 'zod';
import { endpoint, nothing } from '../../../contract/endpoint.ts';
import { civilDay, id, idParam, money, moneyAnswer, pageOf, pageQuery, text } from '../../../contract/fields.ts';
import { defineProblems } from '../../../contract/problem.ts';

/** What keeping planned events can be refused with. */
export const eventProblems = defineProblems({
  'event.not_found': { kind: 'absent', title: 'There is no such planned event' },
});

/** Money that is planned to come or go once. */
export const plannedEvent = z.object({
  id,
  /** The account it moves; null when that is open: it then counts in the total only. */
  account_id: id.nullable(),
  name: z.string(),
  /** Negative is money out. */
  amount: moneyAnswer,
  date: civilDay,
});
export type PlannedEvent = z.output<typeof plannedEvent>;

const fields = {
  account_id: id.nullable(),
  name: text(255),
  amount: money.meta({ description: 'Negative is money out.' }),
  date: civilDay,
};

export const listEvents = endpoint({
  method: 'GET',
  path: '/api/events',
  access: 'person',
  tier: 'read',
  summary: 'Lists what is planned once, by day.',
  tag: 'Events',
  query: z.object({ from: civilDay.optional().meta({ description: 'Only of this day and later.' }), ...pageQuery }),
  answers: { 200: pageOf(plannedEvent) },
  problems: [],
});

export const createEvent = endpoint({
  method: 'POST',
  path: '/api/events',
  access: 'person',
  tier: 'write',
  summary: 'Adds something planned once: a tax refund, a holiday.',
  tag: 'Events',
  body: z.strictObject({ ...fields, account_id: fields.account_id.optional() }),
  answers: { 201: plannedEvent },
  problems: ['account.not_found'],
});

export const changeEvent = endpoint({
  method: 'PATCH',
  path: '/api/events/:id',
  access: 'person',
  tier: 'write',
  summary: 'Changes a planned event.',
  tag: 'Events',
  params: idParam,
  body: z.strictObject(fields).partial(),
  answers: { 200: plannedEvent },
  problems: ['event.not_found', 'account.not_found'],
});

export const removeEvent = endpoint({
  method: 'DELETE',
  path: '/api/events/:id',
  access: 'person',
  tier: 'write',
  summary: 'Removes a planned event. To take it back, add it again.',
  tag: 'Events',
  params: idParam,
  answers: { 204: nothing },
  problems: ['event.not_found'],
});
