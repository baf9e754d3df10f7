import type { Endpoint } from '../../contract/endpoint.ts';
import { commonProblems, Problem } from '../../contract/problem.ts';
import type { Authenticated } from './authentication.ts';
import { isUnsafe } from './methods.ts';

/** The problem of a personal token where a session is needed. */
export const sessionOnly = (): Problem =>
  new Problem(commonProblems['auth.session_only'], 'This is done in the pages of Mingus, signed in, and with no personal token.');

/** The problem of a session whose person has to say once more that it is them. */
export const confirmFirst = (): Problem =>
  new Problem(commonProblems['auth.confirm_first'], 'It has been a while since you said that it is you. Confirm it, and ask again.');

/** Why somebody who is known may not do this; undefined when they may. */
export function rightsRefusal(
  { access, needs }: Endpoint,
  method: string,
  { caller, scopes, isConfirmed, bySecondFactor }: Authenticated,
): Problem | undefined {
  if (access === 'anyone') return undefined;
  if (access === 'admin' && caller.role !== 'admin') return new Problem(commonProblems['auth.forbidden'], 'This is for administrators.');
  if (scopes !== null) {
    if (access === 'admin' || needs !== undefined) return sessionOnly();
    const scope = isUnsafe(method) ? 'write' : 'read';
    if (!scopes.includes(scope)) return new Problem(commonProblems['auth.token_scope'], `This token was made without the scope "${scope}".`);
  }
  if (access === 'admin' && !bySecondFactor) {
    return new Problem(
      commonProblems['auth.second_factor_required'],
      'Administrators need a second factor. Set one up on the page Security, then sign in with it.',
    );
  }
  if (needs === 'confirmed' && !isConfirmed) return confirmFirst();
  return undefined;
}
