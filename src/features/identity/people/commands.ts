import { randomBytes } from 'node:crypto';
import { Problem } from '../../../contract/problem.ts';
import { type Clock, instantOf } from '../../../platform/clock.ts';
import type { Db, Store } from '../../../platform/database/store.ts';
import type { Letter } from '../../../platform/delivery/letter.ts';
import { orderMail } from '../../../platform/delivery/mail-job.ts';
import type { Outbox } from '../../../platform/jobs/jobs.ts';
import type { Audit } from '../../audit/index.ts';
import { findIdByEmail, insertPerson, lockActivePerson } from '../account/repository.ts';
import { DEFAULT_CURRENCY, DEFAULT_TIME_ZONE } from '../account/rules.ts';
import { linkAddress } from '../links/rules.ts';
import type { Links } from '../links/service.ts';
import type { NewPasswords } from '../passwords/new-passwords.ts';
import type { PasswordHasher } from '../passwords/password-hash.ts';
import { findOwner } from '../passwords/repository.ts';
import { deleteOtherSessions } from '../sessions/repository.ts';
import { peopleProblems } from './contract.ts';
import { inviteMail, MADE_ADMINISTRATOR_MAIL } from './mails.ts';
import { makeAdministrator } from './repository.ts';
import type { People } from './service.ts';

/** A link that was made for somebody, to be handed to them: whoever has it can use it. */
export interface MadeLink {
  readonly link: string;
  /** An instant. */
  readonly expires_at: string;
}

/** An invitation, and the mail that would carry it. */
export interface Invitation extends MadeLink {
  readonly mail: Letter;
}

/**
 * What whoever runs Mingus does about people, by e-mail address in lower case. Each leaves its row in the audit trail, which names nobody who did it.
 * Each but `create` and `invite` throws Problem `user.not_found`.
 */
export interface UserCommands {
  /**
   * Adds an account. With a password it can be used at once; without, the answer is a link with which the person chooses one. Undefined when the address
   * is taken: then nothing was changed. Throws Problem `auth.weak_password`.
   */
  create(person: {
    readonly email: string;
    readonly full_name: string | null;
    readonly password: string | null;
  }): Promise<MadeLink | 'made' | undefined>;
  /** See `People.disable`. */
  disable(email: string): Promise<boolean>;
  /** See `People.enable`. */
  enable(email: string): Promise<boolean>;
  /**
   * Makes somebody an administrator and signs them out, for a session never gets more rights than it was opened with; they are told by mail. Answers whether
   * they were none before, and whether they have the second factor that administrators need.
   */
  makeAdmin(email: string): Promise<{ readonly changed: boolean; readonly has_second_factor: boolean }>;
  /** Makes a link with which the person chooses a new password; until then the present one stays. */
  resetLink(email: string): Promise<MadeLink>;
  /** Sets a password: sessions, links and challenges end, as with any change. Throws Problem `auth.weak_password`. */
  setPassword(email: string, password: string): Promise<void>;
  /** Makes an invitation, for one address or for anybody. */
  invite(email: string | null): Promise<Invitation>;
}

/** What the commands need. */
export interface UserCommandParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly outbox: Outbox;
  readonly audit: Audit;
  readonly hasher: PasswordHasher;
  readonly links: Links;
  readonly newPasswords: NewPasswords;
  readonly people: People;
  /** The origin of this Mingus. */
  readonly address: () => string;
}

const absent = (): Problem => new Problem(peopleProblems['user.not_found'], 'There is no account with this e-mail address.');
const disabled = (): Problem => new Problem(peopleProblems['user.not_found'], 'This account is disabled. Enable it first: mingus user enable');

/** The commands, over what the pages use too. */
export function createUserCommands(parts: UserCommandParts): UserCommands {
  const { store, clock, outbox, audit, hasher, links, newPasswords, people, address } = parts;

  async function idOf(db: Db, email: string): Promise<number> {
    const id = await findIdByEmail(db, email);
    if (id === undefined) throw absent();
    return id;
  }

  const record = (db: Db, user_id: number | null, reason: string, counts = {}): Promise<void> =>
    audit.record(db, { event_type: 'role_changed', user_id, origin: null, outcome: 'success', reason, details: { by: null, ...counts } });

  async function newLink(db: Db, userId: number): Promise<MadeLink> {
    const { token, expires_at } = await links.make(db, { purpose: 'reset_password', user_id: userId });
    return { link: linkAddress(address(), 'reset', token), expires_at };
  }

  /** A hash to begin with: of the password, or of one that nobody has. */
  async function firstHash(email: string, full_name: string | null, password: string | null): Promise<string> {
    if (password === null) return hasher.hash(randomBytes(32).toString('hex'));
    return (await newPasswords.ready(password, { email, full_name, has_second_factor: false }, 'password')).password_hash;
  }

  return {
    async create({ email, full_name, password }) {
      const password_hash = await firstHash(email, full_name, password);
      return store.transaction(async (db) => {
        const fields = { time_zone: DEFAULT_TIME_ZONE, currency: DEFAULT_CURRENCY, created_at: instantOf(clock.now()) };
        const userId = await insertPerson(db, { email, full_name, password_hash, ...fields });
        if (userId === undefined) return undefined;
        await record(db, userId, 'created');
        return password === null ? newLink(db, userId) : 'made';
      });
    },
    disable: async (email) => people.disable(await idOf(store.db, email), 'command'),
    enable: async (email) => people.enable(await idOf(store.db, email), 'command'),
    makeAdmin: (email) =>
      store.transaction(async (db) => {
        const userId = await idOf(db, email);
        const now = instantOf(clock.now());
        const changed = await makeAdministrator(db, userId, now);
        const owner = await findOwner(db, userId);
        if (owner === undefined) throw disabled();
        if (changed) {
          await record(db, userId, 'made_administrator', { sessions: await deleteOtherSessions(db, userId, null) });
          await orderMail(
            outbox,
            db,
            { user_id: userId, template: MADE_ADMINISTRATOR_MAIL, data: {} },
            `${MADE_ADMINISTRATOR_MAIL}:${userId}:${now}`,
          );
        }
        return { changed, has_second_factor: owner.has_second_factor };
      }),
    resetLink: (email) =>
      store.transaction(async (db) => {
        const userId = await idOf(db, email);
        if ((await lockActivePerson(db, userId)) === undefined) throw disabled();
        await record(db, userId, 'reset_link_made');
        return newLink(db, userId);
      }),
    async setPassword(email, password) {
      const userId = await idOf(store.db, email);
      const owner = await findOwner(store.db, userId);
      if (owner === undefined) throw disabled();
      const ready = await newPasswords.ready(password, owner, 'password');
      await store.transaction(async (db) => {
        if ((await lockActivePerson(db, userId)) === undefined) throw disabled();
        await newPasswords.replace(db, userId, ready, { reason: 'by_command', origin: null, keptSession: null, device: null });
      });
    },
    invite: (email) =>
      store.transaction(async (db) => {
        const { token, expires_at } = await links.make(db, { purpose: 'invite', user_id: null, email });
        await record(db, null, 'invited');
        const link = linkAddress(address(), 'register', token);
        return { link, expires_at, mail: inviteMail(link) };
      }),
  };
}
