import { timingSafeEqual } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { commonProblems, Problem } from '../../contract/problem.ts';
import { isLoopback } from '../config/loopback.ts';
import type { Metrics } from '../telemetry/metrics.ts';
import { nothingHere } from './problem-answer.ts';

/** Whether something that is needed to serve works. Throws or answers false when it does not. */
export type ReadyCheck = () => Promise<boolean>;

/** What the addresses for watching know. */
export interface HealthParts {
  /** By the name that /readyz gives: `database`, `migrations`. */
  readonly checks: Readonly<Record<string, ReadyCheck>>;
  /** What /readyz tells as well, and serves without: `redis`. */
  readonly dispensable: Readonly<Record<string, ReadyCheck>>;
  readonly isStopping: () => boolean;
  readonly metrics: Metrics;
  /** METRICS_TOKEN; null lets only this machine read /metrics. */
  readonly metricsToken: string | null;
}

/** Adds /healthz (the process answers), /readyz (it can serve) and /metrics. */
export function addHealthRoutes(server: FastifyInstance, { checks, dispensable, isStopping, metrics, metricsToken }: HealthParts): void {
  server.get('/healthz', async (_, reply) => reply.header('cache-control', 'no-store').send({ status: 'ok' }));

  server.get('/readyz', async (_, reply) => {
    const [found, others] = await Promise.all([lookedAt(checks), lookedAt(dispensable)]);
    const isReady = !isStopping() && Object.values(found).every((state) => state === 'ok');
    const status = isStopping() ? 'stopping' : isReady ? 'ok' : 'not_ready';
    return reply
      .code(isReady ? 200 : 503)
      .header('cache-control', 'no-store')
      .send({ status, checks: { ...found, ...others } });
  });

  server.get('/metrics', async (request, reply) => {
    checkReader(request, metricsToken);
    const { contentType, body } = await metrics.text();
    return reply.header('content-type', contentType).header('cache-control', 'no-store').send(body);
  });
}

// A database that neither answers nor breaks off must not keep whoever watches waiting: they would take that for no answer, or queue up.
const ANSWER_MS = 2000;

const holds = (check: ReadyCheck): Promise<boolean> => Promise.race([check().catch(() => false), sleep(ANSWER_MS, false, { ref: false })]);

async function lookedAt(checks: HealthParts['checks']): Promise<Readonly<Record<string, 'ok' | 'failed'>>> {
  const found = Object.entries(checks).map(async ([name, check]) => [name, (await holds(check)) ? 'ok' : 'failed'] as const);
  return Object.fromEntries(await Promise.all(found));
}

function checkReader(request: FastifyRequest, token: string | null): void {
  // What a stranger may not read does not exist for them. The address is the connection's own: a forwarded one can be made up.
  if (token === null && (!isLoopback(request.socket.remoteAddress ?? '') || request.headers['x-forwarded-for'] !== undefined)) throw nothingHere();
  if (token !== null && !isEqual(request.headers.authorization ?? '', `Bearer ${token}`)) {
    throw new Problem(commonProblems['auth.required'], 'The measurements are read with the token METRICS_TOKEN.');
  }
}

const isEqual = (given: string, wanted: string): boolean => {
  const [one, other] = [Buffer.from(given), Buffer.from(wanted)];
  return one.length === other.length && timingSafeEqual(one, other);
};
