import { z } from 'zod';
import type { Endpoint } from '../../../src/contract/endpoint.ts';
import { openapiDocument } from '../../../src/platform/http/openapi.ts';
import type { ProblemTypes } from '../../../src/platform/http/endpoint-problems.ts';
import { type Schema, schema } from './schema.ts';

/** One request of the API: what its endpoint declares, and what the document of the API says of it. */
export interface Operation {
  /** `PATCH /api/accounts/:id` */
  readonly place: string;
  readonly endpoint: Endpoint;
  /** Parameters of the address by name. */
  readonly params: Readonly<Record<string, Schema>>;
  /** Parameters of the query by name. */
  readonly query: Readonly<Record<string, Schema>>;
  readonly requiredQuery: readonly string[];
  /** Of JSON, or of the text parts of a form. */
  readonly body: Schema | undefined;
  /** By status; undefined for an answer without a body. */
  readonly answers: Readonly<Record<string, Schema | undefined>>;
}

const content = z.record(z.string(), z.looseObject({ schema }));
const documented = z.looseObject({
  paths: z.record(
    z.string(),
    z.record(
      z.string(),
      z.looseObject({
        parameters: z.array(z.looseObject({ name: z.string(), in: z.string(), required: z.boolean().optional(), schema })).default([]),
        requestBody: z.looseObject({ content }).optional(),
        responses: z.record(z.string(), z.looseObject({ content: content.optional() })),
      }),
    ),
  ),
  components: z.looseObject({ schemas: z.record(z.string(), schema) }),
});

/** What is attacked: every request of the API, and the schemas that its document names. */
export interface Api {
  readonly operations: readonly Operation[];
  /** `#/components/schemas/NAME` by name. */
  readonly named: Readonly<Record<string, Schema>>;
}

const inDocument = (path: string): string => path.replace(/:(\w+)/g, '{$1}');

const withoutFile = ({ properties = {}, required = [], ...rest }: Schema): Schema => {
  const { file: _, ...fields } = properties;
  return { ...rest, properties: fields, required: required.filter((name) => name !== 'file') };
};

/** Reads the requests of the API off its own document. Throws when an endpoint is not in it. */
export async function readApi(endpoints: readonly Endpoint[], problems: ProblemTypes): Promise<Api> {
  const { paths, components } = documented.parse(await openapiDocument(endpoints, problems));
  const operations = endpoints.map((endpoint): Operation => {
    const place = `${endpoint.method} ${endpoint.path}`;
    const found = paths[inDocument(endpoint.path)]?.[endpoint.method.toLowerCase()];
    if (found === undefined) throw new Error(`the document of the API lacks ${place}`);
    const parametersIn = (where: string) => found.parameters.filter((parameter) => parameter.in === where);
    const schemasOf = (where: string) => Object.fromEntries(parametersIn(where).map((parameter) => [parameter.name, parameter.schema]));
    const sent = Object.values(found.requestBody?.content ?? {})[0]?.schema;
    return {
      place,
      endpoint,
      params: schemasOf('path'),
      query: schemasOf('query'),
      requiredQuery: parametersIn('query').flatMap(({ name, required }) => (required === true ? [name] : [])),
      body: sent === undefined || endpoint.multipart !== true ? sent : withoutFile(sent),
      answers: Object.fromEntries(
        Object.entries(found.responses).map(([status, answer]) => [status, Object.values(answer.content ?? {})[0]?.schema]),
      ),
    };
  });
  return { operations, named: components.schemas };
}

/** Whether the request may change something. */
export const changes = ({ endpoint }: Operation): boolean => endpoint.method !== 'GET';
