import type { Caller } from './route.ts';

/** What a request shows of who sends it. */
export interface Credentials {
  /** The session cookie's value; null without one. */
  readonly session_token: string | null;
  /** The token of `Authorization: Bearer`; null without one. */
  readonly bearer: string | null;
}

/** Who sends a request. */
export interface Authenticated {
  readonly caller: Caller;
  /** Names the state that the person's data was in when the request came: another after each of their writes. */
  readonly dataVersion: string;
  /** What a personal token may do; null for a session, which may do all that its person may. */
  readonly scopes: readonly ('read' | 'write')[] | null;
  /** Whether the person has said within the last ten minutes that it is them: by signing in, or since. */
  readonly isConfirmed: boolean;
  /** Whether a second factor was shown in this session. */
  readonly bySecondFactor: boolean;
  /** Whether an X-CSRF-Token is this session's. */
  readonly isCsrfToken: (presented: string) => boolean;
}

/** Finds out who sends a request; undefined when nobody that is known does. */
export type Authenticate = (credentials: Credentials) => Promise<Authenticated | undefined>;
