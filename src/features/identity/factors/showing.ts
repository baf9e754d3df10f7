import type { z } from 'zod';
import { commonProblems, Problem } from '../../../contract/problem.ts';
import type { RateLimit, RateLimiter } from '../../../platform/cache/rate-limiter.ts';
import { type Clock, instantOf } from '../../../platform/clock.ts';
import type { Db, Store } from '../../../platform/database/store.ts';
import { orderMail } from '../../../platform/delivery/mail-job.ts';
import type { Outbox } from '../../../platform/jobs/jobs.ts';
import type { Sealer } from '../../../platform/security/sealing.ts';
import { factorProblems } from './contract.ts';
import { RECOVERY_CODE_USED_MAIL } from './mails.ts';
import type { passkeyShown } from './passkeys/passkey-contract.ts';
import { findPasskeyKey, notePasskeyUse } from './passkeys/repository.ts';
import { type Site, signCountOf } from './passkeys/webauthn.ts';
import { isGoodRecoveryCode, listRecoveryCodes, useRecoveryCode } from './recovery-codes/repository.ts';
import { hashOfRecoveryCode } from './recovery-codes/rules.ts';
import { findTotp, takeTotpStep } from './totp/repository.ts';
import { acceptedStep } from './totp/rules.ts';
import { placeOfSecret } from './totp/secrets.ts';

/** What somebody shows: one of them. */
export interface Shown {
  readonly code?: string | undefined;
  readonly recovery_code?: string | undefined;
  readonly passkey?: z.output<typeof passkeyShown> | undefined;
}

/** What a shown passkey had to sign, and where. */
export interface AskedOfPasskey {
  /** In base64url; null where no passkey was asked for. */
  readonly challenge: string | null;
  /** Undefined where passkeys do not work. */
  readonly site: Site | undefined;
}

/** A factor that was right when it was looked at. */
export interface RightFactor {
  readonly right: true;
  readonly factor: 'totp' | 'recovery_code' | 'passkey';
  /** Takes it in the caller's transaction, so that it is good once; answers false when another request was first. */
  take(db: Db): Promise<boolean>;
  /** To be called when all is kept: a right code does not count as a wrong one. */
  settle(): Promise<void>;
}

/** A factor that was not right; `reason` is for the audit trail, `problem` for the caller. */
export interface WrongFactor {
  readonly right: false;
  readonly reason: 'wrong_code' | 'wrong_recovery_code' | 'wrong_passkey' | 'too_many_codes';
  readonly problem: Problem;
}

/** Judges what somebody shows as their second factor. Changes nothing but the count of wrong codes, which it raises before it looks. */
export type Judge = (userId: number, shown: Shown, asked: AskedOfPasskey) => Promise<RightFactor | WrongFactor>;

/** What judging needs. */
export interface ShowingParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly outbox: Outbox;
  readonly limiter: RateLimiter;
  /** Wrong codes of one person's app over a day. */
  readonly codesADay: RateLimit;
  readonly sealer: Sealer;
}

const WORDS = {
  totp: ['code', 'wrong_code', 'That is not the code that the app shows now, or it was used already. Wait for the next one.'],
  recovery_code: ['recovery_code', 'wrong_recovery_code', 'That is none of your recovery codes, or it was used already.'],
  passkey: ['passkey', 'wrong_passkey', 'The passkey was not accepted. Try again, or show another second factor.'],
} as const;

/** The refusal of a factor that is not right, or was taken by another request first. */
export function wrongFactor(factor: RightFactor['factor']): WrongFactor {
  const [path, reason, message] = WORDS[factor];
  return { right: false, reason, problem: new Problem(factorProblems['auth.wrong_second_factor'], message, { fields: [{ path, message }] }) };
}

/** Another request has taken the factor: all that this one's transaction did is undone. */
class FactorTaken extends Error {
  override readonly name = 'FactorTaken';
}

/** Takes a right factor. Throws, so that the transaction is undone, when another request was first: see `orTaken`. */
export async function takeOrThrow(db: Db, right: RightFactor): Promise<void> {
  if (!(await right.take(db))) throw new FactorTaken();
}

/** What the work answers, or `taken_already` when it ended because its factor was taken. */
export async function orTaken<Result>(work: Promise<Result>): Promise<Result | 'taken_already'> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof FactorTaken) return 'taken_already';
    throw error;
  }
}

const NOTHING_TO_SETTLE = (): Promise<void> => Promise.resolve();

/** A judge over the tables of factors. */
export function createJudge({ store, clock, outbox, limiter, codesADay, sealer }: ShowingParts): Judge {
  async function judgeCode(userId: number, typed: string): Promise<RightFactor | WrongFactor> {
    const key = `user ${userId}`;
    const count = await limiter.take(codesADay, key);
    if (!count.allowed) return tooManyCodes(count.resetSeconds);
    const factor = await findTotp(store.db, userId);
    const secret = factor === undefined || factor.confirmed_at === null ? undefined : sealer.open(factor.sealed_secret, placeOfSecret(userId));
    if (factor === undefined || secret === undefined) return wrongFactor('totp');
    const step = acceptedStep(secret.text, typed.replace(' ', ''), { nowMs: clock.now(), lastStep: factor.last_step });
    if (step === undefined) return wrongFactor('totp');
    return { right: true, factor: 'totp', take: (db) => takeTotpStep(db, factor.id, step), settle: () => limiter.giveBack(codesADay, key) };
  }

  async function takeRecoveryCode(db: Db, userId: number, hash: string): Promise<boolean> {
    const now = instantOf(clock.now());
    const id = await useRecoveryCode(db, userId, hash, now);
    if (id === undefined) return false;
    const left = (await listRecoveryCodes(db, userId)).filter(({ used_at }) => used_at === null).length;
    const order = { user_id: userId, template: RECOVERY_CODE_USED_MAIL, data: { left, at: now } };
    await orderMail(outbox, db, order, `${RECOVERY_CODE_USED_MAIL}:${id}`);
    return true;
  }

  async function judgeRecoveryCode(userId: number, typed: string): Promise<RightFactor | WrongFactor> {
    const hash = hashOfRecoveryCode(userId, typed);
    if (!(await isGoodRecoveryCode(store.db, userId, hash))) return wrongFactor('recovery_code');
    return { right: true, factor: 'recovery_code', take: (db) => takeRecoveryCode(db, userId, hash), settle: NOTHING_TO_SETTLE };
  }

  async function judgePasskey(
    userId: number,
    shown: NonNullable<Shown['passkey']>,
    { challenge, site }: AskedOfPasskey,
  ): Promise<RightFactor | WrongFactor> {
    const key = await findPasskeyKey(store.db, userId, shown.id);
    if (key === undefined || challenge === null || site === undefined) return wrongFactor('passkey');
    const signCount = await signCountOf(shown, key, challenge, site);
    if (signCount === undefined) return wrongFactor('passkey');
    const take = (db: Db) => notePasskeyUse(db, key.id, signCount, instantOf(clock.now()));
    return { right: true, factor: 'passkey', take, settle: NOTHING_TO_SETTLE };
  }

  return async (userId, { code, recovery_code, passkey }, asked) => {
    if (passkey !== undefined) return judgePasskey(userId, passkey, asked);
    if (recovery_code !== undefined) return judgeRecoveryCode(userId, recovery_code);
    return judgeCode(userId, code ?? '');
  };
}

function tooManyCodes(retryAfterSeconds: number): WrongFactor {
  const hours = Math.max(1, Math.round(retryAfterSeconds / 3600));
  const detail = `Too many wrong codes were tried today. Use a passkey or a recovery code, or wait about ${hours} ${hours === 1 ? 'hour' : 'hours'}.`;
  return { right: false, reason: 'too_many_codes', problem: new Problem(commonProblems['rate.limited'], detail, { retryAfterSeconds }) };
}
