import type { FastifyInstance } from 'fastify';

/** Addresses that are no endpoints of the API. Everything else has to come through the registrar, where it says who may call it. */
const OWN_ROUTES: readonly string[] = [
  '/healthz',
  '/readyz',
  '/metrics',
  '/api/openapi.json',
  '/api/reference',
  '/api/reference/start.js',
  '/api/reference/scalar.js',
  // Mails to look at, where Mingus is worked on.
  '/development/mails',
  '/development/mails/:name/:language/:form',
  // The files of the built pages.
  '/*',
];

/** Refuses, when the server starts, any route that does not declare who may call it. */
export function refuseUndeclaredRoutes(server: FastifyInstance): void {
  server.addHook('onRoute', ({ method, url, config }) => {
    if (config?.endpoint === undefined && !OWN_ROUTES.includes(url))
      throw new Error(`${String(method)} ${url} does not declare who may call it: give it an endpoint()`);
  });
}
