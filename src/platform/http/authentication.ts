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
  /** Whether an X-CSRF-Token is this session's. */
  readonly isCsrfToken: (presented: string) => boolean;
}

/** Finds out who sends a request; undefined when nobody that is known does. */
export type Authenticate = (credentials: Credentials) => Promise<Authenticated | undefined>;
