import { z } from 'zod';
import type { SmsSettings } from '../config/phone-settings.ts';
import { NOT_REACHED } from './outcome.ts';
import type { TextMessage, TextOutcome, TextSender } from './text-message.ts';

/** What a program that speaks as Twilio does answers to a message it took (https://www.twilio.com/docs/messaging/api/message-resource). */
const taken = z.looseObject({ sid: z.string().min(1).max(64), status: z.string().optional() });
const refused = z.looseObject({ code: z.int() });

// No answer of such an API is longer; the rest of a longer one is not read.
const LONGEST_ANSWER = 65_536;
const LATER_SECONDS = 10;
const LATEST_SECONDS = 120;

const later = (reason: string, afterSeconds = LATER_SECONDS): TextOutcome => ({ kind: 'later', reason, afterSeconds });
const unknown = (reason: string): TextOutcome => ({ kind: 'unknown', reason });

function causeOf(error: unknown): string {
  const cause: unknown = error instanceof Error ? error.cause : undefined;
  const code: unknown = typeof cause === 'object' && cause !== null ? Reflect.get(cause, 'code') : undefined;
  return typeof code === 'string' ? code : '';
}

/** Seconds that the answer asks to be left alone for, from 1 to two minutes. */
function retryAfter(headers: Headers): number {
  const said = headers.get('retry-after') ?? '';
  const seconds = /^\d{1,6}$/.test(said) ? Number(said) : Math.ceil((Date.parse(said) - Date.now()) / 1000);
  return Number.isFinite(seconds) ? Math.min(LATEST_SECONDS, Math.max(1, seconds)) : LATER_SECONDS;
}

async function readAnswer(response: Response): Promise<unknown> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body ?? []) {
    length += chunk.length;
    if (length > LONGEST_ANSWER) return undefined;
    chunks.push(chunk);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch {
    return undefined;
  }
}

async function outcomeOf(response: Response): Promise<TextOutcome> {
  const { status, headers } = response;
  const answer = await readAnswer(response);
  if (status >= 200 && status < 300) {
    const told = taken.safeParse(answer);
    if (!told.success) return unknown('answer_not_understood');
    return told.data.status === 'failed' ? { kind: 'refused', reason: 'failed' } : { kind: 'sent', id: told.data.sid };
  }
  if (status === 429) return later('too_many', retryAfter(headers));
  // What broke in there may have broken after the message was taken.
  if (status >= 500 || status === 408) return unknown(`status_${status}`);
  const told = refused.safeParse(answer);
  return { kind: 'refused', reason: told.success ? `status_${status}_code_${told.data.code}` : `status_${status}` };
}

/**
 * Hands messages to an API that speaks as Twilio does: a form to `/2010-04-01/Accounts/{account}/Messages.json`, with the account's name and token. One
 * request a call: what may be tried again is the caller's to know.
 */
export function createHttpTextSender({ url, account, token, from, timeoutMs }: SmsSettings): TextSender {
  const address = `${url}/2010-04-01/Accounts/${encodeURIComponent(account)}/Messages.json`;
  const authorization = `Basic ${Buffer.from(`${account}:${token}`).toString('base64')}`;

  const handOver = ({ to, text, id }: TextMessage): Promise<Response> =>
    fetch(address, {
      method: 'POST',
      headers: { authorization, accept: 'application/json', 'idempotency-key': id },
      body: new URLSearchParams({ To: to, From: from, Body: text }),
      // A redirect would hand the token to whoever it names.
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    });

  return {
    async send(message) {
      try {
        return await outcomeOf(await handOver(message));
      } catch (error) {
        if (error instanceof Error && error.name === 'TimeoutError') return unknown('timeout');
        const code = causeOf(error);
        return NOT_REACHED.includes(code) ? later('not_reached') : unknown('broken_off');
      }
    },
  };
}
