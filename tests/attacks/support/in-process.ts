import type { InjectOptions } from 'fastify';
import type { Server } from '../../../src/platform/http/build-server.ts';
import type { Sender } from './sender.ts';

const METHODS: Readonly<Record<string, NonNullable<InjectOptions['method']>>> = {
  GET: 'GET',
  HEAD: 'HEAD',
  POST: 'POST',
  PUT: 'PUT',
  PATCH: 'PATCH',
  DELETE: 'DELETE',
  OPTIONS: 'OPTIONS',
};

/** A sender that hands requests to a server of this process without a connection: all of the server but its sockets, in a third of the time. */
export function createInProcessSender(server: Server, url: string): Sender {
  return {
    url,
    close: () => undefined,
    async send({ method, path, headers, body }) {
      const known = METHODS[method];
      if (known === undefined) throw new Error(`${method} is no method of a request`);
      const payload = body === undefined ? {} : { payload: typeof body === 'string' ? body : Buffer.from(body) };
      const answer = await server.inject({ method: known, url: path, headers: { ...headers }, ...payload });
      const named = Object.entries(answer.headers).map(([name, value]): [string, string] => [
        name,
        Array.isArray(value) ? value.join(', ') : `${value}`,
      ]);
      return { status: answer.statusCode, headers: new Map(named), text: answer.payload };
    },
  };
}
