import type { z } from 'zod';
import type { person } from '../../../contract/person.ts';
import { commonProblems, Problem } from '../../../contract/problem.ts';
import { type Clock, instantOf } from '../../../platform/clock.ts';
import type { Db, Store } from '../../../platform/database/store.ts';
import type { Caller } from '../../../platform/http/route.ts';
import type { EmailChange } from '../email/service.ts';
import type { RequireFactorIfAny } from '../factors/confirm/guarded.ts';
import type { AskedAgain, AskPassword } from '../passwords/asking.ts';
import type { EraseReceipt } from './contract.ts';
import type { Erase } from './erasing.ts';
import { findPerson, type PersonChange, updatePerson } from './repository.ts';

type Person = z.output<typeof person>;

/** What a person's own account needs. */
export interface AccountParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly askPassword: AskPassword;
  readonly requireFactorIfAny: RequireFactorIfAny;
  readonly emailChange: EmailChange;
  readonly erase: Erase;
  /** Told, in its transaction, when where a person is may have changed. */
  readonly onMoved: (db: Db, userId: number) => Promise<void>;
}

/** A person's own account. */
export interface Account {
  read(caller: Caller): Promise<Person>;
  /** Changes what is given at once, but for the e-mail address (in lower case), which waits for the link that is mailed to it: see `EmailChange.ask`. */
  change(caller: Caller, change: PersonChange & { readonly email?: string | undefined }): Promise<Person>;
  /** Erases the account with all that is in it; answers what that was and what stays. Throws what `RequireFactorIfAny` and `AskPassword` throw. */
  erase(asked: Pick<AskedAgain, 'caller' | 'password' | 'origin' | 'device'>): Promise<EraseReceipt>;
}

// Between the session's check and this query the account can only have been erased.
function present(found: Person | undefined): Person {
  if (found === undefined) throw new Problem(commonProblems['auth.required'], 'This account no longer exists.');
  return found;
}

/** The account over the table `users`. */
export function createAccount({ store, clock, askPassword, requireFactorIfAny, emailChange, erase, onMoved }: AccountParts): Account {
  return {
    read: async (caller) => present(await findPerson(store.db, caller.user_id)),
    async change(caller, { email, ...change }) {
      const order = email === undefined ? undefined : await emailChange.ask(caller, email);
      return store.transaction(async (db) => {
        await order?.(db);
        if (change.time_zone !== undefined) await onMoved(db, caller.user_id);
        return present(await updatePerson(db, caller.user_id, change, instantOf(clock.now())));
      });
    },
    async erase(asked) {
      await requireFactorIfAny(asked.caller);
      await askPassword({ ...asked, askedFor: 'erase_account', field: 'password', unchanged: 'Nothing was erased.' });
      return erase(asked.caller.user_id);
    },
  };
}
