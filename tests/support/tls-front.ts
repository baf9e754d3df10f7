import { request } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { ownCertificate } from './own-certificate.ts';

/** What speaks TLS before a server, as `localhost`. */
export interface TlsFront {
  /** `https://localhost:port` */
  readonly url: string;
  /** The file of its certificate, which is its own authority. */
  readonly certificate: string;
}

/** Starts one before the server at `url`, with a certificate for so many days; both go with the test. */
export async function startTlsFront(url: string, days: number): Promise<TlsFront> {
  const { key, cert, file } = await ownCertificate(days);
  const front = createServer({ key, cert }, (asked, answer) => {
    const { method, url: path = '/', headers } = asked;
    const passed = request(new URL(path, url), { method, headers }, (inner) => {
      answer.writeHead(inner.statusCode ?? 502, inner.headers);
      inner.pipe(answer);
    });
    passed.on('error', () => answer.writeHead(502).end());
    asked.pipe(passed);
  });
  await new Promise<void>((resolve) => front.listen(0, 'localhost', resolve));
  onTestFinished(async () => {
    front.closeAllConnections();
    await new Promise((resolve) => front.close(resolve));
  });
  const at = front.address();
  return { url: `https://localhost:${portOf(at)}`, certificate: file };
}

const portOf = (at: AddressInfo | string | null): number => (at === null || typeof at === 'string' ? 0 : at.port);
