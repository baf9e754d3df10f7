import { type Clock, instantOf } from '../../../platform/clock.ts';
import type { Db } from '../../../platform/database/store.ts';
import { orderMail } from '../../../platform/delivery/mail-job.ts';
import type { Origin } from '../../../platform/http/route.ts';
import type { Outbox } from '../../../platform/jobs/jobs.ts';
import { hashOfToken, newToken } from '../sessions/tokens.ts';
import { NEW_DEVICE_MAIL } from './mails.ts';
import { deleteOtherDevices, deleteUnusedDevices, findDevice, insertDevice, touchDevice } from './repository.ts';
import { DEVICES_MOST, tokensIn, withToken } from './rules.ts';

/** How a sign-in came to be. */
export interface FromDevice {
  /** What the browser's cookie shows; null when it shows nothing. */
  readonly shown: string | null;
  readonly origin: Origin;
  /** Whether the account was made just now: then its first browser is no news to anybody. */
  readonly isFirst?: true;
}

/** The browsers that people are known by. What a cookie shows counts only for the person it was given to. */
export interface Devices {
  /** The number of the person's browser that the cookie shows; undefined when it shows none of theirs. */
  find(db: Db, userId: number, shown: string | null): Promise<number | undefined>;
  /** Since when the person is known by the browser that the cookie shows, an instant; undefined when they are not. */
  knownSince(db: Db, userId: number, shown: string | null): Promise<string | undefined>;
  /**
   * Notes a sign-in, in its transaction, which holds the person's row, and answers what the browser's cookie has to show from now on. A browser that the
   * person was not known by is told of by mail.
   */
  remember(db: Db, userId: number, from: FromDevice): Promise<string>;
  /** Forgets all browsers of a person but the one that the cookie shows. */
  forgetOthers(db: Db, userId: number, shown: string | null): Promise<void>;
}

// What the column promises; a browser may send any length.
const LONGEST_USER_AGENT = 500;

/** Browsers over the table `devices`: 256-bit tokens of which only the hash is kept. */
export function createDevices({ clock, outbox }: { readonly clock: Clock; readonly outbox: Outbox }): Devices {
  async function known(db: Db, userId: number, shown: string | null) {
    const tokens = tokensIn(shown);
    if (tokens.length === 0) return undefined;
    const found = await findDevice(db, userId, tokens.map(hashOfToken));
    return found && { id: found.id, since: found.created_at, token: tokens.find((token) => hashOfToken(token) === found.token_hash) };
  }

  return {
    find: async (db, userId, shown) => (await known(db, userId, shown))?.id,
    knownSince: async (db, userId, shown) => (await known(db, userId, shown))?.since,
    async remember(db, userId, { shown, origin, isFirst }) {
      const at = instantOf(clock.now());
      const use = { user_agent: origin.user_agent === '' ? null : origin.user_agent.slice(0, LONGEST_USER_AGENT), last_used_at: at };
      const found = await known(db, userId, shown);
      if (found?.token !== undefined) {
        await touchDevice(db, found.id, use);
        return withToken(found.token, tokensIn(shown));
      }
      const token = newToken();
      const id = await insertDevice(db, { user_id: userId, token_hash: hashOfToken(token), created_at: at, ...use });
      await deleteUnusedDevices(db, userId, DEVICES_MOST);
      if (isFirst !== true) {
        const data = { at, user_agent: use.user_agent };
        await orderMail(outbox, db, { user_id: userId, template: NEW_DEVICE_MAIL, data }, `${NEW_DEVICE_MAIL}:${id}`);
      }
      return withToken(token, tokensIn(shown));
    },
    forgetOthers: async (db, userId, shown) => deleteOtherDevices(db, userId, (await known(db, userId, shown))?.id),
  };
}
