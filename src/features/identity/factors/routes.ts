import { made, ok } from '../../../contract/endpoint.ts';
import { handle, type Route, type SessionCookie } from '../../../platform/http/route.ts';
import type { OpenedSession } from '../sessions/service.ts';
import { readSecurity } from './contract.ts';
import { addPasskey, beginPasskey, removePasskey, renamePasskey } from './passkeys/contract.ts';
import type { Passkeys } from './passkeys/service.ts';
import { makeRecoveryCodes } from './recovery-codes/contract.ts';
import type { Security } from './security.ts';
import { beginTotp, confirmTotp, removeTotp } from './totp/contract.ts';
import type { Totp } from './totp/service.ts';

/** What these routes call. */
export interface FactorServices {
  readonly totp: Totp;
  readonly passkeys: Passkeys;
  readonly security: Security;
}

// The session goes on under another token; the answer says the rest.
function renewed<Answer extends OpenedSession>(cookie: SessionCookie, { token, ...answer }: Answer): Omit<Answer, 'token'> {
  cookie.set(token);
  return answer;
}

/** Setting up and removing second factors. */
export const factorRoutes = ({ totp, passkeys, security }: FactorServices): readonly Route[] => [
  handle(readSecurity, async ({ caller }) => ok(await security.read(caller))),

  handle(beginTotp, async ({ caller }) => made(await totp.begin(caller))),
  handle(confirmTotp, async ({ caller, origin, body, cookie }) => ok(renewed(cookie, await totp.confirm({ caller, origin }, body.code)))),
  handle(removeTotp, async ({ caller, origin, cookie }) => ok(renewed(cookie, await totp.remove({ caller, origin })))),

  handle(beginPasskey, async ({ caller, ownOrigin }) => made(await passkeys.begin(caller, ownOrigin))),
  handle(addPasskey, async ({ caller, origin, ownOrigin, body, cookie }) =>
    made(renewed(cookie, await passkeys.add({ caller, origin }, ownOrigin, body))),
  ),
  handle(renamePasskey, async ({ caller, params, body }) => ok(await passkeys.rename(caller, params.id, body.name))),
  handle(removePasskey, async ({ caller, origin, params, cookie }) => ok(renewed(cookie, await passkeys.remove({ caller, origin }, params.id)))),

  handle(makeRecoveryCodes, async ({ caller, origin }) => made({ recovery_codes: await security.makeRecoveryCodes({ caller, origin }) })),
];
