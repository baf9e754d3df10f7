import type { QueryClient } from '@tanstack/react-query';
import { queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import type { Endpoint } from '../../../../src/contract/endpoint.ts';
import { saveCheckin } from '../../../../src/features/checkins/contract.ts';
import { readSession } from '../../../../src/features/identity/sessions/contract.ts';
import { createTransaction } from '../../../../src/features/ledger/transactions/contract.ts';
import { call } from '../../api.ts';
import { ApiProblem } from '../../api-problem.ts';
import { words } from '../../i18n/words.ts';
import { alone } from './alone.ts';
import type { Waiting } from './records.ts';
import { dropWaiting, putWaiting, waitingOf } from './store.ts';

/** The server knows a key again for 24 hours; what may have arrived before that is not sent again without a word. */
const KNOWN_AGAIN_MS = 20 * 3_600_000;

const ASK_WAITING = 'waiting on this device';

/** What waits of that person, for `useQuery`. */
export const askWaiting = (user: number) => queryOptions({ queryKey: [ASK_WAITING, user], queryFn: () => waitingOf(user), staleTime: 0 });

const endpointOf = { checkin: saveCheckin, transaction: createTransaction } as const satisfies Record<Waiting['what'], Endpoint>;

/** What a person added. */
export interface Addition<What extends Waiting['what']> {
  readonly what: What;
  readonly user: number;
  /** The Idempotency-Key under which it was sent already. */
  readonly key: string;
  /** The day of a check-in. */
  readonly date: string | null;
  readonly body: z.output<(typeof endpointOf)[What]['body']>;
}

/**
 * Keeps what could not be sent, to be sent later. One check-in of a week waits at a time: the last that was said. `insteadOf` names what it replaces.
 * False where this browser keeps nothing.
 */
export async function keepWaiting<What extends Waiting['what']>({ body, ...said }: Addition<What>, insteadOf?: string): Promise<boolean> {
  const sameWeek = said.what === 'checkin' ? (await waitingOf(said.user)).filter(({ date }) => date === said.date).map(({ key }) => key) : [];
  const now = Date.now();
  const schema: z.ZodType = endpointOf[said.what].body;
  const waiting: Waiting = {
    ...said,
    body: schema.encode(body),
    made_at: now,
    // Where the browser has no network at all, nothing can have arrived.
    tried_at: navigator.onLine ? now : null,
    refused: null,
  };
  const replaced = [...sameWeek, ...(insteadOf === undefined ? [] : [insteadOf])];
  return putWaiting(
    waiting,
    replaced.filter((key) => key !== said.key),
  ).catch(() => false);
}

/** How it stands with something that waits: it goes by itself, the server refused it, or only the person can say whether it arrived. */
export function stateOf({ what, tried_at, refused }: Waiting): 'waits' | 'refused' | 'unsure' {
  if (refused !== null) return 'refused';
  // A check-in that arrives twice is the same check-in.
  return what === 'transaction' && tried_at !== null && Date.now() - tried_at > KNOWN_AGAIN_MS ? 'unsure' : 'waits';
}

/**
 * Sends what waits of that person, the oldest first, and answers how many arrived. Only one window of the browser does it at a time; what is refused stays, with
 * why, and holds up nothing behind it; where no answer comes or the session is not theirs, all that is left stays.
 */
export async function sendWaiting(user: number): Promise<number> {
  let sent = 0;
  await alone('mingus.waiting', async () => {
    for (const waiting of await waitingOf(user)) {
      if (stateOf(waiting) !== 'waits') continue;
      const outcome = await sendOne(waiting);
      if (outcome === 'later') return;
      if (outcome === 'sent') sent += 1;
    }
  });
  return sent;
}

/** The person says that it did not arrive: it goes once more, under a key of its own. */
export const sendAnew = (waiting: Waiting, key: string): Promise<boolean> =>
  putWaiting({ ...waiting, key, tried_at: null, refused: null }, [waiting.key]);

async function sendOne(waiting: Waiting): Promise<'sent' | 'refused' | 'later'> {
  try {
    // The token is one of a session of theirs: should somebody else be signed in by the time it arrives, it is refused and not put to their name.
    const { user, csrf_token: csrfToken } = await call(readSession, {});
    if (user.id !== waiting.user) return 'later';
    const tried: Waiting = { ...waiting, tried_at: waiting.tried_at ?? Date.now() };
    await putWaiting(tried);
    const options = { idempotencyKey: waiting.key, csrfToken };
    if (waiting.what === 'checkin') {
      await call(saveCheckin, { params: { date: waiting.date ?? '' }, body: saveCheckin.body.decode(Object(waiting.body)) }, options);
    } else {
      await call(createTransaction, { body: createTransaction.body.decode(Object(waiting.body)) }, options);
    }
    await dropWaiting(waiting.key);
    return 'sent';
  } catch (error) {
    if (!isRefusal(error)) return 'later';
    await putWaiting({ ...waiting, refused: whyOf(error) });
    return 'refused';
  }
}

/** Refusals that the next try may not meet: nobody signed in, another's session, too many at once, the same one still running. */
const PASSING = new Set([401, 408, 409, 425, 429]);

function isRefusal(error: unknown): boolean {
  if (!(error instanceof ApiProblem)) return true;
  return error.kind === 'refused' && error.status < 500 && !PASSING.has(error.status) && error.code !== 'auth.csrf';
}

function whyOf(error: unknown): { readonly title: string; readonly detail: string } {
  if (!(error instanceof ApiProblem)) return { title: words.t('common.problem.unexpected_title'), detail: '' };
  return { title: error.title, detail: [error.detail, ...error.fields.map(({ message }) => message)].filter((text) => text !== '').join(' ') };
}

/** Shows anew what waits, in all windows. */
export function showWaiting(queryClient: QueryClient): void {
  void queryClient.invalidateQueries({ queryKey: [ASK_WAITING] });
  channel?.postMessage('changed');
}

const channel = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel('mingus.waiting');

/** Follows what other windows of this browser do to what waits; answers how to stop that. */
export function followWaiting(queryClient: QueryClient): () => void {
  const changed = () => void queryClient.invalidateQueries({ queryKey: [ASK_WAITING] });
  channel?.addEventListener('message', changed);
  return () => channel?.removeEventListener('message', changed);
}
