/** What kind of refusal a problem is. http, cli and worker each map the kinds once (http: 400, 401, 403, 404, 409, 422, 413, 415, 429, 503). */
export type ProblemKind =
  | 'invalid'
  | 'unauthenticated'
  | 'forbidden'
  | 'absent'
  | 'conflict'
  | 'refused'
  | 'too_large'
  | 'unsupported'
  | 'limited'
  | 'unavailable';

/** One line of the list of problems: a stable code, its kind, and a title that is the same each time. */
export interface ProblemType {
  readonly code: string;
  readonly kind: ProblemKind;
  readonly title: string;
}

/** A field of the request and what is wrong with it, in a sentence for the person. `path` is dotted: "recurrence.day_of_month". */
export interface FieldProblem {
  readonly path: string;
  readonly message: string;
}

/** What one occurrence of a problem adds to its type. */
export interface ProblemMore {
  readonly fields?: readonly FieldProblem[];
  /** Seconds after which trying again makes sense; becomes Retry-After. */
  readonly retryAfterSeconds?: number;
  /** Members of the answer beside the standard ones, e.g. `questions` of an import. JSON values only. */
  readonly extra?: Readonly<Record<string, unknown>>;
}

/** The one error that features throw. Anything else that reaches the outside is a bug and answers 500 without detail. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly type: ProblemType;
  readonly fields: readonly FieldProblem[];
  readonly retryAfterSeconds: number | undefined;
  readonly extra: Readonly<Record<string, unknown>>;

  /** `detail` is a sentence for the person: what happened, what is safe, what to do. It must hold no secret and nothing of another person. */
  constructor(type: ProblemType, detail: string, more: ProblemMore = {}) {
    super(detail);
    this.type = type;
    this.fields = more.fields ?? [];
    this.retryAfterSeconds = more.retryAfterSeconds;
    this.extra = more.extra ?? {};
  }
}

/** A feature's list of problems, from code to kind and title; each entry is given its own code. */
export function defineProblems<const Code extends string>(
  list: Readonly<Record<Code, { readonly kind: ProblemKind; readonly title: string }>>,
): Readonly<Record<Code, ProblemType>>;
export function defineProblems(
  list: Readonly<Record<string, { readonly kind: ProblemKind; readonly title: string }>>,
): Readonly<Record<string, ProblemType>> {
  return Object.fromEntries(Object.entries(list).map(([code, type]) => [code, { code, ...type }]));
}

/** Problems that any route can answer. */
export const commonProblems = defineProblems({
  'request.invalid': { kind: 'invalid', title: 'Something in the request is not as expected' },
  'request.too_large': { kind: 'too_large', title: 'The request is too large' },
  'request.media_type': { kind: 'unsupported', title: 'That kind of content is not understood here' },
  'request.not_found': { kind: 'absent', title: 'There is nothing here' },
  'auth.required': { kind: 'unauthenticated', title: 'Sign in first' },
  'auth.forbidden': { kind: 'forbidden', title: 'Not allowed' },
  'auth.session_only': { kind: 'forbidden', title: 'This cannot be done with a personal token' },
  'auth.token_scope': { kind: 'forbidden', title: 'The personal token may not do this' },
  'auth.confirm_first': { kind: 'forbidden', title: 'Confirm first that it is you' },
  'auth.second_factor_required': { kind: 'forbidden', title: 'This needs a second factor' },
  'auth.csrf': { kind: 'forbidden', title: 'The request did not come from this site' },
  'rate.limited': { kind: 'limited', title: 'Too many requests' },
  'idempotency.mismatch': { kind: 'refused', title: 'That Idempotency-Key belongs to another request' },
  'idempotency.running': { kind: 'conflict', title: 'The first request with that Idempotency-Key is still running' },
  'server.busy': { kind: 'unavailable', title: 'The server is busy' },
  'server.disk_full': { kind: 'unavailable', title: 'There is no room left to keep anything' },
  'server.database': { kind: 'unavailable', title: 'The database cannot be reached' },
});
