import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';

/**
 * Sends a calendar (RFC 5545) with an ETag, or 304 to whoever has this very one. Whoever asked may keep it and has to ask again; what stands in between
 * may not: it is somebody's own.
 */
export function sendCalendar(request: FastifyRequest, reply: FastifyReply, body: unknown): FastifyReply {
  const text = z.string().parse(body);
  const tag = `"${createHash('sha256').update(text).digest('base64url')}"`;
  reply.header('cache-control', 'private, no-cache').header('etag', tag);
  if (isKnown(request.headers['if-none-match'], tag)) return reply.code(304).send();
  return reply
    .code(200)
    .header('content-type', 'text/calendar; charset=utf-8')
    .header('content-disposition', 'inline; filename="mingus.ics"')
    .send(text);
}

/** RFC 9110, 13.1.2: by the weak comparison; what compresses on the way makes a tag weak. */
const isKnown = (header: string | undefined, tag: string): boolean =>
  (header ?? '').split(',').some((each) => each.trim().replace(/^W\//, '') === tag);
