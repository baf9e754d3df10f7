import type { z } from 'zod';
import { commonProblems, Problem } from '../../contract/problem.ts';
import { type Clock, instantOf, momentOf } from '../../platform/clock.ts';
import type { PhoneSettings } from '../../platform/config/phone-settings.ts';
import type { Db, Store } from '../../platform/database/store.ts';
import { addressKey } from '../../platform/http/client-address.ts';
import type { Caller, Origin } from '../../platform/http/route.ts';
import type { Outbox } from '../../platform/jobs/jobs.ts';
import { refuseBlocked } from './addresses/service.ts';
import type { CodeBinding, Codes } from './codes.ts';
import { newChallengeId } from './codes.ts';
import { type resendCode, type sendCode, type Sent, verificationProblems } from './contract.ts';
import { messageJob } from './message-order.ts';
import type { ReadNumber, TakenNumber } from './numbers.ts';
import type { Permit, Permitted } from './permitting.ts';
import { refusedNumber } from './refusals.ts';
import { type Challenge, endPending, findChallenge, insertChallenge, lockPerson, type NextCode, replaceCode } from './repository.ts';
import { PURPOSE, whyEnded } from './rules.ts';
import type { Trail } from './trail.ts';

/** What sending codes needs. */
export interface SendingParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly outbox: Outbox;
  readonly codes: Codes;
  readonly permit: Permit;
  readonly readNumber: ReadNumber;
  readonly trail: Trail;
  readonly settings: PhoneSettings;
}

/** Who asks from where; `device` is the browser's device cookie. */
export interface Asking {
  readonly caller: Caller;
  readonly origin: Origin;
  readonly device: string | null;
}

/** Sends codes. */
export interface Sending {
  /** Throws Problem `verification.address_blocked`, `verification.number_refused` or `rate.limited`. */
  send(asking: Asking, input: z.output<typeof sendCode.body>): Promise<Sent>;
  /** Throws Problem `verification.address_blocked`, `verification.not_found`, `verification.wait`, `verification.no_more_resends`, `rate.limited`, or why the challenge has ended. */
  resend(asking: Asking, input: z.output<typeof resendCode.body>): Promise<Sent>;
}

const LONGEST_USER_AGENT = 500;
const LONGEST_IP_ADDRESS = 45;

/** The way of a code from the request for it to the outbox. */
export function createSending(parts: SendingParts): Sending {
  const { store, clock, outbox, codes, permit, readNumber, trail, settings } = parts;

  /** What a new code of a challenge writes; it is good from the moment it goes out. */
  function nextCode(binding: CodeBinding, { judgement, isSilent, waitSeconds, workDone }: Permitted, nowMs: number): NextCode {
    const sentMs = nowMs + waitSeconds * 1000;
    const { risk, signals } = judgement;
    return {
      ...(isSilent ? codes.makeSilent() : codes.make(binding)),
      code_sent_at: instantOf(sentMs),
      code_expires_at: instantOf(sentMs + settings.codeSeconds * 1000),
      message_status: isSilent ? 'silent' : 'queued',
      captcha_verified: workDone,
      risk_score: risk.score,
      risk_version: risk.version,
      risk_reasons: risk.reasons.map(({ signal }) => signal),
      risk_inputs: { ...signals },
    };
  }

  async function order(
    db: Db,
    challenge: Pick<Challenge, 'id' | 'user_id' | 'country' | 'resend_count' | 'phone_number'>,
    asking: Asking,
    code: NextCode,
  ) {
    const { id, user_id, resend_count, phone_number } = challenge;
    const concerned = { user_id, origin: asking.origin, phone_number };
    const risk = { risk_score: code.risk_score ?? 0 };
    if (code.message_status === 'silent') {
      await trail.failure(db, 'send_code_attempt', concerned, 'risk', risk);
      await trail.failure(db, 'risk_denied', concerned, 'risk', risk);
    } else {
      await trail.success(db, 'send_code_attempt', concerned, risk);
      await outbox.add(db, messageJob({ verification_id: id, sending: resend_count }, code.code_sent_at));
    }
    await trail.count(db, resend_count === 0 ? 'send_code' : 'resend_request', challenge);
  }

  const answerFor = (challenge_id: string, resends: number, code: NextCode): Sent => {
    const wait = settings.resendSeconds[resends];
    const resend_after_seconds = wait === undefined ? null : Math.ceil((momentOf(code.code_sent_at) - clock.now()) / 1000) + wait;
    return { challenge_id, expires_at: code.code_expires_at, resend_after_seconds, next: 'code' };
  };

  async function begin(asking: Asking, number: TakenNumber, permitted: Permitted): Promise<Sent> {
    const { caller, origin } = asking;
    const nowMs = clock.now();
    const now = instantOf(nowMs);
    const binding = { purpose: PURPOSE, user_id: caller.user_id, phone_number: number.phone_number, challenge_id: newChallengeId() };
    const code = nextCode(binding, permitted, nowMs);
    await store.transaction(async (db) => {
      await hold(db, caller.user_id);
      const before = await endPending(db, caller.user_id, PURPOSE, now);
      const made = {
        ...binding,
        ...code,
        country: number.country,
        ip_address: origin.ip_address.slice(0, LONGEST_IP_ADDRESS),
        address_key: addressKey(origin.ip_address).slice(0, LONGEST_IP_ADDRESS),
        user_agent: origin.user_agent.slice(0, LONGEST_USER_AGENT),
        created_at: now,
        updated_at: now,
      };
      const challenge = { ...made, id: await insertChallenge(db, made), resend_count: 0 };
      if (before.some((phone) => phone !== number.phone_number)) await trail.count(db, 'change_phone', challenge);
      await order(db, challenge, asking, code);
    });
    return answerFor(binding.challenge_id, 0, code);
  }

  async function repeat(asking: Asking, challenge: Challenge, permitted: Permitted): Promise<Sent> {
    const nowMs = clock.now();
    const code = nextCode(challenge, permitted, nowMs);
    await store.transaction(async (db) => {
      await hold(db, challenge.user_id);
      // Another request was quicker: its code is the one that counts.
      if (!(await replaceCode(db, challenge, settings.guesses, code, instantOf(nowMs)))) throw tooEarly(settings.resendSeconds[0] ?? 1);
      await order(db, { ...challenge, resend_count: challenge.resend_count + 1 }, asking, code);
    });
    return answerFor(challenge.challenge_id, challenge.resend_count + 1, code);
  }

  async function orUndone(permitted: Permitted, work: () => Promise<Sent>): Promise<Sent> {
    try {
      return await work();
    } catch (error) {
      await permitted.undo().catch(() => undefined);
      throw error;
    }
  }

  /** Throws unless the code of this challenge may be sent again now. */
  function checkResend(challenge: Challenge): void {
    const ended = whyEnded(challenge, settings.guesses);
    if (ended !== undefined) throw ended.problem;
    const wait = settings.resendSeconds[challenge.resend_count];
    if (wait === undefined) {
      throw new Problem(
        verificationProblems['verification.no_more_resends'],
        'This code was sent as often as it can be. Ask for a new one from the start.',
      );
    }
    const leftMs = momentOf(challenge.code_sent_at) + wait * 1000 - clock.now();
    if (leftMs > 0) throw tooEarly(Math.ceil(leftMs / 1000));
  }

  const refuseBlockedAddress = ({ caller, origin }: Asking): Promise<void> =>
    refuseBlocked(parts, origin, () => trail.failure(store.db, 'risk_denied', { user_id: caller.user_id, origin }, 'address_blocked'));

  return {
    async send(asking, { phone_number: text, country, captcha }) {
      const { caller, origin, device } = asking;
      await refuseBlockedAddress(asking);
      const number = await readNumber(text, country);
      if ('refused' in number) {
        await trail.failure(store.db, 'invalid_phone', { user_id: caller.user_id, origin }, number.refused);
        throw refusedNumber(number.refused);
      }
      const permitted = await permit({ ...number, user_id: caller.user_id, origin, device, captcha, workDone: false });
      return 'instead' in permitted ? permitted.instead : orUndone(permitted, () => begin(asking, number, permitted));
    },
    async resend(asking, { challenge_id, captcha }) {
      const { caller, origin, device } = asking;
      await refuseBlockedAddress(asking);
      const challenge = await findChallenge(store.db, caller.user_id, challenge_id);
      if (challenge === undefined)
        throw new Problem(verificationProblems['verification.not_found'], 'There is no such challenge. Ask for a code first.');
      checkResend(challenge);
      const number = { phone_number: challenge.phone_number, country: challenge.country ?? '' };
      const permitted = await permit({ ...number, user_id: caller.user_id, origin, device, captcha, workDone: challenge.captcha_verified });
      return 'instead' in permitted ? permitted.instead : orUndone(permitted, () => repeat(asking, challenge, permitted));
    },
  };
}

async function hold(db: Db, userId: number): Promise<void> {
  if ((await lockPerson(db, userId)) === undefined) throw new Problem(commonProblems['auth.required'], 'This account no longer exists.');
}

const tooEarly = (seconds: number): Problem =>
  new Problem(verificationProblems['verification.wait'], `A code was just sent. Another one can be sent in ${seconds} s.`, {
    retryAfterSeconds: seconds,
  });
