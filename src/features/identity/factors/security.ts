import type { z } from 'zod';
import type { Store } from '../../../platform/database/store.ts';
import type { Caller } from '../../../platform/http/route.ts';
import { hasShortPassword } from '../account/repository.ts';
import type { Links } from '../links/service.ts';
import type { Sessions } from '../sessions/service.ts';
import type { Changer, FactorChanges } from './changes.ts';
import type { readSecurity } from './contract.ts';
import { codesLeft, findFactors } from './kept-factors.ts';

/** What guards an account beside the password, as a whole. */
export interface Security {
  read(caller: Caller): Promise<z.output<(typeof readSecurity.answers)[200]>>;
  /** Ten new ones; those before are good for nothing. Throws Problem `factor.none`, `factor.not_for_demo`. */
  makeRecoveryCodes(changer: Changer): Promise<string[]>;
}

/** The whole over its rooms. */
export function createSecurity(parts: {
  readonly store: Store;
  readonly sessions: Sessions;
  readonly links: Links;
  readonly changes: FactorChanges;
}): Security {
  const { store, sessions, links, changes } = parts;
  return {
    async read({ user_id, session_id }) {
      const factors = await findFactors(store.db, user_id);
      const asked = await links.waiting(user_id, 'change_email');
      return {
        totp: factors.totp === undefined ? null : { confirmed_at: factors.totp.confirmed_at },
        passkeys: factors.passkeys,
        recovery_codes: { left: codesLeft(factors), made_at: factors.recoveryCodes[0]?.created_at ?? null },
        password_is_short: await hasShortPassword(store.db, user_id),
        by_second_factor: session_id !== null && (await sessions.wasSecondFactorShown(session_id)),
        pending_email: asked === undefined || asked.email === null ? null : { email: asked.email, expires_at: asked.expires_at },
      };
    },
    makeRecoveryCodes: (changer) =>
      store.transaction(async (db) => {
        await changes.hold(db, changer.caller);
        return changes.recoveryCodes(db, changer);
      }),
  };
}
