import { ok, removed } from '../../../contract/endpoint.ts';
import { handle, type Route } from '../../../platform/http/route.ts';
import type { Account } from '../account/service.ts';
import { endOtherSessions, endSession, listSessions, logout, readSession } from './contract.ts';
import { csrfTokenOf } from './csrf.ts';
import type { Sessions } from './service.ts';

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
