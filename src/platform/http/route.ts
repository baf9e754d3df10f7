import type { Language } from '../../contract/language.ts';
import type { AnswerOf, Endpoint, RequestOf } from '../../contract/endpoint.ts';
import type { Problem } from '../../contract/problem.ts';

/** Who calls, as the session or the token says. */
export interface Caller {
  readonly user_id: number;
  readonly role: 'person' | 'admin';
  /** IANA name, e.g. `America/New_York`. */
  readonly time_zone: string;
  /** ISO 4217, e.g. `USD`. */
  readonly currency: string;
  /** The session's id, or null for a personal token. */
  readonly session_id: number | null;
}

/** Where a request came from, for limits and the audit trail. */
export interface Origin {
  readonly ip_address: string;
  readonly user_agent: string;
}

/** The file part of a multipart request, read whole: at most the configured size. */
export interface Upload {
  readonly file_name: string;
  readonly bytes: Uint8Array;
}

/** How a handler sets or clears the session cookie. */
export interface SessionCookie {
  set(token: string): void;
  clear(): void;
}

/** How a handler knows the browser again, signed in or not. */
export interface DeviceCookie {
  /** What the browser shows; null when it shows nothing. Anybody can send anything: it counts only when it is kept as somebody's. */
  readonly token: string | null;
  set(token: string): void;
}

/** What a handler is given. `caller` exists where the endpoint's access promises it, `upload` where a form brought a file. */
export type Context<Shape extends Endpoint> = RequestOf<Shape> & {
  readonly caller: Shape['access'] extends 'person' | 'admin' ? Caller : Caller | null;
  readonly upload: Shape extends { readonly multipart: true } ? Upload | undefined : Endpoint extends Shape ? Upload | undefined : undefined;
  readonly origin: Origin;
  readonly cookie: SessionCookie;
  readonly device: DeviceCookie;
  /** The origin under which the page that asks knows this server, such as `https://mingus.example.org`: what passkeys are bound to. */
  readonly ownOrigin: string;
  /** What the browser asks for, of the languages that Mingus speaks. A person's own is a preference of theirs. */
  readonly language: Language;
};

/** An endpoint with what answers it. */
export interface Route {
  readonly endpoint: Endpoint;
  /** Method syntax on purpose: it lets a route of exact types stand in a list of routes. */
  run(context: Context<Endpoint>): Promise<{ readonly status: number; readonly body: unknown }>;
  /**
   * Why whoever came now would be turned away, whoever they are and whatever they ask; undefined while there is room. It is asked before anything is looked
   * up or counted, so that those whom there is no room for cost nearly nothing. It must answer at once.
   */
  readonly refusal?: (() => Problem | undefined) | undefined;
}

/** Joins an endpoint with its handler; the compiler holds the handler to the contract. */
export function handle<const Shape extends Endpoint>(
  endpoint: Shape,
  run: (context: Context<Shape>) => Promise<AnswerOf<Shape>>,
  refusal?: Route['refusal'],
): Route;
export function handle(endpoint: Endpoint, run: Route['run'], refusal?: Route['refusal']): Route {
  return { endpoint, run, refusal };
}
