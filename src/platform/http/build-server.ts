import { randomUUID } from 'node:crypto';
import fastifyCompress from '@fastify/compress';
import fastifyCookie from '@fastify/cookie';
import fastifyMultipart from '@fastify/multipart';
import fastifyUnderPressure from '@fastify/under-pressure';
import Fastify, { type FastifyBaseLogger, type FastifyInstance, type FastifyReply, type FastifyRequest, LogController } from 'fastify';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import type { Endpoint } from '../../contract/endpoint.ts';
import { commonProblems, Problem } from '../../contract/problem.ts';
import { speakInSentences } from '../../contract/sentences.ts';
import type { RateLimiter } from '../cache/rate-limiter.ts';
import type { Settings } from '../config/settings.ts';
import type { Log } from '../telemetry/log.ts';
import { createMetrics, type Metrics } from '../telemetry/metrics.ts';
import type { Authenticate } from './authentication.ts';
import { problemsOf, type ProblemTypes } from './endpoint-problems.ts';
import { answerBrokenRequest, refuseExpectation } from './broken-request.ts';
import { answerFailure, sendProblem } from './failures.ts';
import { addHealthRoutes, type ReadyCheck } from './health.ts';
import type { Idempotency } from './idempotency.ts';
import { type Counted, createLimits } from './limits.ts';
import { createMethodFinder } from './methods.ts';
import { refuseUndeclaredRoutes } from './own-routes.ts';
import { type SendPage, servePages } from './pages.ts';
import { PASSED_OVER_BYTES_MOST } from './passed-over.ts';
import { answerOf, methodAnswer, nothingHere } from './problem-answer.ts';
import { addMailPreviews, type MailPreview } from './mail-previews.ts';
import { addReference } from './reference.ts';
import { type Keeping, registerRoute } from './registrar.ts';
import type { Route } from './route.ts';
import { SECURITY_HEADERS } from './security-headers.ts';
import { cookieStyle } from './session-cookie.ts';
import { createStopping, type Stopping } from './stopping.ts';

/** The server's own kind of instance: it writes to our log. */
export type Server = FastifyInstance;

/** What a server is made of. */
export interface ServerParts {
  readonly settings: Settings;
  readonly routes: readonly Route[];
  /** Every problem of the features, by its code. */
  readonly problems: ProblemTypes;
  readonly authenticate: Authenticate;
  readonly rateLimiter: RateLimiter;
  readonly idempotency: Idempotency;
  /** How answers are kept; none are when left out. */
  readonly keeping?: Keeping;
  readonly log: Log;
  /** The folder of the built pages. */
  readonly pagesFolder: string;
  /** What /readyz looks at, by name. */
  readonly ready: Readonly<Record<string, ReadyCheck>>;
  /** Where it is measured; a place of its own when left out. */
  readonly metrics?: Metrics;
  /** What /readyz tells as well, and serves without; nothing when left out. */
  readonly dispensable?: Readonly<Record<string, ReadyCheck>>;
  /** Every mail that Mingus writes, to be looked at outside production; none when left out. */
  readonly mailPreviews?: readonly MailPreview[];
  /** Told of each request that a limit turned away: for the audit trail. */
  readonly onLimited?: (limit: string, counted: Counted) => void;
}

/** A server that is not listening yet. */
export interface BuiltServer {
  readonly server: Server;
  readonly metrics: Metrics;
  readonly stop: Stopping;
}

// Far above any JSON that a page sends; files come as forms, with a limit of their own.
const BODY_BYTES_MOST = 1024 * 1024;

/** Builds the server: every answer has its security headers and its request id, every problem its code. */
export async function buildServer(parts: ServerParts): Promise<BuiltServer> {
  speakInSentences();
  const { settings, log } = parts;
  const endpoints = parts.routes.map(({ endpoint }) => endpoint);
  for (const endpoint of endpoints) problemsOf(endpoint, parts.problems);
  const { metrics = createMetrics() } = parts;
  const loggerInstance: FastifyBaseLogger = log;
  const server: Server = Fastify({
    loggerInstance,
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'request_id' }),
    genReqId: () => randomUUID(),
    requestIdHeader: false,
    trustProxy: settings.trustedProxies.length === 0 ? false : [...settings.trustedProxies],
    bodyLimit: BODY_BYTES_MOST,
    routerOptions: { maxParamLength: 200 },
    // A request on a connection that is still open is answered to the end, also while stopping.
    return503OnClosing: false,
    forceCloseConnections: 'idle',
    requestTimeout: 60_000,
    // These never reach a hook.
    frameworkErrors: (error, request, reply) => void answerFailure(error, request, identified(request, reply)),
    clientErrorHandler: answerBrokenRequest,
  });
  server.server.on('checkExpectation', refuseExpectation);
  server.decorateRequest('passage', null);
  server.decorateRequest('upload', undefined);
  refuseUndeclaredRoutes(server);
  observe(server, metrics);
  const stop = createStopping(server);
  server.setErrorHandler((error, request, reply) => answerFailure(error, request, reply));
  if (settings.busyDelayMs > 0) await turnAwayWhenBusy(server, settings.busyDelayMs);
  await server.register(fastifyCompress, { encodings: ['gzip'], threshold: 1024, zlibOptions: { level: 5 } });
  const sendPage = await servePages(server, parts.pagesFolder);
  const { ready: checks, dispensable = {} } = parts;
  addHealthRoutes(server, { checks, dispensable, isStopping: stop.isStopping, metrics, metricsToken: settings.metricsToken });
  // The description of the API is only loaded and made for those who read it.
  addReference(server, async () => {
    const { openapiDocument } = await import('./openapi.ts');
    return openapiDocument(endpoints, parts.problems);
  });
  if (settings.environment !== 'production' && parts.mailPreviews !== undefined) addMailPreviews(server, parts.mailPreviews);
  await addApi(server, parts, metrics);
  answerUnknown(server, endpoints, sendPage);
  return { server, metrics, stop };
}

const identified = (request: FastifyRequest, reply: FastifyReply): FastifyReply => reply.headers(SECURITY_HEADERS).header('x-request-id', request.id);

/** Security headers and request id on every answer; a log line and a measurement for each, by the pattern of its route. */
function observe(server: Server, metrics: Metrics): void {
  server.addHook('onRequest', async (request, reply) => {
    identified(request, reply);
  });
  server.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none';
    const { method } = request;
    const status = reply.statusCode;
    metrics.answered({ method, route, status, seconds: reply.elapsedTime / 1000 });
    request.log.info({ method, route, status, ms: Math.round(reply.elapsedTime) }, 'answered');
  });
}

async function turnAwayWhenBusy(server: Server, maxEventLoopDelay: number): Promise<void> {
  await server.register(fastifyUnderPressure, {
    maxEventLoopDelay,
    sampleInterval: 1000,
    pressureHandler: (request) => {
      // Whoever watches has to see that it is busy, and not that it is gone.
      if (['/healthz', '/metrics'].includes(request.routeOptions.url ?? '')) return;
      throw new Problem(commonProblems['server.busy'], 'Too much is being done at once. Nothing was changed; try again in a moment.', {
        retryAfterSeconds: 5,
      });
    },
  });
}

/** The endpoints, in a scope of their own: cookies, forms and schemas are no concern of files and health. */
async function addApi(server: Server, parts: ServerParts, metrics: Metrics): Promise<void> {
  const { settings, onLimited } = parts;
  const isProduction = settings.environment === 'production';
  const place = { publicUrl: settings.publicUrl, isProduction };
  await server.register(async (api) => {
    api.setValidatorCompiler(validatorCompiler);
    api.setSerializerCompiler(serializerCompiler);
    api.removeContentTypeParser('text/plain');
    // The gate lets forms come by link only, and to endpoints that read none.
    api.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string', bodyLimit: PASSED_OVER_BYTES_MOST }, (_request, _body, done) =>
      done(null, null),
    );
    await api.register(fastifyCookie);
    await api.register(fastifyMultipart, { throwFileSizeLimit: true, limits: { fileSize: settings.uploadLimitBytes, files: 1 } });
    // What an API answers is somebody's own, or the state of this moment.
    api.addHook('onRequest', async (_, reply) => void reply.header('cache-control', 'no-store'));
    const registrar = {
      authenticate: parts.authenticate,
      cookie: cookieStyle(place),
      place,
      count: settings.rateLimitEnabled ? createLimits(parts.rateLimiter, settings.limits) : null,
      onLimited: (limit: string, counted: Counted) => {
        metrics.limited(limit);
        onLimited?.(limit, counted);
      },
      idempotency: parts.idempotency,
      keeping: parts.keeping === undefined ? null : { ...parts.keeping, onLookedUp: metrics.lookedUp },
      uploadBytesMost: settings.uploadLimitBytes,
    };
    for (const route of parts.routes) registerRoute(api, route, registrar);
  });
}

function answerUnknown(server: Server, endpoints: readonly Endpoint[], sendPage: SendPage): void {
  const methodsOf = createMethodFinder(endpoints);
  server.setNotFoundHandler(async (request, reply) => {
    if (await sendPage(request, reply)) return reply;
    const allowed = methodsOf(request.url.split('?')[0] ?? '');
    if (allowed.length === 0) return sendProblem(reply, answerOf(nothingHere()));
    return sendProblem(reply.header('allow', allowed.join(', ')), methodAnswer(allowed));
  });
}
