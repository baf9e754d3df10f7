import { Problem } from '../../../contract/problem.ts';
import { type Clock, instantOf } from '../../../platform/clock.ts';
import type { Store } from '../../../platform/database/store.ts';
import { mayBeAsked, type Reach } from '../../../platform/delivery/public-address.ts';
import type { Caller } from '../../../platform/http/route.ts';
import { type Browser, BROWSERS_MOST, pushProblems } from './contract.ts';
import type { PushKeys } from './keys.ts';
import { deleteBrowsers, findBrowser, listBrowsersOf, type Subscription, upsertBrowser } from './repository.ts';

/** What keeping browsers needs. */
export interface BrowserParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly keys: () => Promise<PushKeys>;
  readonly reach: Reach;
}

/** The browsers in which a person's reminders come. */
export type Browsers = ReturnType<typeof createBrowsers>;

/** Keeps in which browsers a person's reminders come. */
export function createBrowsers({ store, clock, keys, reach }: BrowserParts) {
  return {
    async list({ user_id }: Caller): Promise<{ application_server_key: string; items: Browser[] }> {
      const { publicKey } = await keys();
      return { application_server_key: publicKey, items: await listBrowsersOf(store.db, user_id) };
    },

    /** Throws push.address, push.taken. */
    async subscribe({ user_id }: Caller, given: Subscription): Promise<Browser> {
      if (!mayBeAsked(given.endpoint, reach)) {
        throw new Problem(pushProblems['push.address'], 'A push service has an address of https on the internet. This is none.');
      }
      return store.transaction(async (db) => {
        const before = await findBrowser(db, given.endpoint);
        // Whoever has its secret has the browser: two people at one machine. An address alone says nothing.
        if (before !== undefined && before.user_id !== user_id && (before.auth !== given.auth || before.p256dh !== given.p256dh)) {
          throw new Problem(pushProblems['push.taken'], 'Another person has reminders come in that browser. Subscribe it anew.');
        }
        const browser = await upsertBrowser(db, user_id, given, instantOf(clock.now()));
        const all = await listBrowsersOf(db, user_id);
        const tooMany = all.filter(({ id }) => id !== browser.id).slice(0, Math.max(0, all.length - BROWSERS_MOST));
        await deleteBrowsers(
          db,
          user_id,
          tooMany.map(({ id }) => id),
        );
        return browser;
      });
    },

    /** Throws push.not_found. */
    async forget({ user_id }: Caller, id: number): Promise<void> {
      if ((await deleteBrowsers(store.db, user_id, [id])) > 0) return;
      throw new Problem(pushProblems['push.not_found'], 'No reminders come in that browser. It may have been removed.');
    },
  };
}
