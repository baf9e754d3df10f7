import { charactersIn } from '../../../core/password/judgement.ts';
import { Problem } from '../../../contract/problem.ts';
import { type Clock, instantOf } from '../../../platform/clock.ts';
import type { Db } from '../../../platform/database/store.ts';
import { orderMail } from '../../../platform/delivery/mail-job.ts';
import type { Origin } from '../../../platform/http/route.ts';
import type { Outbox } from '../../../platform/jobs/jobs.ts';
import type { Audit } from '../../audit/index.ts';
import { endChallenges } from '../factors/challenges/repository.ts';
import type { Devices } from '../devices/service.ts';
import type { Links } from '../links/service.ts';
import { deleteOtherSessions } from '../sessions/repository.ts';
import { PASSWORD_LEAST, passwordProblems } from './contract.ts';
import { PASSWORD_CHANGED_MAIL } from './mails.ts';
import type { PasswordHasher } from './password-hash.ts';
import type { JudgePassword, PasswordOwner } from './password-rules.ts';
import { type ReadyPassword, updateLength, updatePassword } from './repository.ts';

/** How a password came to be replaced. */
export interface Replacement {
  readonly reason: 'by_person' | 'reset' | 'by_command';
  /** Null for a command. */
  readonly origin: Origin | null;
  /** The session that goes on; null when all end. */
  readonly keptSession: number | null;
  /** What the device cookie of that browser shows: all others are forgotten. Null for a command. */
  readonly device: string | null;
}

/** New passwords, whoever chooses them. */
export interface NewPasswords {
  /** Judges and hashes a new password, outside any transaction. Throws Problem `auth.weak_password`, which names the field, or `server.busy`. */
  ready(password: string, owner: PasswordOwner, field: string): Promise<ReadyPassword>;
  /**
   * Keeps it in the caller's transaction, which holds the person's row. Ends the other sessions, every link that was mailed and every second factor that
   * is being asked, and forgets the other browsers; leaves a row in the audit trail and a mail to the person.
   */
  replace(db: Db, userId: number, password: ReadyPassword, how: Replacement): Promise<void>;
}

/** What new passwords need. */
export interface NewPasswordsParts {
  readonly clock: Clock;
  readonly outbox: Outbox;
  readonly audit: Audit;
  readonly hasher: PasswordHasher;
  readonly judge: JudgePassword;
  readonly links: Links;
  readonly devices: Devices;
}

/** Whether a password is shorter than one that is the only factor must be. */
const isShort = (password: string): boolean => charactersIn(password) < PASSWORD_LEAST;

/** Notes how long the password is that a person has just shown, in the caller's transaction: what was brought in from elsewhere is known by its hash only. */
export const noteLength = (db: Db, userId: number, password: string): Promise<void> => updateLength(db, userId, isShort(password));

/** The problem of a password that may not be chosen; `field` is where it stands in the request. */
export const weakPassword = (reason: string, field: string): Problem =>
  new Problem(passwordProblems['auth.weak_password'], reason, { fields: [{ path: field, message: reason }] });

/** The problem of whoever would change the password or the address of the invented person, as whom everybody may come in. */
export const notForDemo = (): Problem =>
  new Problem(passwordProblems['auth.not_for_demo'], 'Everybody may come in as the invented person. Make an account of your own.');

/** What every new password brings along. */
export function createNewPasswords({ clock, outbox, audit, hasher, judge, links, devices }: NewPasswordsParts): NewPasswords {
  return {
    async ready(password, owner, field) {
      const weakness = await judge(password, owner);
      if (weakness !== undefined) throw weakPassword(weakness, field);
      return { password_hash: await hasher.hash(password), password_is_short: isShort(password) };
    },
    async replace(db, userId, password, { reason, origin, keptSession, device }) {
      const now = instantOf(clock.now());
      await updatePassword(db, userId, password, now);
      const sessions = await deleteOtherSessions(db, userId, keptSession);
      await devices.forgetOthers(db, userId, device);
      await links.endAll(db, userId);
      await endChallenges(db, userId, now);
      await audit.record(db, { event_type: 'password_changed', user_id: userId, origin, outcome: 'success', reason, details: { sessions } });
      const order = { user_id: userId, template: PASSWORD_CHANGED_MAIL, data: { at: now, reason } };
      await orderMail(outbox, db, order, `${PASSWORD_CHANGED_MAIL}:${userId}:${now}`);
    },
  };
}
