import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { SECURITY_HEADERS } from './security-headers.ts';

const brokenBody = (status: number, title: string, detail: string): string =>
  JSON.stringify({ status, code: 'request.invalid', title, detail, fields: [] });

/** What a request expects that nobody here can do, Node would refuse by itself, without our headers. (`100-continue` it answers, and asks nobody.) */
export function refuseExpectation(_request: IncomingMessage, response: ServerResponse): void {
  const headers = {
    ...SECURITY_HEADERS,
    'content-type': 'application/problem+json; charset=utf-8',
    'cache-control': 'no-store',
    connection: 'close',
  };
  response.writeHead(417, headers).end(brokenBody(417, 'Expectation Failed', 'The request expects something that is not done here.'));
}

/** What is not HTTP at all, or too slow or too long for it, never becomes a request: it is answered on the bare connection. */
export function answerBrokenRequest(error: Error & { readonly code?: string }, socket: Socket): void {
  if (!socket.writable || error.code === 'ECONNRESET') return void socket.destroy();
  const [status, words] =
    error.code === 'HPE_HEADER_OVERFLOW'
      ? [431, 'Request Header Fields Too Large']
      : error.code === 'ERR_HTTP_REQUEST_TIMEOUT'
        ? [408, 'Request Timeout']
        : [400, 'Bad Request'];
  const body = brokenBody(Number(status), String(words), 'The request is not written as HTTP asks.');
  const head = [
    `HTTP/1.1 ${status} ${words}`,
    'content-type: application/problem+json; charset=utf-8',
    `content-length: ${Buffer.byteLength(body)}`,
    'cache-control: no-store',
    ...Object.entries(SECURITY_HEADERS).map(([name, value]) => `${name}: ${value}`),
    'connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}
