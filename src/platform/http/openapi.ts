import fastifySwagger from '@fastify/swagger';
import Fastify, { type FastifySchema } from 'fastify';
import { createJsonSchemaTransform, createJsonSchemaTransformObject, serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Endpoint } from '../../contract/endpoint.ts';
import { endpointSchema } from './openapi-endpoint.ts';
import type { ProblemTypes } from './endpoint-problems.ts';

/** An OpenAPI 3.1 document, as JSON. */
export type OpenapiDocument = Readonly<Record<string, unknown>>;

type Override = NonNullable<NonNullable<Parameters<typeof z.toJSONSchema>[1]>['override']>;

const replace = (jsonSchema: Record<string, unknown>, schema: z.core.$ZodType, io: 'input' | 'output'): void => {
  for (const key of Object.keys(jsonSchema)) if (key !== 'description') delete jsonSchema[key];
  const { $schema: _, ...other } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  Object.assign(jsonSchema, other);
};

/** Money is a number on both sides of the door, and what is read from text of an address is what comes of it. */
const override: Override = ({ zodSchema, jsonSchema }) => {
  if (zodSchema instanceof z.ZodCodec) replace(jsonSchema, zodSchema.def.in, 'input');
  else if (zodSchema instanceof z.ZodPipe && zodSchema.def.in instanceof z.ZodNumber) replace(jsonSchema, zodSchema.def.out, 'output');
};

const DESCRIPTION = `Money is a number in major units. Lists answer \`items\` and \`next_cursor\`. What goes wrong is answered as application/problem+json with a stable \`code\`.
Requests of a session that change something carry the header X-CSRF-Token; they may carry an Idempotency-Key: the same key gives the same answer and one effect, for 24 hours.`;

/** The document of these endpoints. Works without a database; loads what it needs when it is called. */
export async function openapiDocument(endpoints: readonly Endpoint[], problems: ProblemTypes): Promise<OpenapiDocument> {
  const server = Fastify({ exposeHeadRoutes: false });
  server.setValidatorCompiler(validatorCompiler);
  server.setSerializerCompiler(serializerCompiler);
  await server.register(fastifySwagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Mingus', version: '1', description: DESCRIPTION },
      components: {
        securitySchemes: {
          session: {
            type: 'apiKey',
            in: 'cookie',
            name: '__Host-mingus_session',
            description: 'Set by signing in. On plain http in development: mingus_session.',
          },
          token: {
            type: 'http',
            scheme: 'bearer',
            description: 'A personal token, made on the page Tokens. Its scopes say what it may do: read, write.',
          },
          csrf: { type: 'apiKey', in: 'header', name: 'X-CSRF-Token', description: 'GET /api/auth/session tells it.' },
        },
      },
    },
    transform: createJsonSchemaTransform({ zodToJsonConfig: { override } }),
    transformObject: createJsonSchemaTransformObject({ zodToJsonConfig: { override } }),
  });
  server.register(async (api) => {
    for (const endpoint of endpoints) {
      const schema: FastifySchema = endpointSchema(endpoint, problems);
      api.route({ method: endpoint.method, url: endpoint.path, schema, handler: async () => null });
    }
  });
  await server.ready();
  const document = withoutInputs.parse(JSON.parse(JSON.stringify(server.swagger())));
  await server.close();
  return document;
}

// The plugin describes each component twice, as it is sent and as it is answered. Ours are only answered.
const withoutInputs = z.looseObject({
  components: z.looseObject({
    schemas: z
      .record(z.string(), z.unknown())
      .transform((schemas) => Object.fromEntries(Object.entries(schemas).filter(([name]) => !name.endsWith('Input')))),
  }),
});
