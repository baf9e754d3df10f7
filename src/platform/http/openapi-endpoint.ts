import { z } from 'zod';
import type { Endpoint } from '../../contract/endpoint.ts';
import { type EndpointProblem, type ProblemTypes, problemsOf } from './endpoint-problems.ts';

/** A problem, for the document. */
const problem = z
  .looseObject({
    status: z.int(),
    code: z.string().meta({ description: 'Stable: what a program decides by.' }),
    title: z.string().meta({ description: 'The same for every problem of the code.' }),
    detail: z.string().meta({ description: 'What happened here, what is safe, and what to do: a sentence for the person.' }),
    fields: z
      .array(z.object({ path: z.string(), message: z.string() }))
      .meta({ description: 'Where in the request, dotted, and what is wrong there.' }),
  })
  .meta({ id: 'Problem', description: 'What went wrong (RFC 9457). Some codes add members.' });

const DONE: Readonly<Record<string, string>> = { 200: 'Done.', 201: 'Made.', 202: 'Taken on.', 204: 'Done; there is nothing to say.' };

type Answer = { readonly description: string; readonly content?: Readonly<Record<string, { readonly schema: z.ZodType }>> };

/** The description of one endpoint as the schema of a route. */
export function endpointSchema(endpoint: Endpoint, known: ProblemTypes): Readonly<Record<string, unknown>> {
  const { method, summary, tag, params, query, answers } = endpoint;
  const isUnsafe = method !== 'GET';
  const needsSession = endpoint.access === 'person' || endpoint.access === 'admin';
  return {
    operationId: operationOf(endpoint),
    summary,
    tags: [tag],
    security: needsSession ? securityOf(endpoint) : [],
    ...(endpoint.multipart === true && { consumes: ['multipart/form-data'] }),
    ...(params && { params }),
    ...(query && { querystring: query }),
    ...bodyOf(endpoint),
    ...(isUnsafe && needsSession && endpoint.showsSecret !== true && { headers: z.object({ 'Idempotency-Key': z.string().max(255).optional() }) }),
    response: {
      ...Object.fromEntries(Object.entries(answers).map(([status, schema]) => [status, answerOf(status, schema, endpoint)])),
      ...problemAnswers(problemsOf(endpoint, known)),
    },
  };
}

/** The ways to say who calls, each enough by itself. */
function securityOf({ method, access, needs }: Endpoint): readonly Readonly<Record<string, readonly string[]>>[] {
  const bySession: Readonly<Record<string, readonly string[]>> = method === 'GET' ? { session: [] } : { session: [], csrf: [] };
  return access === 'admin' || needs !== undefined ? [bySession] : [bySession, { token: [] }];
}

function bodyOf({ body, multipart }: Endpoint): { readonly body?: z.ZodType } {
  if (multipart !== true) return body === undefined ? {} : { body };
  return { body: z.strictObject({ ...(body instanceof z.ZodObject ? body.shape : {}), file: z.file() }) };
}

const answerOf = (status: string, schema: z.ZodType | undefined, { csv, file, zip, calendar }: Endpoint): Answer | z.ZodType => {
  const description = DONE[status] ?? 'Done.';
  // The schema `null` becomes an answer without a body.
  if (schema === undefined || status === '204') return z.null().meta({ description });
  const text = z.string().meta({ description: 'The items, a line each.' });
  if (file !== undefined && status === '200')
    return { description, content: { 'application/jsonl': { schema: file.item }, 'text/csv': { schema: text } } };
  if (zip !== undefined && status === '200') return { description, content: { 'application/zip': { schema: z.file() } } };
  if (calendar === true && status === '200') return { description, content: { 'text/calendar': { schema } } };
  const json = { 'application/json': { schema } };
  return { description, content: csv === undefined || status !== '200' ? json : { ...json, 'text/csv': { schema: text } } };
};

function problemAnswers(problems: readonly EndpointProblem[]): Readonly<Record<string, Answer>> {
  const byStatus = Object.groupBy(problems, ({ status }) => status);
  return Object.fromEntries(
    Object.entries(byStatus).map(([status, those = []]) => [
      status,
      {
        description: those.map(({ code, title }) => `\`${code}\`: ${title}.`).join('\n\n'),
        content: { 'application/problem+json': { schema: problem } },
      },
    ]),
  );
}

/** A name for generated clients: `postImportsPreview`, `deleteAccountsById`. */
const operationOf = ({ method, path }: Endpoint): string => {
  const words = path.split('/').filter((part) => part !== '' && part !== 'api');
  const named = words.map((word) => (word.startsWith(':') ? `By-${word.slice(1)}` : word)).join('-');
  return method.toLowerCase() + named.replace(/(^|[-_.])(\w)/g, (_, _mark: string, letter: string) => letter.toUpperCase());
};
