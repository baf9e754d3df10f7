import { commonProblems, Problem } from '../../../contract/problem.ts';
import type { Caller } from '../../../platform/http/route.ts';
import type { Sessions } from './service.ts';

/** The CSRF token of the session that asks. Throws Problem `auth.required` for a caller without one. */
export async function csrfTokenOf(sessions: Sessions, caller: Caller): Promise<string> {
  const token = caller.session_id === null ? undefined : await sessions.csrfToken(caller.session_id);
  if (token === undefined) throw new Problem(commonProblems['auth.required'], 'This needs a session: sign in with your password.');
  return token;
}
