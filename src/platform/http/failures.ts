import type { FastifyReply, FastifyRequest } from 'fastify';
import { problemOf } from './fastify-errors.ts';
import { answerOf, errorAnswer, type ProblemAnswer } from './problem-answer.ts';

/** Sends a problem. */
export function sendProblem(reply: FastifyReply, answer: ProblemAnswer): FastifyReply {
  const ready = reply.code(answer.status).header('content-type', 'application/problem+json; charset=utf-8').header('cache-control', 'no-store');
  return ready.send(JSON.stringify(answer));
}

/** The one place where errors become answers. */
export function answerFailure(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const problem = problemOf(error);
  if (problem === undefined) {
    request.log.error({ err: error }, 'failed');
    return sendProblem(reply, errorAnswer(request.id));
  }
  if (problem.type.kind === 'unavailable') request.log.warn({ code: problem.type.code, err: problem.cause }, 'unavailable');
  if (problem.retryAfterSeconds !== undefined) reply.header('retry-after', String(problem.retryAfterSeconds));
  if (problem.type.kind === 'unauthenticated') reply.header('www-authenticate', 'Bearer');
  return sendProblem(reply, answerOf(problem));
}
