import { commonProblems, Problem } from '../../../contract/problem.ts';
import { type Clock, instantOf } from '../../../platform/clock.ts';
import type { Db } from '../../../platform/database/store.ts';
import { orderMail } from '../../../platform/delivery/mail-job.ts';
import type { Caller, Origin } from '../../../platform/http/route.ts';
import type { Outbox } from '../../../platform/jobs/jobs.ts';
import type { Audit } from '../../audit/index.ts';
import { findPerson, hasShortPassword, lockActivePerson } from '../account/repository.ts';
import { PASSWORD_LEAST } from '../passwords/contract.ts';
import type { OpenedSession, Sessions } from '../sessions/service.ts';
import type { Challenges } from './challenges/service.ts';
import { factorProblems } from './contract.ts';
import { findFactors, hasFactor } from './kept-factors.ts';
import { FACTOR_ADDED_MAIL, FACTOR_REMOVED_MAIL, RECOVERY_CODES_MAIL } from './mails.ts';
import { deleteRecoveryCodes, insertRecoveryCodes } from './recovery-codes/repository.ts';
import { hashOfRecoveryCode, newRecoveryCodes } from './recovery-codes/rules.ts';

/** Who changes their factors, from where. */
export interface Changer {
  readonly caller: Caller;
  readonly origin: Origin;
}

/** Which factor was added or removed. `row` is its number, so that each is told of once. */
export interface ChangedFactor {
  readonly kind: 'totp' | 'passkey';
  readonly row: number;
  /** What a passkey is called; null for an app. */
  readonly name: string | null;
}

/** What adding a factor leads to. */
export interface AfterAdding extends OpenedSession {
  /** Shown once; null when the person has some already. */
  readonly recovery_codes: string[] | null;
}

/** What every change of a person's factors brings along, each in the transaction of the change. */
export interface FactorChanges {
  /** Holds the person's row and answers who they are. Throws Problem `auth.required` for one who is gone, `factor.not_for_demo` for the invented one. */
  hold(db: Db, caller: Caller): Promise<{ readonly id: number; readonly email: string }>;
  /**
   * Recovery codes with the first factor; open challenges end; the session gets its rights under another token, and others, which may have confirmed by
   * the password, have to confirm anew; a mail, an audit row.
   */
  added(db: Db, changer: Changer, factor: ChangedFactor): Promise<AfterAdding>;
  /** With the last factor go the recovery codes and the rights that need one. Throws Problem `factor.password_too_short` when the password cannot stand alone. */
  removed(db: Db, changer: Changer, factor: ChangedFactor): Promise<OpenedSession>;
  /** New recovery codes in place of those before. Throws Problem `factor.none` when there is nothing that they could stand in for. */
  recoveryCodes(db: Db, changer: Changer): Promise<string[]>;
}

/** What changes need. */
export interface ChangesParts {
  readonly clock: Clock;
  readonly outbox: Outbox;
  readonly audit: Audit;
  readonly sessions: Sessions;
  readonly challenges: Challenges;
}

const sessionOf = ({ session_id }: Caller): number => {
  if (session_id === null) throw new Problem(commonProblems['auth.session_only'], 'This is done in the pages of Mingus.');
  return session_id;
};

/** What follows changes of factors. */
export function createChanges({ clock, outbox, audit, sessions, challenges }: ChangesParts): FactorChanges {
  const now = (): string => instantOf(clock.now());

  const note = (db: Db, { caller, origin }: Changer, reason: string): Promise<void> =>
    audit.record(db, { event_type: 'factor_changed', user_id: caller.user_id, origin, outcome: 'success', reason });

  async function tell(db: Db, userId: number, template: string, data: Readonly<Record<string, string | number | null>>, key: string): Promise<void> {
    await orderMail(outbox, db, { user_id: userId, template, data: { ...data, at: now() } }, `${template}:${userId}:${key}`);
  }

  async function makeCodes(db: Db, userId: number): Promise<string[]> {
    const codes = [...newRecoveryCodes()];
    await deleteRecoveryCodes(db, userId);
    const hashes = codes.map((code) => hashOfRecoveryCode(userId, code));
    await insertRecoveryCodes(db, userId, hashes, now());
    return codes;
  }

  return {
    async hold(db, { user_id }) {
      const person = (await lockActivePerson(db, user_id)) !== undefined ? await findPerson(db, user_id) : undefined;
      if (person === undefined) throw new Problem(commonProblems['auth.required'], 'This account cannot be used any more.');
      if (person.is_demo) {
        throw new Problem(factorProblems['factor.not_for_demo'], 'Everybody may come in as the invented person. Make an account of your own.');
      }
      return person;
    },
    async added(db, { caller, origin }, { kind, row, name }) {
      const { recoveryCodes } = await findFactors(db, caller.user_id);
      const recovery_codes = recoveryCodes.length === 0 ? await makeCodes(db, caller.user_id) : null;
      await challenges.endAll(db, caller.user_id);
      await sessions.forgetConfirmed(db, caller.user_id, sessionOf(caller));
      await note(db, { caller, origin }, `${kind}_added`);
      await tell(db, caller.user_id, FACTOR_ADDED_MAIL, { factor: kind, name }, `${kind} ${row}`);
      return { ...(await sessions.renew(db, sessionOf(caller), { secondFactor: 'shown' })), recovery_codes };
    },
    async removed(db, { caller, origin }, { kind, row, name }) {
      const isLast = !hasFactor(await findFactors(db, caller.user_id));
      if (isLast) {
        if (await hasShortPassword(db, caller.user_id)) throw passwordTooShort();
        await deleteRecoveryCodes(db, caller.user_id);
        await sessions.forgetSecondFactor(db, caller.user_id);
      }
      await challenges.endAll(db, caller.user_id);
      await note(db, { caller, origin }, `${kind}_removed`);
      await tell(db, caller.user_id, FACTOR_REMOVED_MAIL, { factor: kind, name, is_last: isLast ? 1 : 0 }, `${kind} ${row}`);
      return sessions.renew(db, sessionOf(caller), {});
    },
    async recoveryCodes(db, { caller, origin }) {
      if (!hasFactor(await findFactors(db, caller.user_id))) {
        throw new Problem(factorProblems['factor.none'], 'Recovery codes stand in for a second factor. Set one up first; they come with it.');
      }
      const codes = await makeCodes(db, caller.user_id);
      await challenges.endAll(db, caller.user_id);
      await note(db, { caller, origin }, 'recovery_codes_made');
      await tell(db, caller.user_id, RECOVERY_CODES_MAIL, {}, now());
      return codes;
    },
  };
}

const passwordTooShort = (): Problem =>
  new Problem(
    factorProblems['factor.password_too_short'],
    `Your password has fewer than ${PASSWORD_LEAST} characters, which is enough only with a second factor. Choose a longer one, then remove this.`,
  );
