import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';

/** A request as it came. */
export interface Received {
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

/** What takes webhooks, or an ntfy: the outside world of reminders, on loopback. */
export interface Receiver {
  readonly origin: string;
  /** Each request, whatever was answered. */
  readonly received: readonly Received[];
  /** Answers the next requests with these statuses, one each: 0 hangs up, -1 never answers. Then it takes them with 200 again. */
  answer(...statuses: readonly number[]): void;
  /** Sends whoever asks on from now on, with 302. */
  redirect(to: string): void;
  /** Calls this from now on when a request was read and nobody was answered yet. */
  onReceived(listener: () => void): void;
  close(): Promise<void>;
}

/** Starts it on a free port. */
export async function startReceiver(): Promise<Receiver> {
  const received: Received[] = [];
  const answers: number[] = [];
  let location: string | undefined;
  let onReceived = (): void => undefined;
  const server = createServer((request, response) => {
    void buffer(request).then((body) => {
      received.push({ path: request.url ?? '', headers: request.headers, body });
      onReceived();
      const status = answers.shift() ?? (location === undefined ? 200 : 302);
      if (status === 0) request.socket.resetAndDestroy();
      if (status > 0) response.writeHead(status, location === undefined ? {} : { location }).end();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    origin: `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`,
    received,
    answer: (...statuses) => void answers.push(...statuses),
    redirect: (to) => {
      location = to;
    },
    onReceived: (listener) => {
      onReceived = listener;
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
