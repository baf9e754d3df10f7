import { Agent, request } from 'node:https';
import { z } from 'zod';
import { keepSecret } from './secrets/of-this-file.ts';

/** What came back through a proxy; `status` 0 where nothing did, and `body` says why. */
export interface SecureAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** Browsers of one machine that keep their connections, at a site whose certificate is its own authority. */
export class SecureClient {
  readonly #agent: Agent;
  readonly #port: number;
  readonly #host: string;
  #cookies = '';
  #csrfToken = '';

  /** `connections` at most are open at once. */
  constructor(site: { readonly httpsPort: number; readonly certificate: string; readonly host: string; readonly connections?: number }) {
    this.#agent = new Agent({ keepAlive: true, maxSockets: site.connections ?? 32, ca: site.certificate, servername: site.host });
    this.#port = site.httpsPort;
    this.#host = site.host;
  }

  /** Sends a request, with cookies, origin and CSRF token as a browser would. Never rejects. */
  send(method: string, path: string, body?: unknown, more: Readonly<Record<string, string>> = {}): Promise<SecureAnswer> {
    const text = body === undefined ? undefined : JSON.stringify(body);
    const headers = {
      host: this.#host,
      origin: `https://${this.#host}`,
      ...(this.#cookies !== '' && { cookie: this.#cookies }),
      ...(this.#csrfToken !== '' && { 'x-csrf-token': this.#csrfToken }),
      ...(text !== undefined && { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(text)) }),
      ...more,
    };
    return new Promise((resolve) => {
      const broken = (error: Error): void => resolve({ status: 0, headers: {}, body: error.message });
      const sent = request({ host: '127.0.0.1', port: this.#port, method, path, headers, agent: this.#agent }, (answer) => {
        let received = '';
        answer.setEncoding('utf8').on('data', (chunk: string) => {
          received += chunk;
        });
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: received })).on('error', broken);
      });
      sent.on('error', broken);
      sent.end(text);
    });
  }

  /** Registers somebody and stays signed in. */
  async register(email: string): Promise<void> {
    const answer = await this.send('POST', '/api/auth/register', { email, password: 'correct horse battery staple' });
    if (answer.status !== 201) throw new Error(`registering answered ${answer.status}: ${answer.body}`);
    this.#cookies = [answer.headers['set-cookie'] ?? []]
      .flat()
      .map((line) => line.split(';')[0] ?? '')
      .join('; ');
    keepSecret('token', this.#cookies);
    const session = await this.send('GET', '/api/auth/session');
    this.#csrfToken = z.looseObject({ csrf_token: z.string() }).parse(JSON.parse(session.body)).csrf_token;
  }

  close(): void {
    this.#agent.destroy();
  }
}
