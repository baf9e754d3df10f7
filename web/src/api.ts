import { z } from 'zod';
import type { AnswerOf, Endpoint } from '../../src/contract/endpoint.ts';
import { speakInSentences } from '../../src/contract/sentences.ts';
import { ApiProblem, problemAnswer } from './api-problem.ts';
import { isConfirmedByPerson } from './api-confirm.ts';
import { download, type RawAnswer, send } from './api-send.ts';
import { said } from './i18n/said.ts';
import { shownLanguage, words } from './i18n/words.ts';

// The Content-Security-Policy forbids making code from text, which zod would otherwise do for speed.
z.config({ jitless: true });
speakInSentences();

type Decoded<Schema> = Schema extends z.ZodType ? z.output<Schema> : never;
/** Members of an address: what the contract decodes, any of them left out. */
type Addressed<Schema> = Schema extends z.ZodType ? Partial<z.output<Schema>> : never;
type Part<Name extends string, Value> = [Value] extends [never] ? { readonly [Key in Name]?: undefined } : { readonly [Key in Name]: Value };
type OptionalPart<Name extends string, Value> = [Value] extends [never] ? { readonly [Key in Name]?: undefined } : { readonly [Key in Name]?: Value };

/** What a call of an endpoint must be given: its parts as the contract decodes them (money as Cents), and the file of a multipart one. */
export type CallOf<Shape extends Endpoint> = Part<'params', Decoded<Shape['params']>> &
  OptionalPart<'query', Addressed<Shape['query']>> &
  Part<'body', Decoded<Shape['body']>> &
  (Shape extends { readonly multipart: true } ? { readonly upload: File } : { readonly upload?: undefined });

/** What an endpoint answers, decoded: money as Cents; null where it says nothing. */
export type BodyOf<Shape extends Endpoint> = AnswerOf<Shape>['body'];

/** How a call is made, beside what it says. */
export interface CallOptions {
  readonly signal?: AbortSignal;
  /** Share of the upload that has left, 0…1. */
  readonly onProgress?: (share: number) => void;
  /** The same key again gives the same answer and one effect: keep it while one intention is tried again. Made anew when left out. */
  readonly idempotencyKey?: string;
  /** The token of the only session that may send it: where that has ended, it is refused instead of being sent under the next one's. */
  readonly csrfToken?: string;
}

interface AnyCall {
  readonly params?: Readonly<Record<string, unknown>> | undefined;
  readonly query?: Readonly<Record<string, unknown>> | undefined;
  readonly body?: unknown;
  readonly upload?: File | undefined;
}

let csrfToken: string | undefined;

/** Remembers the token that unsafe requests must carry; every answer that holds one brings it here. */
export function keepCsrfToken(token: string | undefined): void {
  csrfToken = token;
}

/** A key for one intention. (`crypto.randomUUID` exists only on https and localhost; a Mingus in a home network may be neither.) */
export const newKey = (): string => Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');

const asText = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** The address of a request: `/api/accounts/:id` with its parameters and query filled in. */
export function addressOf(endpoint: Endpoint, request: AnyCall): string {
  const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(request.params?.[name])));
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(request.query ?? {})) {
    if (value !== undefined && value !== null && value !== '') query.set(name, asText(value));
  }
  return query.size === 0 ? path : `${path}?${query}`;
}

// What is not the same when it is done twice. By the key a proxy may also send it to another server when the first is gone. What waited for a line has one
// in any case: done again after a change from elsewhere, a PUT would take that back.
const isKeyed = ({ method, access }: Endpoint, { csrfToken: waited }: CallOptions): boolean =>
  (method === 'POST' || method === 'PATCH' || waited !== undefined) && method !== 'GET' && access !== 'anyone';

/** Asks the server. Throws ApiProblem and nothing else. */
export function call<const Shape extends Endpoint>(endpoint: Shape, request: CallOf<Shape>, options?: CallOptions): Promise<BodyOf<Shape>>;
export async function call(endpoint: Endpoint, request: AnyCall, options: CallOptions = {}): Promise<unknown> {
  const body = bodyOf(endpoint, request);
  const key = options.idempotencyKey ?? newKey();
  const attempt = () => {
    const token = options.csrfToken ?? csrfToken;
    return send({
      method: endpoint.method,
      address: addressOf(endpoint, request),
      headers: {
        accept: 'application/json',
        'accept-language': shownLanguage(),
        ...(typeof body === 'string' && { 'content-type': 'application/json' }),
        ...(endpoint.method !== 'GET' && token !== undefined && { 'x-csrf-token': token }),
        ...(isKeyed(endpoint, options) && { 'idempotency-key': key }),
      },
      body,
      signal: options.signal,
      onProgress: options.onProgress,
    });
  };
  const first = await attempt();
  // The token changes with the session (signed in again in another tab): fetch the new one and try once more, under the same key.
  const answer = isRefusal(first, 'auth.csrf') && options.csrfToken === undefined && (await renewCsrfToken()) ? await attempt() : first;
  // What is weighty waits until the person has said that it is them, and is then asked once more: the pages need not know.
  const confirmed = isRefusal(answer, 'auth.confirm_first') && (await isConfirmedByPerson()) ? await attempt() : answer;
  return read(endpoint, confirmed);
}

/** Asks for a list as CSV, where its endpoint declares it. Throws ApiProblem and nothing else. */
export async function callCsv<const Shape extends Endpoint & { readonly csv: object }>(endpoint: Shape, request: CallOf<Shape>): Promise<string> {
  const answer = await send({ method: endpoint.method, address: addressOf(endpoint, request), headers: { accept: 'text/csv' } });
  if (answer.status >= 400) throw problemOf(answer);
  return answer.text;
}

/** Asks for an archive, where its endpoint declares one; `onBytes` is told how many bytes have come. Throws ApiProblem and nothing else, also where it breaks off. */
export async function callZip(endpoint: Endpoint & { readonly zip: object }, onBytes: (bytes: number) => void): Promise<Blob> {
  const answer = await download(addressOf(endpoint, {}), 'application/zip', onBytes);
  if (answer instanceof Blob) return answer;
  throw problemOf(answer);
}

function bodyOf(endpoint: Endpoint, request: AnyCall): string | FormData | undefined {
  const encoded = endpoint.body === undefined ? undefined : encode(endpoint.body, request.body);
  if (request.upload === undefined) return encoded === undefined ? undefined : JSON.stringify(encoded);
  const form = new FormData();
  // Text parts go first: a server reading the stream knows what to do with the file before it comes.
  for (const [name, value] of Object.entries(z.record(z.string(), z.unknown()).parse(encoded ?? {}))) {
    if (value !== undefined && value !== null) form.set(name, asText(value));
  }
  form.set('file', request.upload, request.upload.name);
  return form;
}

function encode(schema: z.ZodType, body: unknown): unknown {
  const result = z.safeEncode(schema, body);
  if (result.success) return result.data;
  // The contract refuses on this side what the server would refuse: the page shows both the same way.
  throw new ApiProblem({
    kind: 'refused',
    status: 400,
    code: 'request.invalid',
    title: words.t('common.problem.fields_title'),
    detail: result.error.issues.map((issue) => said(issue.message)).join(' '),
    fields: result.error.issues.map((issue) => ({ path: issue.path.join('.'), message: said(issue.message) })),
  });
}

const answerWithToken = z.looseObject({ csrf_token: z.string() });

function read(endpoint: Endpoint, answer: RawAnswer): unknown {
  if (answer.status >= 400) throw problemOf(answer);
  const schema = endpoint.answers[statusOf(answer.status)];
  const token = answerWithToken.safeParse(answer.json);
  if (token.success) keepCsrfToken(token.data.csrf_token);
  const decoded = schema?.safeDecode(answer.json);
  if (decoded?.success) return decoded.data;
  throw unreadable(answer);
}

const statusOf = (status: number): 200 | 201 | 202 | 204 => (status === 201 || status === 202 || status === 204 ? status : 200);

function problemOf(answer: RawAnswer): ApiProblem {
  const parsed = problemAnswer.safeParse(answer.json);
  if (!parsed.success) return unreadable(answer);
  const { code, title, detail = '', fields = [] } = parsed.data;
  return new ApiProblem({
    kind: 'refused',
    status: answer.status,
    code,
    title: said(title),
    detail: said(detail),
    fields: fields.map(({ path, message }) => ({ path, message: said(message) })),
    request_id: answer.requestId,
    retry_after: answer.retryAfter,
    body: answer.json,
  });
}

const unreadable = (answer: RawAnswer): ApiProblem =>
  new ApiProblem({
    kind: 'unreadable',
    status: answer.status,
    code: 'answer.unreadable',
    title: words.t('common.problem.answer_title'),
    detail: words.t('common.problem.answer_detail'),
    request_id: answer.requestId,
  });

const isRefusal = (answer: RawAnswer, code: string): boolean => answer.status === 403 && problemAnswer.safeParse(answer.json).data?.code === code;

async function renewCsrfToken(): Promise<boolean> {
  const session = await send({ method: 'GET', address: '/api/auth/session', headers: { accept: 'application/json' } });
  const token = answerWithToken.safeParse(session.json);
  if (session.status !== 200 || !token.success) return false;
  keepCsrfToken(token.data.csrf_token);
  return true;
}
