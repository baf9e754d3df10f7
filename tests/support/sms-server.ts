import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { keepSecret } from './secrets/of-this-file.ts';

/** A message as it was handed over. */
export interface HandedOver {
  readonly to: string;
  readonly from: string;
  readonly text: string;
  readonly path: string | undefined;
  readonly headers: IncomingMessage['headers'];
}

/** What the server does with a request that it has read; it may also never answer. */
export type Answering = (response: ServerResponse, message: HandedOver) => void;

/** A carrier of text messages that speaks as Twilio does: the outside world of telephones, on loopback. */
export interface SmsServer {
  /** Settings by which Mingus hands messages to it. */
  readonly env: Readonly<Record<string, string>>;
  /** Each request as it came, also those that were answered otherwise. */
  readonly messages: readonly HandedOver[];
  /** Answers the next requests like this, one each; then it takes messages again. */
  answer(...answers: readonly Answering[]): void;
  close(): Promise<void>;
}

/** Takes the message. */
export const take: Answering = (response) => {
  response.writeHead(201, { 'content-type': 'application/json' }).end(JSON.stringify({ sid: 'SM0123456789abcdef', status: 'queued' }));
};

/** Answers this status with this body. */
export const say =
  (status: number, body: unknown = {}, headers: Readonly<Record<string, string>> = {}): Answering =>
  (response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(typeof body === 'string' ? body : JSON.stringify(body));
  };

/** Hangs up without a word. */
export const hangUp: Answering = (response) => void response.socket?.resetAndDestroy();

/** Starts it on a free port. */
export async function startSmsServer(): Promise<SmsServer> {
  const messages: HandedOver[] = [];
  const answers: Answering[] = [];
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      const form = new URLSearchParams(body);
      const message = {
        to: form.get('To') ?? '',
        from: form.get('From') ?? '',
        text: form.get('Body') ?? '',
        path: request.url,
        headers: request.headers,
      };
      messages.push(message);
      for (const [code] of message.text.matchAll(/\d{10,}/g)) keepSecret('code', code);
      keepSecret('phone number', message.to);
      (answers.shift() ?? take)(response, message);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port was given');
  return {
    env: {
      SMS_URL: `http://127.0.0.1:${address.port}`,
      SMS_ACCOUNT: 'AC0123456789',
      SMS_TOKEN: 'a token of the carrier',
      SMS_FROM: '+12025550100',
    },
    messages,
    answer: (...more) => void answers.push(...more),
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
