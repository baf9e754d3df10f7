import { commonProblems, type FieldProblem, Problem, type ProblemKind } from '../../contract/problem.ts';

/** The status that answers each kind of problem. */
export const STATUS_OF: Readonly<Record<ProblemKind, number>> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  absent: 404,
  conflict: 409,
  too_large: 413,
  unsupported: 415,
  refused: 422,
  limited: 429,
  unavailable: 503,
};

/** Problems that only HTTP has, with their status. */
export const httpProblems = {
  method: { code: 'request.method', status: 405, title: 'That cannot be done with this address' },
  error: { code: 'server.error', status: 500, title: 'Something went wrong here' },
} as const;

/**
 * A problem as it is answered, of the media type application/problem+json (RFC 9457). `code` is stable; `status` repeats the answer's.
 * The request's number is in the header X-Request-Id only: two refusals that must not be told apart have the same body.
 */
export interface ProblemAnswer {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail?: string;
  readonly fields?: readonly FieldProblem[];
  readonly [extra: string]: unknown;
}

/** The answer to a problem. */
export function answerOf(problem: Problem): ProblemAnswer {
  const { code, kind, title } = problem.type;
  return { ...problem.extra, status: STATUS_OF[kind], code, title, detail: problem.message, fields: problem.fields };
}

/** The answer when something broke that nobody expected: without a word on what it was. */
export const errorAnswer = (requestId: string): ProblemAnswer => ({
  ...httpProblems.error,
  detail: `Nothing is known to have changed. If it happens again, tell whoever runs this Mingus the number ${requestId}.`,
  fields: [],
});

/** The answer to a method that an address does not have. */
export const methodAnswer = (allowed: readonly string[]): ProblemAnswer => ({
  ...httpProblems.method,
  detail: `This address answers ${allowed.join(', ')}.`,
  fields: [],
});

/** There is nothing at the address. */
export const nothingHere = (): Problem => new Problem(commonProblems['request.not_found'], 'There is nothing at this address.');
