import type { z } from 'zod';
import type { person } from '../../../contract/person.ts';
import type { Db } from '../../../platform/database/store.ts';
import type { Caller, Origin } from '../../../platform/http/route.ts';
import type { Audit } from '../../audit/index.ts';
import type { Devices } from '../devices/service.ts';
import type { OpenedSession, Sessions } from '../sessions/service.ts';

/** A person who has just signed in. */
export interface SignInAnswer extends OpenedSession {
  readonly user: z.output<typeof person>;
  /** What the browser's device cookie has to show from now on. */
  readonly device_token: string;
}

/** From where somebody comes in. */
export interface Coming {
  /** Whoever the browser was signed in as before: that session ends. */
  readonly caller: Caller | null;
  readonly origin: Origin;
  /** What the browser's device cookie shows; null when it shows nothing. */
  readonly device: string | null;
}

/** The same, from a page, which knows this server by an origin. */
export interface ComingFromPage extends Coming {
  readonly ownOrigin: string;
}

/** What was shown beside the password; null when nothing was asked for. */
type SecondFactor = 'totp' | 'passkey' | 'recovery_code' | null;

/** Lets a person in who has shown all that was asked for, in the caller's transaction, which holds their row: a session, a known browser, and a row in the audit trail. */
export type Enter = (db: Db, user: z.output<typeof person>, coming: Coming, secondFactor: SecondFactor) => Promise<SignInAnswer>;

/** The last step of signing in, whatever went before. */
export function createEnter({ audit, devices, sessions }: { readonly audit: Audit; readonly devices: Devices; readonly sessions: Sessions }): Enter {
  return async (db, user, { caller, origin, device }, secondFactor) => {
    const opened = await sessions.open(db, user.id, origin, { replaced: caller?.session_id ?? null, bySecondFactor: secondFactor !== null });
    const device_token = await devices.remember(db, user.id, { shown: device, origin });
    const details = secondFactor === null ? {} : { details: { second_factor: secondFactor } };
    await audit.record(db, { event_type: 'login_success', user_id: user.id, origin, outcome: 'success', reason: null, ...details });
    return { ...opened, user, device_token };
  };
}
