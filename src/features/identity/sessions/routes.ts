import { ok, removed } from '../../../contract/endpoint.ts';
import { commonProblems, Problem } from '../../../contract/problem.ts';
import { type Caller, handle, type Route } from '../../../platform/http/route.ts';
import type { Account } from '../account/service.ts';
import { endOtherSessions, endSession, listSessions, logout, readSession } from './contract.ts';
import type { Sessions } from './service.ts';

async function csrfTokenOf(sessions: Sessions, caller: Caller): Promise<string> {
  const token = caller.session_id === null ? undefined : await sessions.csrfToken(caller.session_id);
  if (token === undefined) throw new Problem(commonProblems['auth.required'], 'This needs a session: sign in with your password.');
  return token;
}

/** Who is signed in, and where a person is. */
export const sessionRoutes = (sessions: Sessions, account: Account): readonly Route[] => [
  handle(logout, async ({ caller, cookie }) => {
    await sessions.signOut(caller);
    cookie.clear();
    return removed();
  }),
  handle(readSession, async ({ caller }) => ok({ csrf_token: await csrfTokenOf(sessions, caller), user: await account.read(caller) })),
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
