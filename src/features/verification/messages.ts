import { createHash } from 'node:crypto';
import { type Clock, instantOf, momentOf } from '../../platform/clock.ts';
import type { Store } from '../../platform/database/store.ts';
import type { TextOutcome, TextSender } from '../../platform/delivery/text-message.ts';
import type { JobHandler, Outbox } from '../../platform/jobs/jobs.ts';
import { JobGivenUp } from '../../platform/jobs/retry.ts';
import type { Codes } from './codes.ts';
import { messageJob, messageOrder } from './message-order.ts';
import { beginMessage, findLanguage, findSending, moveMessage, type Sending } from './message-repository.ts';
import type { Challenge } from './repository.ts';
import { codeText } from './text.ts';
import type { Trail } from './trail.ts';

/** What sending messages needs. */
export interface MessageParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly outbox: Outbox;
  readonly codes: Codes;
  readonly trail: Trail;
  /** Null when there is none. */
  readonly sender: TextSender | null;
  /** Seconds that a code is good for, and the name of the place that it is typed at. */
  readonly codeSeconds: number;
  readonly host: string;
}

/** Tries at one message, all but the last of which certainly sent nothing. */
const TRIES_MOST = 3;
/** No try takes this long: a message that was begun so long ago was begun by a process that is gone. */
const BEGUN_LONG_AGO_MS = 60_000;

/**
 * The handler of `verification.send_code`. A message is noted as begun before it is handed over, and what was begun is never handed over again: a job that is
 * delivered twice sends once. Where a process ended in between, nobody can know whether the message went out, and the challenge says so.
 */
export function createMessageJob(parts: MessageParts): JobHandler {
  const { store, clock, outbox, codes, trail, sender } = parts;
  const concerned = ({ user_id, phone_number }: Challenge) => ({ user_id, phone_number, origin: null });

  /** Notes an ending that is none: at most one row, whoever comes first. */
  const fail = (challenge: Challenge, of: Sending, from: 'queued' | 'sending', to: 'failed' | 'unknown', reason: string): Promise<void> =>
    store.transaction(async (db) => {
      if (await moveMessage(db, of, [from], { message_status: to })) await trail.failure(db, 'send_code_error', concerned(challenge), reason);
    });

  /** What was not begun by us: nobody waits for it any more, somebody is at it, or somebody was. */
  async function settleOther(of: Sending): Promise<void> {
    const challenge = await findSending(store.db, of);
    if (challenge?.message_status === 'queued') return fail(challenge, of, 'queued', 'failed', 'too_late');
    if (challenge?.message_status !== 'sending') return;
    if (momentOf(challenge.updated_at) > clock.now() - BEGUN_LONG_AGO_MS) throw new Error('the message is being handed over by another process');
    await fail(challenge, of, 'sending', 'unknown', 'unknown');
  }

  async function note(challenge: Challenge, of: Sending, tries: number, outcome: TextOutcome): Promise<void> {
    if (outcome.kind === 'sent') {
      await store.transaction(async (db) => {
        // One that was taken for lost meanwhile was not.
        const isNoted = await moveMessage(db, of, ['sending', 'unknown'], {
          message_status: 'sent',
          ...(outcome.id !== null && { message_id: outcome.id }),
        });
        if (isNoted) await trail.success(db, 'send_code_success', concerned(challenge));
      });
      return;
    }
    const again = outcome.kind === 'later' ? clock.now() + outcome.afterSeconds * 1000 : Number.POSITIVE_INFINITY;
    if (tries < TRIES_MOST && again < momentOf(challenge.code_expires_at)) {
      await store.transaction(async (db) => {
        if (await moveMessage(db, of, ['sending'], { message_status: 'queued' })) await outbox.add(db, messageJob(of, instantOf(again), tries + 1));
      });
      return;
    }
    await fail(challenge, of, 'sending', outcome.kind === 'unknown' ? 'unknown' : 'failed', outcome.reason);
  }

  return async ({ payload }) => {
    const order = messageOrder.safeParse(payload);
    if (!order.success) throw new JobGivenUp('the job names no message');
    const { tries, ...of } = order.data;
    const challenge = await beginMessage(store.db, of, instantOf(clock.now()));
    if (challenge === undefined) return settleOther(of);
    const code = codes.codeOf(challenge, challenge);
    if (code === undefined || sender === null) return fail(challenge, of, 'sending', 'failed', sender === null ? 'no_sender' : 'key_gone');
    const text = codeText(code, { ...parts, language: await findLanguage(store.db, challenge.user_id) });
    await note(challenge, of, tries, await sender.send({ to: challenge.phone_number, text, id: idOf(challenge, of) }));
  };
}

// Of chance, and not of the rows' numbers: another database on the same account has those too.
const idOf = ({ challenge_id }: Challenge, { sending }: Sending): string =>
  createHash('sha256').update(`${challenge_id}:${sending}`).digest('base64url');
