import type { z } from 'zod';
import type { person } from '../../../contract/person.ts';
import { Problem } from '../../../contract/problem.ts';
import { type Clock, instantOf } from '../../../platform/clock.ts';
import type { Store } from '../../../platform/database/store.ts';
import type { Caller, Origin } from '../../../platform/http/route.ts';
import type { Audit } from '../../audit/index.ts';
import type { Wait } from './answer-schedule.ts';
import { type login, signInProblems } from './contract.ts';
import type { PasswordHasher } from '../passwords/password-hash.ts';
import { findCredentials, lockActivePerson, replacePasswordHash } from '../account/repository.ts';
import type { OpenedSession, Sessions } from '../sessions/service.ts';

/** What signing in needs. */
export interface SignInParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly audit: Audit;
  readonly hasher: PasswordHasher;
  readonly sessions: Sessions;
  readonly wait: Wait;
}

/** A person who has just signed in. */
export interface SignInAnswer extends OpenedSession {
  readonly user: z.output<typeof person>;
}

/** Signs a person in. `caller` is whoever the browser was signed in as before. Throws Problem `auth.wrong_credentials`, always the same and on the schedule. */
export type SignIn = (input: z.output<typeof login.body>, caller: Caller | null, origin: Origin) => Promise<SignInAnswer>;

type Credentials = NonNullable<Awaited<ReturnType<typeof findCredentials>>>;

/** The way in with e-mail address and password. */
export function createSignIn({ store, clock, audit, hasher, sessions, wait }: SignInParts): SignIn {
  async function open(known: Credentials, newHash: string | undefined, caller: Caller | null, origin: Origin): Promise<SignInAnswer | undefined> {
    const { password_hash: oldHash, is_active: _, ...user } = known;
    return store.transaction(async (db) => {
      // The account may have been disabled or erased while the password was compared.
      if (!(await lockActivePerson(db, user.id))) return undefined;
      if (newHash !== undefined && oldHash !== null) await replacePasswordHash(db, user.id, oldHash, newHash, instantOf(clock.now()));
      const opened = await sessions.open(db, user.id, origin, { replaced: caller?.session_id ?? null, bySecondFactor: false });
      await audit.record(db, { event_type: 'login_success', user_id: user.id, origin, outcome: 'success', reason: null });
      return { ...opened, user };
    });
  }

  return async ({ email, password }, caller, origin) => {
    const tick = wait();
    const known = await findCredentials(store.db, email);
    const verdict = await hasher.verify(known?.password_hash ?? null, password);
    if (known?.is_active === true && verdict.matches) {
      const newHash = verdict.outdated ? await hasher.hash(password) : undefined;
      const answer = await open(known, newHash, caller, origin);
      if (answer !== undefined) return answer;
    }
    const reason = known === undefined ? 'unknown_email' : verdict.matches ? 'disabled' : 'wrong_password';
    await audit.record(store.db, { event_type: 'login_failed', user_id: known?.id ?? null, origin, outcome: 'failure', reason });
    await tick();
    throw new Problem(
      signInProblems['auth.wrong_credentials'],
      'The e-mail address and the password do not belong together. Check both and try again.',
    );
  };
}
