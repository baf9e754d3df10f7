import type { Store } from '../../../../platform/database/store.ts';
import type { Caller } from '../../../../platform/http/route.ts';
import { findOwner } from '../../passwords/repository.ts';
import type { Sessions } from '../../sessions/service.ts';

/**
 * For what asks for the password in its own body: lets on who has nothing beside the password, and who has shown their second factor within the last ten
 * minutes. A password alone must not open what the factor guards. Throws Problem `auth.confirm_first` or `auth.session_only`.
 */
export type RequireFactorIfAny = (caller: Caller) => Promise<void>;

/** Looks into the tables of factors and sessions. */
export function createRequireFactorIfAny({ store, sessions }: { readonly store: Store; readonly sessions: Sessions }): RequireFactorIfAny {
  return async (caller) => {
    const owner = await findOwner(store.db, caller.user_id);
    if (owner?.has_second_factor === true) await sessions.requireConfirmed(caller);
  };
}
