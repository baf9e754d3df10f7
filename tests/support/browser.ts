import { z } from 'zod';
import { Problem } from '../../src/contract/problem.ts';
import type { Identity } from '../../src/features/identity/index.ts';
import type { Context, Route } from '../../src/platform/http/route.ts';
import type { Endpoint } from '../../src/contract/endpoint.ts';

/** An answer as a browser sees it. */
export interface Answer {
  readonly status: number;
  readonly text: string;
  readonly body: unknown;
  items(): readonly Record<string, unknown>[];
}

/** Keeps its session's cookie and CSRF token, as a browser and its page do. */
export interface Browser {
  get(path: string): Promise<Answer>;
  post(path: string, body?: unknown): Promise<Answer>;
  patch(path: string, body?: unknown): Promise<Answer>;
  delete(path: string, body?: unknown): Promise<Answer>;
  /** The session's token; undefined when there is none. */
  cookie(): string | undefined;
  csrf(): string | undefined;
}

const list = z.object({ items: z.array(z.record(z.string(), z.unknown())) });
const withCsrf = z.object({ csrf_token: z.string() });

const STATUS = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  absent: 404,
  conflict: 409,
  refused: 422,
  too_large: 413,
  unsupported: 415,
  limited: 429,
  unavailable: 503,
} as const;

const answerOf = (status: number, body: unknown): Answer => ({ status, body, text: JSON.stringify(body) ?? '', items: () => list.parse(body).items });

export function createBrowser(identity: Identity, token?: string): Browser {
  let cookie = token;
  let csrf: string | undefined;
  const find = (method: string, path: string): { route: Route; params: Record<string, string> } | undefined => {
    for (const route of identity.routes) {
      const found = new RegExp(`^${route.endpoint.path.replace(/:(\w+)/g, '(?<$1>[^/]+)')}$`).exec(path);
      if (route.endpoint.method === method && found !== null) return { route, params: { ...found.groups } };
    }
    return undefined;
  };
  const run = async (method: string, path: string, sent: unknown): Promise<Answer> => {
    const { route, params } = find(method, path) ?? {};
    if (route === undefined) return answerOf(404, { code: 'request.not_found' });
    const who = cookie === undefined ? undefined : await identity.authenticate({ session_token: cookie, bearer: null });
    if (route.endpoint.access === 'person' && who === undefined) return answerOf(401, { code: 'auth.required' });
    const body = route.endpoint.body?.safeParse(sent);
    if (body?.success === false)
      return answerOf(400, {
        code: 'request.invalid',
        fields: body.error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message })),
      });
    const context: Context<Endpoint> = {
      params: route.endpoint.params?.parse(params),
      query: undefined,
      body: body?.data,
      upload: undefined,
      caller: who?.caller ?? null,
      origin: { ip_address: '127.0.0.1', user_agent: 'test browser', request_id: 'test' },
      cookie: {
        set: (value) => {
          cookie = value;
        },
        clear: () => {
          cookie = undefined;
        },
      },
    };
    const answer = await route.run(context);
    csrf = withCsrf.safeParse(answer.body).data?.csrf_token ?? csrf;
    return answerOf(answer.status, answer.body);
  };
  const request = (method: string, path: string, sent?: unknown): Promise<Answer> =>
    run(method, path, sent).catch((error: unknown) => {
      if (!(error instanceof Problem)) throw error;
      return answerOf(STATUS[error.type.kind], { ...error.type, detail: error.message, fields: error.fields });
    });
  return {
    get: (path) => request('GET', path),
    post: (path, body) => request('POST', path, body),
    patch: (path, body) => request('PATCH', path, body),
    delete: (path, body) => request('DELETE', path, body),
    cookie: () => cookie,
    csrf: () => csrf,
  };
}
