import { z } from 'zod';
import { endpoint, nothing } from '../../../contract/endpoint.ts';
import { id, idParam, instant } from '../../../contract/fields.ts';
import { defineProblems } from '../../../contract/problem.ts';

/** What keeping targets can be refused with. */
export const targetProblems = defineProblems({
  'target.not_found': { kind: 'absent', title: 'There is no such target' },
  'target.address': { kind: 'refused', title: 'Reminders cannot go to that address' },
  'target.exists': { kind: 'conflict', title: 'Reminders go there already' },
  'target.too_many': { kind: 'refused', title: 'There are as many targets as there can be' },
});

/** Targets that a person can have. */
export const TARGETS_MOST = 10;
/** For so long a removed one can be brought back. */
export const RESTORABLE_MINUTES = 60;

const kind = z.enum(['ntfy', 'webhook']);
/** What a target can be. */
export type TargetKind = z.output<typeof kind>;

/** Where reminders go that is no browser. */
export const target = z.object({
  id,
  kind,
  /** The name of its address, with the port where it has one. */
  host: z.string(),
  /** Null where the key is gone that it was kept under: it has to be added anew. */
  address: z.string().nullable(),
  /** Since when nothing goes there any more, because it was refused; a test that arrives turns it on again. Null where reminders go there. */
  stopped_at: instant.nullable(),
  stopped_reason: z.string().nullable().meta({ description: 'Why, in a word such as `status_403`.' }),
  created_at: instant,
});
/** A target as it is answered. */
export type Target = z.output<typeof target>;

const tag = 'Reminders';
const address = z
  .string()
  .min(1)
  .max(1000)
  .regex(/^[\x21-\x7e]*$/, 'Write an address such as https://ntfy.sh/your-topic, without spaces.');
const token = z
  .string()
  .min(1)
  .max(250)
  .regex(/^[\x21-\x7e]*$/, 'Write the token as ntfy shows it, without spaces.')
  .meta({ description: 'An access token of ntfy, for a topic that not everybody may write to. It is kept sealed and never shown.' });

export const listTargets = endpoint({
  method: 'GET',
  path: '/api/reminder-targets',
  access: 'person',
  tier: 'read',
  needs: 'session',
  summary: 'Lists the topics of ntfy and the webhooks to which your reminders go, ten at most.',
  tag,
  answers: { 200: z.object({ items: z.array(target) }) },
  problems: [],
});

export const addTarget = endpoint({
  method: 'POST',
  path: '/api/reminder-targets',
  access: 'person',
  tier: 'write',
  needs: 'confirmed',
  showsSecret: true,
  summary: 'Has reminders go to a topic of ntfy or to a webhook. What a webhook’s messages are signed with is shown this once.',
  tag,
  body: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('ntfy'), address, token: token.optional() }),
    z.strictObject({ kind: z.literal('webhook'), address }),
  ]),
  answers: {
    201: target.extend({
      secret: z.string().nullable().meta({ description: 'What the messages of a webhook are signed with; nobody can show it again. Null for ntfy.' }),
    }),
  },
  problems: ['target.address', 'target.exists', 'target.too_many'],
});

export const testTarget = endpoint({
  method: 'POST',
  path: '/api/reminder-targets/:id/test',
  access: 'person',
  tier: 'heavy',
  needs: 'session',
  summary:
    'Sends a message there now, and says what became of it. One that arrives turns on a target that was stopped; one that is refused stops it.',
  tag,
  params: idParam,
  answers: {
    200: z.object({
      outcome: z.enum(['sent', 'refused', 'not_taken', 'unknown']).meta({
        description: '`not_taken`: it was not reached, or could take nothing just now. `unknown`: nobody can say.',
      }),
      reason: z.string().nullable().meta({ description: 'A word such as `status_403`, `timeout` or `not_reached`; null for what was sent.' }),
      target,
    }),
  },
  problems: ['target.not_found'],
});

export const removeTarget = endpoint({
  method: 'DELETE',
  path: '/api/reminder-targets/:id',
  access: 'person',
  tier: 'write',
  needs: 'session',
  summary: 'Has no more reminders go there. For an hour it can be brought back.',
  tag,
  params: idParam,
  answers: { 204: nothing },
  problems: ['target.not_found'],
});

export const restoreTarget = endpoint({
  method: 'POST',
  path: '/api/reminder-targets/:id/restore',
  access: 'person',
  tier: 'write',
  needs: 'session',
  summary: 'Brings back what was removed within the last hour, with its secret.',
  tag,
  params: idParam,
  answers: { 200: target },
  problems: ['target.not_found', 'target.exists', 'target.too_many'],
});
