import { request as requestPlain } from 'node:http';
import { request as requestSafely } from 'node:https';
import { NOT_REACHED, type Outcome } from './outcome.ts';
import { lookupFor, mayBeAsked, type Reach } from './public-address.ts';

/** Something handed over to an address that a person gave. */
export interface Posting {
  readonly url: string;
  readonly headers: Readonly<Record<string, string | number>>;
  readonly body: Buffer;
  readonly timeoutMs: number;
  readonly reach: Reach;
  /** Whether it bears a key by which whoever takes it knows it again: what they could not take at a time may then be tried again. Left out, it does not. */
  readonly bearsKey?: boolean;
}

/** Posts once, to the internet alone, follows nothing, reads nothing of the answer but its status; tells what became of it and does not throw. */
export async function post(posting: Posting): Promise<Outcome> {
  if (!mayBeAsked(posting.url, posting.reach)) return { kind: 'refused', reason: 'not_public' };
  try {
    return outcomeOf(await statusOf(posting), posting.bearsKey === true);
  } catch (error) {
    const code: unknown = error instanceof Error ? Reflect.get(error, 'code') : undefined;
    if (typeof code === 'string' && NOT_REACHED.includes(code)) return { kind: 'later', reason: 'not_reached' };
    return { kind: 'unknown', reason: error instanceof Error && error.name === 'TimeoutError' ? 'timeout' : 'broken_off' };
  }
}

function outcomeOf(status: number, bearsKey: boolean): Outcome {
  if (status >= 200 && status < 300) return { kind: 'sent' };
  if (status === 404 || status === 410) return { kind: 'gone' };
  const reason = `status_${status}`;
  if (status === 429) return { kind: 'later', reason };
  if (status < 500 && status !== 408) return { kind: 'refused', reason };
  // What broke in there may have broken after the message was taken.
  return { kind: bearsKey ? 'later' : 'unknown', reason };
}

const statusOf = ({ url, headers, body, timeoutMs, reach }: Posting): Promise<number> =>
  new Promise((resolve, reject) => {
    const request = url.startsWith('https:') ? requestSafely : requestPlain;
    const asked = request(
      url,
      {
        method: 'POST',
        headers: { ...headers, 'content-length': body.length },
        lookup: lookupFor(url, reach),
        agent: false,
        signal: AbortSignal.timeout(timeoutMs),
      },
      (response) => {
        resolve(response.statusCode ?? 0);
        response.destroy();
      },
    );
    // An aborted request fails with AbortError; why it was aborted is its cause.
    asked.on('error', (error) => reject(error.cause instanceof Error ? error.cause : error));
    asked.end(body);
  });
