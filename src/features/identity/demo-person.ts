import { randomBytes } from 'node:crypto';
import type { z } from 'zod';
import type { person } from '../../contract/person.ts';
import { type Clock, instantOf } from '../../platform/clock.ts';
import type { Db, Store } from '../../platform/database/store.ts';
import type { Caller, Origin } from '../../platform/http/route.ts';
import type { Audit } from '../audit/index.ts';
import type { PasswordHasher } from './passwords/password-hash.ts';
import { deletePerson, findDemoId, findPerson, insertPerson, lockDemo } from './account/repository.ts';
import { DEFAULT_CURRENCY } from './account/rules.ts';
import type { OpenedSession, Sessions } from './sessions/service.ts';

/** One address, so that the unique index keeps the invented person from being made twice. Nobody can register it. */
const EMAIL = 'demo@mingus.invalid';
const NAME = 'Robin Field';
/** Strangers share the demo, and its list of sessions: it does not tell one where another is. */
const NOWHERE: Origin = { ip_address: '', user_agent: '' };

/** What the invented person is kept in and with. */
export interface DemoPersonParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly audit: Audit;
  readonly hasher: PasswordHasher;
  readonly sessions: Sessions;
}

/** The invented person, of whom there is at most one. */
export interface DemoPerson {
  /** Signs in as the invented person without a password; undefined when there is none. `caller` is whoever the browser was signed in as before. */
  enter(caller: Caller | null, origin: Origin): Promise<(OpenedSession & { readonly user: z.output<typeof person> }) | undefined>;
  /** The hash of a password that nobody knows, for `add`. Throws Problem `server.busy`. */
  hashOfNobody(): Promise<string>;
  /** Adds the invented person in the caller's transaction and answers their number; undefined when they are there already. */
  add(db: Db, fields: { readonly password_hash: string; readonly time_zone: string }): Promise<number | undefined>;
  /** Who the invented person is; undefined when there is none. */
  find(db: Db): Promise<number | undefined>;
  /** Removes an invented person with everything of theirs, sessions too, in the caller's transaction; answers whether there was such a one. */
  remove(db: Db, userId: number): Promise<boolean>;
}

/** The invented person over the table `users`. */
export function createDemoPerson({ store, clock, audit, hasher, sessions }: DemoPersonParts): DemoPerson {
  return {
    enter: (caller, origin) =>
      store.transaction(async (db) => {
        const user = await lockDemo(db, EMAIL);
        if (user === undefined) return undefined;
        const opened = await sessions.open(db, user.id, NOWHERE, { replaced: caller?.session_id ?? null, bySecondFactor: false });
        await audit.record(db, { event_type: 'login_success', user_id: user.id, origin, outcome: 'success', reason: 'demo' });
        return { ...opened, user };
      }),
    hashOfNobody: () => hasher.hash(randomBytes(32).toString('hex')),
    add: (db, fields) =>
      insertPerson(db, {
        ...fields,
        email: EMAIL,
        full_name: NAME,
        currency: DEFAULT_CURRENCY,
        created_at: instantOf(clock.now()),
        is_demo: true,
      }),
    find: (db) => findDemoId(db, EMAIL),
    async remove(db, userId) {
      if ((await findPerson(db, userId))?.is_demo !== true) return false;
      await audit.forgetPerson(db, userId);
      await deletePerson(db, userId);
      await audit.record(db, { event_type: 'account_erased', user_id: null, origin: null, outcome: 'success', reason: 'demo' });
      return true;
    },
  };
}
