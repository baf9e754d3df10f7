import { made, ok, removed } from '../../contract/endpoint.ts';
import { commonProblems, Problem } from '../../contract/problem.ts';
import { type Caller, handle, type Route } from '../../platform/http/route.ts';
import type { Account } from './account.ts';
import { changeMe, endOtherSessions, endSession, eraseMe, listSessions, login, logout, readMe, readSession, register } from './contract.ts';
import type { Register } from './registration.ts';
import type { Sessions } from './sessions.ts';
import type { SignIn } from './sign-in.ts';

/** What the routes call. */
export interface IdentityServices {
  readonly register: Register;
  readonly signIn: SignIn;
  readonly sessions: Sessions;
  readonly account: Account;
}

async function csrfTokenOf(sessions: Sessions, caller: Caller): Promise<string> {
  const token = caller.session_id === null ? undefined : await sessions.csrfToken(caller.session_id);
  if (token === undefined) throw new Problem(commonProblems['auth.required'], 'This needs a session: sign in with your password.');
  return token;
}

/** Signing up, in and out. */
const signingIn = ({ register: registerPerson, signIn, sessions, account }: IdentityServices): readonly Route[] => [
  handle(register, async ({ body, caller, origin, cookie }) => {
    const opened = await registerPerson(body, caller, origin);
    if (opened !== undefined) cookie.set(opened.token);
    return made({ status: 'ok' as const });
  }),
  handle(login, async ({ body, caller, origin, cookie }) => {
    const { token, ...answer } = await signIn(body, caller, origin);
    cookie.set(token);
    return ok(answer);
  }),
  handle(logout, async ({ caller, cookie }) => {
    await sessions.signOut(caller);
    cookie.clear();
    return removed();
  }),
  handle(readSession, async ({ caller }) => ok({ csrf_token: await csrfTokenOf(sessions, caller), user: await account.read(caller) })),
];

/** A person's own account and where they are signed in. */
const ownAccount = ({ sessions, account }: IdentityServices): readonly Route[] => [
  handle(readMe, async ({ caller }) => ok(await account.read(caller))),
  handle(changeMe, async ({ caller, body }) => ok(await account.change(caller, body))),
  handle(eraseMe, async ({ caller, body, origin, cookie }) => {
    const erased_at = await account.erase(caller, body.password, origin);
    cookie.clear();
    return ok({ status: 'erased' as const, erased_at });
  }),
  handle(listSessions, async ({ caller }) => ok({ items: [...(await sessions.list(caller))], next_cursor: null })),
  handle(endSession, async ({ caller, params, origin }) => {
    await sessions.end(caller, params.id, origin);
    return removed();
  }),
  handle(endOtherSessions, async ({ caller, origin }) => {
    await sessions.endOthers(caller, origin);
    return removed();
  }),
];

/** All routes of this feature. */
export const identityRoutes = (services: IdentityServices): readonly Route[] => [...signingIn(services), ...ownAccount(services)];
