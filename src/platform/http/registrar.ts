import { acceptedLanguage } from './accept-language.ts';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { type Endpoint, fileFormat } from '../../contract/endpoint.ts';
import { commonProblems, Problem } from '../../contract/problem.ts';
import type { AnswerCache } from '../cache/answer-cache.ts';
import { csvOf, prefersCsv } from './csv.ts';
import { formatIn, sendFile, sendZip } from './file-answer.ts';
import { sendCalendar } from './calendar-answer.ts';
import { createGate, type GateParts, requireStillKnown } from './gate.ts';
import type { Idempotency } from './idempotency.ts';
import { passOver } from './passed-over.ts';
import { againWhenRemoved } from './removed-meanwhile.ts';
import type { Context, Route, Upload } from './route.ts';
import { looseParts } from './strict-body.ts';
import { readForm } from './upload.ts';
import type { WireAnswer } from './wire-answer.ts';

/** How answers are kept: none without the other, or they would be given after a change. */
export interface Keeping {
  /** Keeps answers of endpoints that say so. */
  readonly answers: AnswerCache;
  /** See `Store.onBehalfOf`. */
  readonly onBehalfOf: <Result>(userId: number, work: () => Promise<Result>) => Promise<Result>;
}

/** What routes are registered with. */
export interface RegistrarParts extends GateParts {
  readonly idempotency: Idempotency;
  /** Null keeps none. */
  readonly keeping: (Keeping & { readonly onLookedUp: (isHit: boolean) => void }) | null;
  /** The largest file of a form. */
  readonly uploadBytesMost: number;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** The file of a form; undefined for other requests. */
    upload: Upload | undefined;
  }
  interface FastifyContextConfig {
    /** Marks a route that came through the registrar. */
    endpoint?: Endpoint;
  }
}

/** Registers an API route: gate, schema, handler, answer. Throws when the endpoint declares too little. */
export function registerRoute(api: FastifyInstance, route: Route, parts: RegistrarParts): void {
  const { endpoint } = route;
  checkDeclared(endpoint);
  const { params, query, body, multipart } = endpoint;
  api.route({
    method: endpoint.method,
    url: endpoint.path,
    config: { endpoint },
    schema: { ...(params && { params }), ...(query && { querystring: query }), ...(body && { body }) },
    onRequest: createGate(route, parts),
    ...(endpoint.access === 'by_link' &&
      body === undefined && {
        preValidation: async (request: FastifyRequest) => {
          if (request.isMultipart()) await passOver(request);
        },
      }),
    ...(multipart === true && {
      preValidation: async (request: FastifyRequest) => {
        const form = await readForm(request, parts.uploadBytesMost);
        request.body = form.fields;
        request.upload = form.upload;
      },
    }),
    handler: async (request, reply) => {
      if (body === undefined) refuseBody(request);
      const context = contextOf(endpoint, request);
      if (endpoint.file !== undefined) {
        const { body: batches } = await route.run(context);
        request.passage?.renewCookie();
        return sendFile(reply, endpoint.file, formatIn(context.query), batches);
      }
      if (endpoint.zip !== undefined) {
        const { body: pieces } = await route.run(context);
        request.passage?.renewCookie();
        return sendZip(reply, endpoint.zip, pieces);
      }
      if (endpoint.calendar === true) return sendCalendar(request, reply, (await route.run(context)).body);
      const work = async () => encoded(endpoint, await route.run(context));
      if (endpoint.kept === true) {
        const text = await againWhenRemoved(
          () => keptAnswer(endpoint, request, parts, async () => JSON.stringify((await work()).body)),
          () => requireStillKnown(request, parts),
        );
        request.passage?.renewCookie();
        return sendJson(reply.code(200), text);
      }
      const answer = await againWhenRemoved(
        () => inTheirName(endpoint, context, parts, () => parts.idempotency(endpoint, request, context, work)),
        () => requireStillKnown(request, parts),
      );
      // An hour without a request ends a session: the browser's copy lives as long. A repeated answer leaves it alone, for the first may have changed it.
      if (answer.isRepeated !== true) request.passage?.renewCookie();
      return send(reply, answer, endpoint.csv !== undefined && prefersCsv(request.headers.accept) ? endpoint.csv : undefined);
    },
  });
}

/** What a person changes is their data's: it has another version afterwards. What anybody may ask is nobody's, also when somebody is known who asks. */
function inTheirName<Result>(
  { access }: Endpoint,
  { caller }: Context<Endpoint>,
  { keeping }: RegistrarParts,
  work: () => Promise<Result>,
): Promise<Result> {
  const isTheirs = access === 'person' || access === 'admin';
  return caller === null || keeping === null || !isTheirs ? work() : keeping.onBehalfOf(caller.user_id, work);
}

async function keptAnswer(
  { method, path }: Endpoint,
  { passage, query }: FastifyRequest,
  { keeping }: RegistrarParts,
  work: () => Promise<string>,
): Promise<string> {
  if (keeping === null || passage === null || passage.caller === null) return work();
  const { user_id, time_zone, currency } = passage.caller;
  const basis = { user_id, time_zone, currency, dataVersion: passage.dataVersion, place: `${method} ${path}`, query };
  return keeping.answers.answer(basis, work, keeping.onLookedUp);
}

/** Whatever the compiler could be talked out of, the start refuses. */
function checkDeclared({ method, path, access, tier, answers, body, csv, file, zip, query, kept }: Endpoint): void {
  const place = `${method} ${path}`;
  const isPlain =
    method === 'GET' && access === 'person' && csv === undefined && (file ?? zip) === undefined && Object.keys(answers).join() === '200';
  if (kept === true && !isPlain) throw new Error(`${place} keeps what is no plain answer to a person who reads`);
  if (!['anyone', 'person', 'admin', 'by_link'].includes(access)) throw new Error(`${place} does not say who may call it`);
  if (!['read', 'write', 'heavy', 'anonymous', 'register', 'sign_in'].includes(tier)) throw new Error(`${place} does not say which limit counts it`);
  if (Object.values(answers).every((schema) => schema === undefined)) throw new Error(`${place} does not say what it answers`);
  if (!path.startsWith('/api/') && access !== 'by_link') throw new Error(`${place} is not under /api`);
  if (csv !== undefined && !/^[\w.-]+\.csv$/.test(csv.file_name)) throw new Error(`${place} gives a CSV file no plain name`);
  if (file !== undefined && !/^[\w-]+$/.test(file.name)) throw new Error(`${place} gives a file no plain name`);
  if (zip !== undefined && (method !== 'GET' || !/^[\w-]+$/.test(zip.name))) throw new Error(`${place} gives an archive no plain name`);
  if (file !== undefined && (method !== 'GET' || query?.shape['format'] !== fileFormat)) throw new Error(`${place} gives a file of no known format`);
  const loose = body === undefined ? [] : looseParts(body);
  if (loose.length > 0) throw new Error(`${place} would let unknown members through at ${loose.join(', ')}: use z.strictObject`);
}

function refuseBody(request: FastifyRequest): void {
  const { body } = request;
  const isEmpty = body === undefined || body === null || (typeof body === 'object' && Object.keys(body).length === 0);
  if (!isEmpty) throw new Problem(commonProblems['request.invalid'], 'This request takes no body.');
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

function contextOf(endpoint: Endpoint, request: FastifyRequest): Context<Endpoint> {
  const { passage } = request;
  if (passage === null) throw new Error('a request came past the gate');
  return {
    params: endpoint.params !== undefined && isRecord(request.params) ? request.params : undefined,
    query: endpoint.query !== undefined && isRecord(request.query) ? request.query : undefined,
    body: endpoint.body === undefined ? undefined : request.body,
    caller: passage.caller,
    upload: request.upload,
    origin: { ip_address: request.ip, user_agent: request.headers['user-agent'] ?? '' },
    cookie: passage.cookie,
    device: passage.device,
    ownOrigin: passage.ownOrigin,
    language: acceptedLanguage(request.headers['accept-language']),
  };
}

const isDeclared = (status: number): status is 200 | 201 | 202 | 204 => [200, 201, 202, 204].includes(status);

/** Writes an answer by the schema that its status was declared with, which drops every member that is not promised. */
function encoded(endpoint: Endpoint, { status, body }: WireAnswer): WireAnswer {
  const schema = isDeclared(status) ? endpoint.answers[status] : undefined;
  if (schema === undefined) throw new Error(`${endpoint.method} ${endpoint.path} answered ${status}, which it does not declare`);
  const result = z.safeEncode(schema, body);
  if (result.success) return { status, body: result.data };
  const where = result.error.issues.map(({ path, code }) => `${path.join('.')}: ${code}`).join('; ');
  throw new Error(`${endpoint.method} ${endpoint.path} answered ${status} unlike its schema, at ${where}`);
}

const itemsOf = (body: unknown): readonly unknown[] => (isRecord(body) && Array.isArray(body['items']) ? body['items'] : []);

function send(reply: FastifyReply, { status, body }: WireAnswer, csv: Endpoint['csv']): FastifyReply {
  reply.code(status);
  if (status === 204) return reply.send();
  if (csv !== undefined && status === 200) {
    reply.header('content-type', 'text/csv; charset=utf-8; header=present').header('content-disposition', `attachment; filename="${csv.file_name}"`);
    return reply.send(csvOf(csv.columns, itemsOf(body)));
  }
  return sendJson(reply, JSON.stringify(body));
}

const sendJson = (reply: FastifyReply, text: string): FastifyReply => reply.header('content-type', 'application/json; charset=utf-8').send(text);
