import type { z } from 'zod';
import { commonProblems, Problem } from '../../../contract/problem.ts';
import type { Store } from '../../../platform/database/store.ts';
import type { Caller, Origin } from '../../../platform/http/route.ts';
import { lockActivePerson } from '../account/repository.ts';
import type { RequireFactorIfAny } from '../factors/confirm/guarded.ts';
import type { OpenedSession, Sessions } from '../sessions/service.ts';
import type { AskPassword } from './asking.ts';
import type { changePassword } from './contract.ts';
import { type NewPasswords, notForDemo, weakPassword } from './new-passwords.ts';
import { findOwner } from './repository.ts';

/** Who changes their password, from where. */
export interface PasswordChanger {
  readonly caller: Caller;
  readonly origin: Origin;
  /** What the browser's device cookie shows; null when it shows nothing. */
  readonly device: string | null;
}

/**
 * Changes the password of a person who shows the present one. Every other session ends; the one that asks gets the token that is answered. Throws
 * Problem `auth.confirm_first`, `auth.wrong_password`, `auth.weak_password` or `auth.not_for_demo`.
 */
export type ChangePassword = (input: z.output<typeof changePassword.body>, changer: PasswordChanger) => Promise<OpenedSession>;

const NEW = 'new_password';
const gone = (): Problem => new Problem(commonProblems['auth.required'], 'This account cannot be used any more.');

const changedMeanwhile = (): Problem =>
  new Problem(commonProblems['server.busy'], 'Your password was changed at the same moment, by another request. This one changed nothing.', {
    retryAfterSeconds: 1,
  });

/** Changes of passwords by the people themselves. */
export function createChangePassword(parts: {
  readonly store: Store;
  readonly sessions: Sessions;
  readonly newPasswords: NewPasswords;
  readonly askPassword: AskPassword;
  readonly requireFactorIfAny: RequireFactorIfAny;
}): ChangePassword {
  const { store, sessions, newPasswords, askPassword, requireFactorIfAny } = parts;
  return async ({ current_password, new_password }, { caller, origin, device }) => {
    const { user_id: userId, session_id: sessionId } = caller;
    const owner = await findOwner(store.db, userId);
    if (owner === undefined || sessionId === null) throw gone();
    if (owner.is_demo) throw notForDemo();
    await requireFactorIfAny(caller);
    const asked = { askedFor: 'change_password', field: 'current_password', unchanged: 'Nothing was changed.' };
    const { known } = await askPassword({ caller, password: current_password, origin, device, ...asked });
    if (new_password === current_password) throw weakPassword('This is the password that you have now. Choose another.', NEW);
    const ready = await newPasswords.ready(new_password, owner, NEW);
    return store.transaction(async (db) => {
      const kept = await lockActivePerson(db, userId);
      if (kept === undefined) throw gone();
      // Two changes at once both showed the password that was: the second must not undo the first.
      if (kept.password_hash !== known.password_hash) throw changedMeanwhile();
      await newPasswords.replace(db, userId, ready, { reason: 'by_person', origin, keptSession: sessionId, device });
      return sessions.renew(db, sessionId, {});
    });
  };
}
