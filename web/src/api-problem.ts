import { z } from 'zod';
import type { FieldProblem } from '../../src/contract/problem.ts';

/** What kept an answer from coming: the server's refusal, no answer at all, or an answer that this page cannot read. */
export type ApiProblemKind = 'refused' | 'network' | 'unreadable';

interface ProblemParts {
  readonly kind: ApiProblemKind;
  /** HTTP status; 0 when there was no answer. */
  readonly status: number;
  /** Stable code such as `auth.wrong_credentials`; `network.unreachable` and `answer.unreadable` are the page's own. */
  readonly code: string;
  readonly title: string;
  /** What happened, what is safe, what to do. */
  readonly detail: string;
  readonly fields?: readonly FieldProblem[];
  readonly request_id?: string | undefined;
  /** Seconds after which trying again makes sense. */
  readonly retry_after?: number | undefined;
  /** Every member of the answer, for those of one endpoint's own (`questions` of an import). */
  readonly body?: unknown;
}

/** The one error that `call` throws. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  readonly kind: ApiProblemKind;
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  readonly fields: readonly FieldProblem[];
  readonly request_id: string | undefined;
  readonly retry_after: number | undefined;
  readonly body: unknown;

  constructor(parts: ProblemParts) {
    super(`${parts.code}: ${parts.title}`);
    this.kind = parts.kind;
    this.status = parts.status;
    this.code = parts.code;
    this.title = parts.title;
    this.detail = parts.detail;
    this.fields = parts.fields ?? [];
    this.request_id = parts.request_id;
    this.retry_after = parts.retry_after;
    this.body = parts.body;
  }
}

/** The members of a problem answer that the page understands. */
export const problemAnswer = z.looseObject({
  code: z.string(),
  title: z.string(),
  detail: z.string().optional(),
  fields: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
});

/** Whether it means that nobody is signed in, as opposed to a wrong password. */
export const isSignedOut = (error: unknown): boolean =>
  error instanceof ApiProblem && error.status === 401 && error.code !== 'auth.wrong_credentials';

/** Whether no answer came: the line is gone, or something before the server says that it does not answer. */
export const isAway = (error: unknown): boolean =>
  error instanceof ApiProblem && (error.kind === 'network' || (error.kind === 'unreadable' && error.status >= 502));

/** Thrown in place of a problem where what could not be sent is kept, and sent later. */
export class KeptForLater extends Error {
  override readonly name = 'KeptForLater';
}
