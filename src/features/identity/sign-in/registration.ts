import type { z } from 'zod';
import type { Language } from '../../../contract/language.ts';
import { Problem } from '../../../contract/problem.ts';
import { type Clock, instantOf } from '../../../platform/clock.ts';
import type { Db, Store } from '../../../platform/database/store.ts';
import { orderMail } from '../../../platform/delivery/mail-job.ts';
import type { Outbox } from '../../../platform/jobs/jobs.ts';
import type { Audit } from '../../audit/index.ts';
import { passwordProblems } from '../passwords/contract.ts';
import { type register, signInProblems } from './contract.ts';
import { REGISTRATION_TAKEN_MAIL } from './mails.ts';
import type { PasswordHasher } from '../passwords/password-hash.ts';
import type { JudgePassword } from '../passwords/password-rules.ts';
import { findIdByEmail, insertPerson } from '../account/repository.ts';
import { DEFAULT_CURRENCY, DEFAULT_TIME_ZONE } from '../account/rules.ts';
import type { Devices } from '../devices/service.ts';
import type { Links } from '../links/service.ts';
import type { OpenedSession, Sessions } from '../sessions/service.ts';
import type { Coming } from './enter.ts';

/** What registration needs. `registration` is the setting REGISTRATION. */
export interface RegistrationParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly outbox: Outbox;
  readonly audit: Audit;
  readonly hasher: PasswordHasher;
  readonly judge: JudgePassword;
  readonly sessions: Sessions;
  readonly devices: Devices;
  readonly links: Links;
  readonly registration: 'open' | 'invite' | 'closed';
  readonly keepLanguage: KeepLanguage;
}

/** Keeps the language that somebody begins with, in the transaction of what makes them. `now` is an instant. */
export type KeepLanguage = (db: Db, userId: number, language: Language, now: string) => Promise<void>;

/**
 * Makes an account and opens its first session. Answers undefined, after the same work, when the e-mail address is taken; its owner is then written to.
 * Throws Problem `auth.registration_closed`, `auth.invite_invalid` or `auth.weak_password`.
 */
export type Register = (
  input: z.output<typeof register.body>,
  coming: Coming & { readonly language: Language },
) => Promise<(OpenedSession & { readonly device_token: string }) | undefined>;

const invalidInvite = (): Problem =>
  new Problem(
    signInProblems['auth.invite_invalid'],
    'The invitation was used, its time is over, or it is for another e-mail address. Ask whoever runs this Mingus for another.',
  );

/** The invitation that has to be good for an account to be made; undefined where none is needed. */
function inviteNeeded(registration: RegistrationParts['registration'], invite: string | undefined): string | undefined {
  if (registration === 'open') return undefined;
  if (registration === 'invite' && invite !== undefined) return invite;
  const detail = registration === 'invite' ? 'This Mingus takes new accounts by invitation only.' : 'This Mingus takes no new accounts.';
  throw new Problem(signInProblems['auth.registration_closed'], `${detail} Ask whoever runs it.`);
}

/** The way to an account. */
export function createRegister(parts: RegistrationParts): Register {
  const { store, clock, outbox, audit, hasher, judge, sessions, devices, links, keepLanguage } = parts;

  async function tellOwner(db: Db, email: string, now: string): Promise<void> {
    const ownerId = await findIdByEmail(db, email);
    if (ownerId === undefined) return;
    // One mail a day is enough to know; more would let a stranger fill the owner's mailbox.
    const key = `${REGISTRATION_TAKEN_MAIL}:${ownerId}:${now.slice(0, 10)}`;
    await orderMail(outbox, db, { user_id: ownerId, template: REGISTRATION_TAKEN_MAIL, data: {} }, key);
  }

  // The address that an invitation is for is not told to whoever tries it with another.
  async function findInvitation(token: string, email: string): Promise<void> {
    const found = await links.find(store.db, 'invite', token);
    if (found === undefined || (found.email !== null && found.email !== email)) throw invalidInvite();
  }

  return async (input, { caller, origin, device, language }) => {
    const invite = inviteNeeded(parts.registration, input.invite);
    if (invite !== undefined) await findInvitation(invite, input.email);
    const owner = { email: input.email, full_name: input.full_name ?? null };
    const weakness = await judge(input.password, { ...owner, has_second_factor: false });
    if (weakness !== undefined) {
      throw new Problem(passwordProblems['auth.weak_password'], weakness, { fields: [{ path: 'password', message: weakness }] });
    }
    // Hashed before it is known whether the address is free, so that both cases take the same work.
    const password_hash = await hasher.hash(input.password);
    const now = instantOf(clock.now());
    const { time_zone = DEFAULT_TIME_ZONE, currency = DEFAULT_CURRENCY } = input;
    return store.transaction(async (db) => {
      const userId = await insertPerson(db, { ...owner, password_hash, time_zone, currency, created_at: now });
      if (userId === undefined) {
        await tellOwner(db, input.email, now);
        return undefined;
      }
      await keepLanguage(db, userId, language, now);
      // Of two who come with one invitation at once, the second is undone with this.
      if (invite !== undefined && (await links.use(db, 'invite', invite)) === undefined) throw invalidInvite();
      const opened = await sessions.open(db, userId, origin, { replaced: caller?.session_id ?? null, bySecondFactor: false });
      await audit.record(db, { event_type: 'login_success', user_id: userId, origin, outcome: 'success', reason: 'registered' });
      return { ...opened, device_token: await devices.remember(db, userId, { shown: device, origin, isFirst: true }) };
    });
  };
}
