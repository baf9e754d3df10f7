import type { Db, Store } from '../../../platform/database/store.ts';
import type { Origin } from '../../../platform/http/route.ts';
import { findCredentials } from '../account/repository.ts';
import type { Devices } from '../devices/service.ts';
import type { Links } from '../links/service.ts';
import type { PasswordBudget, UsedUp } from './budget.ts';
import type { PasswordHasher } from './password-hash.ts';

/** A person as signing in knows them. */
export type Credentials = NonNullable<Awaited<ReturnType<typeof findCredentials>>>;

/** A password that somebody says is theirs. */
export interface ShownPassword {
  /** In lower case. */
  readonly email: string;
  readonly password: string;
  readonly origin: Origin;
  /** What the browser's device cookie shows; null when it shows nothing. */
  readonly device: string | null;
  /** The token of a mailed link to sign in with; undefined without one. */
  readonly link?: string | undefined;
}

/** It is theirs. */
export interface RightPassword {
  readonly right: true;
  readonly known: Credentials;
  /** A hash to keep instead of the one that is kept, when that is of the former application or of weaker costs. */
  readonly newHash: string | undefined;
}

/** It is not, or nobody looked. */
export interface WrongPassword {
  readonly right: false;
  /** For the audit trail only: answers must not tell these apart, but for `too_many_tries`, and `link_invalid`: then nobody looked at the password. */
  readonly reason: 'unknown_email' | 'wrong_password' | 'disabled' | 'too_many_tries' | 'link_invalid';
  /** Whom it concerns. */
  readonly userId: number | null;
  /** With `too_many_tries`: what is used up. */
  readonly usedUp?: UsedUp;
  /** How much later than now a refusal has to be given, in milliseconds, so that it tells no kind of account from another. */
  readonly spareMs: number;
}

/**
 * Finds out whether a password is an active person's. Wrong ones are counted, before anybody looks, so that of any number of tries at once no more are
 * looked at than the limits allow. Call it outside a transaction. Throws Problem `server.busy` or `server.database` when nothing could be counted.
 */
export type PasswordCheck = (shown: ShownPassword) => Promise<RightPassword | WrongPassword>;

/** What passwords are checked with. */
export interface PasswordCheckParts {
  readonly store: Store;
  readonly hasher: PasswordHasher;
  readonly budget: PasswordBudget;
  readonly devices: Devices;
  readonly links: Links;
}

// No person has this number: an unknown address is asked for its browsers like any other.
const NOBODY = 0;

/** The one place where passwords are compared. */
export function createPasswordCheck({ store, hasher, budget, devices, links }: PasswordCheckParts): PasswordCheck {
  const deviceOf = (db: Db, known: Credentials | undefined, shown: string | null) => devices.find(db, known?.id ?? NOBODY, shown);

  // Null for a link that is not good, or another person's.
  async function linkOf(known: Credentials | undefined, token: string | undefined): Promise<number | null | undefined> {
    if (token === undefined) return undefined;
    const link = await links.find(store.db, 'sign_in', token);
    return link !== undefined && link.user_id === known?.id ? link.id : null;
  }

  return async ({ email, password, origin, device, link }) => {
    const known = await findCredentials(store.db, email);
    const linkId = await linkOf(known, link);
    if (linkId === null) return { right: false, reason: 'link_invalid', userId: known?.id ?? null, spareMs: 0 };
    const from = { email, address: origin.ip_address, deviceId: await deviceOf(store.db, known, device), linkId };
    // Counted within the turn: right passwords that wait for theirs must not look like so many wrong ones.
    return hasher.inTurn(async (turn) => {
      const usedUp = await budget.take(from);
      if (usedUp !== undefined) return { right: false, reason: 'too_many_tries', userId: known?.id ?? null, usedUp, spareMs: 0 };
      const { matches, outdated, spareMs } = await turn.compare(known?.password_hash ?? null, password);
      if (known?.is_active !== true || !matches) {
        const reason = known === undefined ? 'unknown_email' : matches ? 'disabled' : 'wrong_password';
        return { right: false, reason, userId: known?.id ?? null, spareMs };
      }
      await budget.giveBack(from);
      return { right: true, known, newHash: outdated ? await turn.hash(password) : undefined };
    });
  };
}
