import { z } from 'zod';
import { endpoint } from '../../../contract/endpoint.ts';
import { civilDay } from '../../../contract/fields.ts';

const count = z.int().min(0);
const rate = z.number().min(0).max(1).nullable();

const outcome = z.object({
  /** Numbers that a code was asked for. */
  started: count,
  /** Codes that were asked for again. */
  resent: count,
  /** Codes that were typed right. */
  succeeded: count,
  /** Codes that were typed and not taken. */
  failed: count,
  /** Times that somebody went on with another number. */
  changed: count,
  /** Of the codes that were typed, the part that was right; null when none was typed. */
  success_rate: rate,
  /** Of the numbers that a code was asked for, the part that was confirmed; null when none was asked for. */
  completion_rate: rate,
});

export const readVerification = endpoint({
  method: 'GET',
  path: '/api/admin/verification',
  access: 'admin',
  tier: 'read',
  summary: 'Reports what became of phone codes: by day, hour of the day, resends and country, by the clocks of your time zone.',
  tag: 'Administration',
  query: z.object({
    from: civilDay.optional().meta({ description: 'The first day; thirty days up to the last when left out.' }),
    to: civilDay.optional().meta({ description: 'The last day; today when left out. At most 400 days.' }),
  }),
  answers: {
    200: z.object({
      from: civilDay,
      to: civilDay,
      /** By whose clocks days and hours are. */
      time_zone: z.string(),
      totals: outcome,
      /** Every day of the period. */
      days: z.array(outcome.extend({ day: civilDay })),
      /** Every hour of the day. */
      hours: z.array(outcome.extend({ hour: z.int().min(0).max(23) })),
      /** By how often the code had been sent again; null where that is not known. */
      resends: z.array(outcome.extend({ resend_count: count.nullable() })),
      /** By where the number is, ISO 3166; null where that is not known. Most asked for first. */
      countries: z.array(outcome.extend({ country: z.string().nullable() })),
    }),
  },
  problems: [],
});
