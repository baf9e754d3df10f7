import type { Endpoint } from '../../contract/endpoint.ts';
import { commonProblems, type ProblemType } from '../../contract/problem.ts';
import { httpProblems, STATUS_OF } from './problem-answer.ts';

/** Every problem that can be answered, by its code. */
export type ProblemTypes = Readonly<Record<string, ProblemType>>;

/** A problem as an endpoint can answer it. */
export interface EndpointProblem {
  readonly status: number;
  readonly code: string;
  readonly title: string;
}

const isUnsafe = ({ method }: Endpoint): boolean => method !== 'GET';
const needsSession = ({ access }: Endpoint): boolean => access === 'person' || access === 'admin';

/** Refusals of somebody who is known but may not do this. */
function codesOfRights({ access, needs }: Endpoint): readonly (keyof typeof commonProblems)[] {
  if (access !== 'person' && access !== 'admin') return [];
  return [
    ...(access === 'admin' ? (['auth.forbidden', 'auth.second_factor_required'] as const) : []),
    ...(access === 'admin' || needs !== undefined ? (['auth.session_only'] as const) : (['auth.token_scope'] as const)),
    ...(needs === 'confirmed' ? (['auth.confirm_first'] as const) : []),
  ];
}

/** Codes that an endpoint can answer by what it declares, beside its own. */
function commonCodes(endpoint: Endpoint): readonly (keyof typeof commonProblems)[] {
  const { params, query, body, multipart, access, showsSecret } = endpoint;
  const takesInput = params !== undefined || query !== undefined || body !== undefined || multipart === true;
  return [
    ...(takesInput || isUnsafe(endpoint) ? (['request.invalid'] as const) : []),
    // Also where no body is taken, one may be sent.
    ...(isUnsafe(endpoint) ? (['request.too_large', 'request.media_type'] as const) : []),
    ...(needsSession(endpoint) ? (['auth.required'] as const) : []),
    ...codesOfRights(endpoint),
    ...(isUnsafe(endpoint) && access !== 'by_link' ? (['auth.csrf'] as const) : []),
    ...(isUnsafe(endpoint) && needsSession(endpoint) && showsSecret !== true ? (['idempotency.running', 'idempotency.mismatch'] as const) : []),
    'rate.limited',
    'server.busy',
    'server.disk_full',
    'server.database',
  ];
}

/** Every problem an endpoint can answer, in the order of statuses. Throws for a code that no list of problems has. */
export function problemsOf(endpoint: Endpoint, known: ProblemTypes): readonly EndpointProblem[] {
  const types: ProblemTypes = { ...commonProblems, ...known };
  const found = [...new Set([...commonCodes(endpoint), ...endpoint.problems])].map((code): EndpointProblem => {
    const type = types[code];
    if (type === undefined) throw new Error(`${endpoint.method} ${endpoint.path} names the problem ${code}, which no list of problems has`);
    return { status: STATUS_OF[type.kind], code, title: type.title };
  });
  return [...found, httpProblems.error].toSorted((one, other) => one.status - other.status);
}
