import { z } from 'zod';
import { captchaChallenge, captchaSolution } from '../../contract/captcha.ts';
import { endpoint } from '../../contract/endpoint.ts';
import { instant, isStorable } from '../../contract/fields.ts';
import { defineProblems } from '../../contract/problem.ts';

/** What phone codes can be refused with. */
export const verificationProblems = defineProblems({
  'verification.number_refused': { kind: 'refused', title: 'No code can be sent to that number' },
  'verification.wrong_code': { kind: 'refused', title: 'That is not the code' },
  'verification.expired': { kind: 'refused', title: 'That code is no longer good' },
  'verification.max_attempts': { kind: 'refused', title: 'Too many wrong codes' },
  'verification.used': { kind: 'refused', title: 'That code has been used' },
  'verification.not_found': { kind: 'absent', title: 'There is no such challenge' },
  'verification.wait': { kind: 'limited', title: 'Too early for another code' },
  'verification.address_blocked': { kind: 'forbidden', title: 'No codes are sent for where you are' },
  'address.ends_in_the_past': { kind: 'refused', title: 'That end is over already' },
  'address.ends_too_late': { kind: 'refused', title: 'A block ends within a year' },
  'address.block_not_found': { kind: 'absent', title: 'There is no such block' },
  'verification.no_more_resends': { kind: 'refused', title: 'That code was sent as often as it can be' },
});

/** Why no code is sent to a number. */
export const numberRefusal = z.enum(['not_a_number', 'country', 'premium', 'toll_free', 'pager', 'voip', 'not_a_phone']);
export type NumberRefusal = z.output<typeof numberRefusal>;

/** What follows: a `code` is on its way; a `captcha` comes first; or messages cannot be sent now, and there is `other_way`: another factor. */
const sent = z.object({
  /** What verify and resend call it, of 256 bits; null where nothing was sent. */
  challenge_id: z.string().nullable(),
  /** Until when the code is good; null where nothing was sent. */
  expires_at: instant.nullable(),
  /** From now until the code can be sent again; null when it cannot. */
  resend_after_seconds: z.int().nullable(),
  next: z.enum(['code', 'captcha', 'other_way']),
  /** The work to be done where `next` is `captcha`. */
  captcha: captchaChallenge.optional(),
});
/** The answer to a request for a code. */
export type Sent = z.output<typeof sent>;

export const sendCode = endpoint({
  method: 'POST',
  path: '/api/verification/send',
  access: 'person',
  needs: 'session',
  tier: 'write',
  summary: 'Sends a code to a telephone number, to confirm that it is yours. Codes sent to you before are no longer good.',
  tag: 'Your telephone number',
  body: z.strictObject({
    phone_number: z
      .string()
      .trim()
      .min(1, 'Write your telephone number.')
      .max(50, 'At most 50 characters.')
      .refine(isStorable, 'The text holds a character that no number has.')
      .meta({ description: 'With its country (+1 202 555 0123), or as it is dialled within `country`.' }),
    country: z
      .string()
      .regex(/^[A-Z]{2}$/, 'Write a country by its two letters, such as US.')
      .optional()
      .meta({ description: 'Where a number without + is dialled, ISO 3166; the home country when left out.' }),
    captcha: captchaSolution.optional(),
  }),
  answers: { 202: sent },
  problems: ['verification.number_refused', 'verification.address_blocked'],
});

export const resendCode = endpoint({
  method: 'POST',
  path: '/api/verification/resend',
  access: 'person',
  needs: 'session',
  tier: 'write',
  summary: 'Sends another code for the same challenge. The one before is no longer good; guesses already made count.',
  tag: 'Your telephone number',
  body: z.strictObject({ challenge_id: z.string().max(64), captcha: captchaSolution.optional() }),
  answers: { 202: sent },
  problems: [
    'verification.not_found',
    'verification.address_blocked',
    'verification.wait',
    'verification.no_more_resends',
    'verification.used',
    'verification.expired',
    'verification.max_attempts',
  ],
});

export const verifyCode = endpoint({
  method: 'POST',
  path: '/api/verification/verify',
  access: 'person',
  needs: 'session',
  tier: 'write',
  summary: 'Confirms a telephone number by the code that was sent to it.',
  tag: 'Your telephone number',
  body: z.strictObject({
    challenge_id: z.string().max(64),
    code: z
      .string()
      .overwrite((text) => text.replace(/[\s-]/g, ''))
      .regex(/^\d{6,16}$/, 'Write the six digits of the message.')
      .meta({ description: 'The digits of the message; spaces and dashes do not matter.' }),
  }),
  answers: { 200: z.object({ phone_verified_at: instant }) },
  problems: ['verification.wrong_code', 'verification.expired', 'verification.max_attempts', 'verification.used', 'verification.not_found'],
});

/** Where a message stands, as its person is told. `unknown`: nobody can say whether it went out; sending again is safe. */
const messageState = z.enum(['on_its_way', 'sent', 'unknown', 'failed']);

export const readStatus = endpoint({
  method: 'GET',
  path: '/api/verification/status',
  access: 'person',
  needs: 'session',
  tier: 'read',
  summary: 'Tells which telephone number of yours is confirmed, and whether a code is awaited.',
  tag: 'Your telephone number',
  answers: {
    200: z.object({
      /** The confirmed number but for its middle; null when there is none. */
      phone_number: z.string().nullable(),
      verified: z.boolean(),
      phone_verified_at: instant.nullable(),
      /** The challenge whose code is awaited; null when there is none. */
      challenge: z
        .object({
          challenge_id: z.string(),
          /** But for its middle. */
          phone_number: z.string(),
          expires_at: instant,
          attempts_left: z.int(),
          /** When the code can be sent again; null when it cannot. */
          resend_at: instant.nullable(),
          message: messageState,
        })
        .nullable(),
      /** Whether this Mingus can send text messages at all. */
      can_send: z.boolean(),
      /** Where messages go to, home first: ISO 3166, and what is dialled from elsewhere (`1`). */
      countries: z.array(z.object({ country: z.string(), calling_code: z.string() })),
    }),
  },
  problems: [],
});
/** Where a person's number stands. */
export type PhoneStatus = z.output<(typeof readStatus.answers)[200]>;
