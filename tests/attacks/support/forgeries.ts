import type { Unsigned } from './aims.ts';
import type { Operation } from './operations.ts';

/** What a page on another site, or somebody who has read too little, could send in the name of a person who is signed in. */
export interface Forgery {
  readonly name: string;
  /** Whether it is worth trying on a request that needs no session: those have no token to be missing. */
  readonly needsNoSession: boolean;
  /** The request with the headers that a browser would send; undefined where it makes no sense. */
  readonly forge: (request: Unsigned, own: OwnHeaders, operation: Operation) => Unsigned | undefined;
}

/** What the browser of the person sends. */
export interface OwnHeaders {
  readonly url: string;
  readonly cookie: string;
  /** The session's own token. */
  readonly csrf: string;
  /** The token of another session of the same person. */
  readonly ofAnotherSession: string;
  /** The token of somebody else's session. */
  readonly ofSomebodyElse: string;
  /** The token of the session before this one took its place. */
  readonly stale: string;
}

type Headers = Readonly<Record<string, string>>;

const withHeaders = (request: Unsigned, headers: Headers): Unsigned => ({ ...request, headers: { ...request.headers, ...headers } });

const byToken = (name: string, token: (own: OwnHeaders) => string | undefined): Forgery => ({
  name,
  needsNoSession: false,
  forge: (request, own) => {
    const csrf = token(own);
    return withHeaders(request, {
      cookie: own.cookie,
      origin: own.url,
      'sec-fetch-site': 'same-origin',
      ...(csrf !== undefined && { 'x-csrf-token': csrf }),
    });
  },
});

/** From elsewhere, by somebody who has the token all the same: the place it was sent from has to be enough to refuse it. */
const fromElsewhere = (name: string, where: (own: OwnHeaders) => Headers): Forgery => ({
  name,
  needsNoSession: true,
  forge: (request, own) => withHeaders(request, { cookie: own.cookie, 'x-csrf-token': own.csrf, ...where(own) }),
});

const portBeside = (url: string): string => {
  const beside = new URL(url);
  beside.port = String(Number(beside.port) === 65_535 ? 1_024 : Number(beside.port) + 1);
  return beside.origin;
};

/** The same words as a page could send them without asking first: a form, or plain text. */
const asOtherContent = (name: string, contentType: string, written: (body: string) => string): Forgery => ({
  name,
  needsNoSession: true,
  forge: (request, own) => ({
    ...request,
    body: written(typeof request.body === 'string' ? request.body : '{}'),
    headers: { cookie: own.cookie, 'x-csrf-token': own.csrf, origin: own.url, 'sec-fetch-site': 'same-origin', 'content-type': contentType },
  }),
});

const overriding = (
  name: string,
  address: (path: string, method: string) => string,
  headers: (method: string) => Headers,
  method: string,
): Forgery => ({
  name,
  needsNoSession: false,
  forge: (request, own) => {
    if (request.method === method) return undefined;
    const path = address(request.path, request.method);
    return { method, path, headers: { cookie: own.cookie, ...headers(request.method) } };
  },
});

const asForm = (body: string): string => new URLSearchParams({ json: body, _method: 'DELETE' }).toString();

/** Every forgery. None may be accepted anywhere. */
export const forgeries: readonly Forgery[] = [
  byToken('no token', () => undefined),
  byToken('an empty token', () => ''),
  byToken('the token of another session of the same person', ({ ofAnotherSession }) => ofAnotherSession),
  byToken('the token of somebody else', ({ ofSomebodyElse }) => ofSomebodyElse),
  byToken('the token of the session before', ({ stale }) => stale),
  byToken('the token with a letter more', ({ csrf }) => `${csrf}A`),
  fromElsewhere('from another site, says the browser', ({ url }) => ({ 'sec-fetch-site': 'cross-site', origin: url })),
  fromElsewhere('from another host of the same site, says the browser', ({ url }) => ({ 'sec-fetch-site': 'same-site', origin: url })),
  fromElsewhere('from no page at all, says the browser', ({ url }) => ({ 'sec-fetch-site': 'none', origin: url })),
  fromElsewhere('from a place that the browser calls otherwise', ({ url }) => ({ 'sec-fetch-site': 'same-origin, cross-site', origin: url })),
  fromElsewhere('from an origin that is null', () => ({ origin: 'null' })),
  fromElsewhere('from another origin', () => ({ origin: 'https://evil.example' })),
  fromElsewhere('from another port', ({ url }) => ({ origin: portBeside(url) })),
  fromElsewhere('from https on the same port', ({ url }) => ({ origin: url.replace('http:', 'https:') })),
  fromElsewhere('from an origin that begins like ours', ({ url }) => ({ origin: `${url}.evil.example` })),
  fromElsewhere('from a name that holds ours', ({ url }) => ({ origin: `http://localhost.evil.example:${new URL(url).port}` })),
  fromElsewhere('from an origin with a user', ({ url }) => ({ origin: `http://${new URL(url).host}@evil.example` })),
  fromElsewhere('from nowhere', () => ({})),
  fromElsewhere('from nowhere, with a referer', ({ url }) => ({ referer: `${url}/` })),
  asOtherContent('as a form', 'application/x-www-form-urlencoded', asForm),
  asOtherContent('as plain text', 'text/plain', (body) => body),
  asOtherContent('as plain text that says it is JSON', 'text/plain; application/json', (body) => body),
  asOtherContent('as bytes', 'application/octet-stream', (body) => body),
  overriding(
    'as a GET whose header says the method',
    (path) => path,
    (method) => ({ 'x-http-method-override': method }),
    'GET',
  ),
  overriding(
    'as a GET whose query says the method',
    (path, method) => `${path}?_method=${method}`,
    () => ({}),
    'GET',
  ),
  overriding(
    'as a POST whose headers say the method',
    (path) => path,
    (method) => ({
      'x-http-method-override': method,
      'x-http-method': method,
      'x-method-override': method,
      'content-type': 'application/x-www-form-urlencoded',
    }),
    'POST',
  ),
  overriding(
    'as a POST whose query says the method',
    (path, method) => `${path}?_method=${method}`,
    () => ({ 'content-type': 'text/plain' }),
    'POST',
  ),
  overriding(
    'as a HEAD',
    (path) => path,
    (method) => ({ 'x-http-method-override': method }),
    'HEAD',
  ),
];
