import { encodedWords } from './encoded-words.ts';
import type { Outcome } from './outcome.ts';
import { post } from './post.ts';
import type { Reach } from './public-address.ts';
import { SIGNATURE_HEADER, signatureOf } from './webhook-signature.ts';

/** A topic of ntfy (https://docs.ntfy.sh/publish/), or a webhook. */
export type Target =
  | {
      readonly kind: 'ntfy';
      readonly address: string;
      /** For a topic that not everybody may write to; null for none. */
      readonly token: string | null;
    }
  | {
      readonly kind: 'webhook';
      readonly address: string;
      /** What its messages are signed with. */
      readonly secret: string;
    };

/** What a target is told. `url` is absolute. */
export interface TargetMessage {
  /** The same for each try of the same message, and for no other. */
  readonly id: string;
  readonly type: 'reminder' | 'test';
  /** What a reminder is about, and the day that it is for; null for a test. */
  readonly reminder_type: string | null;
  readonly date: string | null;
  readonly title: string;
  readonly body: string;
  readonly url: string;
}

/** Hands messages to targets. */
export interface TargetSender {
  /** Tries once and tells what became of it; does not throw. */
  send(target: Target, message: TargetMessage, atMs: number): Promise<Outcome>;
}

const TIMEOUT_MS = 10_000;
const USER_AGENT = 'Mingus';

/** Posts what people are reminded of to where they said; who they may name is the reach's to say. */
export function createTargetSender(reach: Reach): TargetSender {
  return {
    send(target, message, atMs) {
      const to = { url: target.address, timeoutMs: TIMEOUT_MS, reach };
      if (target.kind === 'ntfy') {
        // It knows no message again (before 2.16 it takes no number of one, and does not say so): what nobody can know of is not sent twice.
        return post({ ...to, headers: ntfyHeaders(message, target.token), body: Buffer.from(message.body) });
      }
      const body = Buffer.from(JSON.stringify(message));
      const headers = {
        'content-type': 'application/json',
        'user-agent': USER_AGENT,
        'idempotency-key': message.id,
        [SIGNATURE_HEADER]: signatureOf(target.secret, atMs, body),
      };
      return post({ ...to, headers, body, bearsKey: true });
    },
  };
}

const ntfyHeaders = ({ title, url }: TargetMessage, token: string | null) => ({
  'content-type': 'text/plain; charset=utf-8',
  'user-agent': USER_AGENT,
  title: encodedWords(title),
  click: url,
  ...(token !== null && { authorization: `Bearer ${token}` }),
});
