import type { z } from 'zod';
import type { person } from '../../../contract/person.ts';
import { commonProblems, Problem } from '../../../contract/problem.ts';
import { type Clock, instantOf } from '../../../platform/clock.ts';
import type { Store } from '../../../platform/database/store.ts';
import type { Caller, Origin } from '../../../platform/http/route.ts';
import type { Audit } from '../../audit/index.ts';
import type { Wait } from '../sign-in/answer-schedule.ts';
import { passwordProblems } from '../passwords/contract.ts';
import type { PasswordHasher } from '../passwords/password-hash.ts';
import { deletePerson, findPasswordHash, findPerson, type PersonChange, updatePerson } from './repository.ts';

type Person = z.output<typeof person>;

/** What a person's own account needs. */
export interface AccountParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly audit: Audit;
  readonly hasher: PasswordHasher;
  readonly wait: Wait;
}

/** A person's own account. */
export interface Account {
  read(caller: Caller): Promise<Person>;
  change(caller: Caller, change: PersonChange): Promise<Person>;
  /** Erases the account with all that is in it and answers when. Throws Problem `auth.wrong_password`, on the schedule. */
  erase(caller: Caller, password: string, origin: Origin): Promise<string>;
}

// Between the session's check and this query the account can only have been erased.
function present(found: Person | undefined): Person {
  if (found === undefined) throw new Problem(commonProblems['auth.required'], 'This account no longer exists.');
  return found;
}

/** The account over the table `users`. */
export function createAccount({ store, clock, audit, hasher, wait }: AccountParts): Account {
  return {
    read: async (caller) => present(await findPerson(store.db, caller.user_id)),
    change: async (caller, change) => present(await store.transaction((db) => updatePerson(db, caller.user_id, change, instantOf(clock.now())))),
    async erase(caller, password, origin) {
      const tick = wait();
      const kept = await findPasswordHash(store.db, caller.user_id);
      const { matches } = await hasher.verify(kept?.password_hash ?? null, password);
      if (!matches) {
        const details = { asked_for: 'erase_account' };
        await audit.record(store.db, {
          event_type: 'login_failed',
          user_id: caller.user_id,
          origin,
          outcome: 'failure',
          reason: 'wrong_password',
          details,
        });
        await tick();
        const message = 'That is not your password. Nothing was erased.';
        throw new Problem(passwordProblems['auth.wrong_password'], message, { fields: [{ path: 'password', message }] });
      }
      const erasedAt = instantOf(clock.now());
      await store.transaction(async (db) => {
        await audit.forgetPerson(db, caller.user_id);
        await deletePerson(db, caller.user_id);
        // That it happened is kept; to whom is not.
        await audit.record(db, { event_type: 'account_erased', user_id: null, origin: null, outcome: 'success', reason: 'by_person' });
      });
      return erasedAt;
    },
  };
}
