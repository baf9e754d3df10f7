import type { FastifyInstance } from 'fastify';
import { once } from '../once.ts';
import type { OpenapiDocument } from './openapi.ts';
import { REFERENCE_POLICY } from './security-headers.ts';

// No script stands in the page itself, which the Content-Security-Policy would refuse: both are files.
const PAGE = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Mingus: the API</title>
<link rel="icon" href="/mark.svg" type="image/svg+xml">
<div id="app"></div>
<script src="/api/reference/scalar.js"></script>
<script src="/api/reference/start.js"></script>
</html>
`;

const START = `Scalar.createApiReference('#app', {
  url: '/api/openapi.json',
  telemetry: false,
  agent: { disabled: true },
  mcp: { disabled: true },
  withDefaultFonts: false,
  hideClientButton: true,
  showDeveloperTools: 'never',
});
`;

/** The library's script. It comes inside the library's server plugin (4 MB of text), so it is loaded when somebody opens the page. */
async function scalarScript(): Promise<string> {
  const [{ default: Fastify }, { default: reference }] = await Promise.all([import('fastify'), import('@scalar/fastify-api-reference')]);
  const server = Fastify();
  await server.register(reference, { routePrefix: '/reference', configuration: { url: '/api/openapi.json' } });
  const { body } = await server.inject('/reference/js/scalar.js');
  await server.close();
  return body;
}

/** Adds /api/openapi.json and the page /api/reference that shows it. The document is made when it is first asked for. */
export function addReference(server: FastifyInstance, makeDocument: () => Promise<OpenapiDocument>): void {
  const document = once(async () => JSON.stringify(await makeDocument()));
  const script = once(scalarScript);
  const hour = 'public, max-age=3600';
  server.get('/api/openapi.json', async (_, reply) =>
    reply
      .header('content-type', 'application/json; charset=utf-8')
      .header('cache-control', 'no-cache')
      .send(await document()),
  );
  server.get('/api/reference', async (_, reply) =>
    reply
      .header('content-type', 'text/html; charset=utf-8')
      .header('cache-control', 'no-cache')
      .header('content-security-policy', REFERENCE_POLICY)
      .send(PAGE),
  );
  server.get('/api/reference/start.js', async (_, reply) =>
    reply.header('content-type', 'text/javascript; charset=utf-8').header('cache-control', hour).send(START),
  );
  server.get('/api/reference/scalar.js', async (_, reply) =>
    reply
      .header('content-type', 'text/javascript; charset=utf-8')
      .header('cache-control', hour)
      .send(await script()),
  );
}
