import { z } from 'zod';
import { endpoint, nothing } from '../../../contract/endpoint.ts';
import { id, instant } from '../../../contract/fields.ts';
import { defineProblems } from '../../../contract/problem.ts';

/** What subscribing a browser can be refused with. */
export const pushProblems = defineProblems({
  'push.not_found': { kind: 'absent', title: 'There is no such browser' },
  'push.address': { kind: 'refused', title: 'That is no address of a push service' },
  'push.taken': { kind: 'conflict', title: 'That browser is somebody else’s' },
});

/** Browsers of a person's in which reminders can come. */
export const BROWSERS_MOST = 10;

/** P-256's uncompressed point: 65 bytes of which the first is 4, in base64url. */
const publicKey = z.string().regex(/^B[\w-]{86}$/);
/** 16 bytes in base64url. */
const authSecret = z.string().regex(/^[\w-]{22}$/);

const browser = z.object({
  id,
  /** Where its push service takes messages for it. */
  endpoint: z.string(),
  created_at: instant,
});
/** A browser in which reminders come. */
export type Browser = z.output<typeof browser>;

const tag = 'Reminders';

export const listBrowsers = endpoint({
  method: 'GET',
  path: '/api/push',
  access: 'person',
  tier: 'read',
  needs: 'session',
  summary: 'Lists the browsers in which your reminders can come, ten at most, and the key that a browser asks for to subscribe.',
  tag,
  answers: {
    200: z.object({
      application_server_key: z.string().meta({ description: 'The public key of this Mingus (RFC 8292), in base64url.' }),
      items: z.array(browser),
    }),
  },
  problems: [],
});

export const subscribeBrowser = endpoint({
  method: 'POST',
  path: '/api/push',
  access: 'person',
  tier: 'write',
  needs: 'session',
  summary: 'Has reminders come in this browser. What is sent is what its PushSubscription says as JSON. Of more than ten browsers the oldest goes.',
  tag,
  body: z.strictObject({
    endpoint: z.string().min(1).max(1000),
    expirationTime: z.number().nullable().optional().meta({ description: 'As the browser gives it; not kept.' }),
    keys: z.strictObject({ p256dh: publicKey, auth: authSecret }),
  }),
  answers: { 201: browser },
  problems: ['push.address', 'push.taken'],
});

export const forgetBrowser = endpoint({
  method: 'DELETE',
  path: '/api/push',
  access: 'person',
  tier: 'write',
  needs: 'session',
  summary: 'Has no more reminders come in a browser.',
  tag,
  query: z.object({ browser_id: z.coerce.number().pipe(id) }),
  answers: { 204: nothing },
  problems: ['push.not_found'],
});
