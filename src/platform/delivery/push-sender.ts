import type { Outcome } from './outcome.ts';
import { post } from './post.ts';
import type { Reach } from './public-address.ts';

/** What a browser shows; `url` is a path of ours, and of two with one tag it shows the later. */
export interface PushMessage {
  readonly title: string;
  readonly body: string;
  readonly url: string;
  readonly tag: string;
}

/** Where a message goes, and by which keys: see `Subscription` and `PushKeys` of reminders. */
export interface PushOrder {
  readonly subscription: { readonly endpoint: string; readonly p256dh: string; readonly auth: string };
  readonly keys: { readonly publicKey: string; readonly privateKey: string };
  /** Whom a push service may turn to: an address of https or `mailto:` (RFC 8292). */
  readonly contact: string;
  readonly message: PushMessage;
  /** The same for the same message handed over twice: a push service keeps the later. At most 32 characters of base64url (RFC 8030). */
  readonly topic: string;
}

/** Hands messages for browsers to their push services. */
export interface PushSender {
  /** Tries once and tells what became of it; does not throw. */
  send(order: PushOrder): Promise<Outcome>;
}

const TIMEOUT_MS = 10_000;
/** A push service keeps for a browser that is away what it is told, for half a day: then it says nothing any more. */
const KEPT_SECONDS = 12 * 3_600;

/** Encrypts for the browser alone (RFC 8291), signs (RFC 8292), and posts. */
export function createPushSender(reach: Reach): PushSender {
  return {
    async send({ subscription: { endpoint, ...keys }, keys: { publicKey, privateKey }, contact, message, topic }) {
      // Loaded where something is pushed: most who run Mingus for themselves never do.
      const { default: webPush } = await import('web-push');
      const vapidDetails = { subject: contact, publicKey, privateKey };
      const options = { vapidDetails, TTL: KEPT_SECONDS, topic, urgency: 'normal' as const, contentEncoding: 'aes128gcm' as const };
      let details: { readonly headers: Record<string, unknown>; readonly body: Buffer };
      try {
        details = webPush.generateRequestDetails({ endpoint, keys }, JSON.stringify(message), options);
      } catch {
        // A key that is no point of the curve: nothing was sent to anybody.
        return { kind: 'refused', reason: 'key' };
      }
      const headers = Object.fromEntries(Object.entries(details.headers).map(([name, value]) => [name, String(value)]));
      return post({ url: endpoint, headers, body: details.body, timeoutMs: TIMEOUT_MS, reach });
    },
  };
}
