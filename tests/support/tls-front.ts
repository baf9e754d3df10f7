import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { request } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { onTestFinished } from 'vitest';

/** What speaks TLS before a server, as `localhost`. */
export interface TlsFront {
  /** `https://localhost:port` */
  readonly url: string;
  /** The file of its certificate, which is its own authority. */
  readonly certificate: string;
}

/** Starts one before the server at `url`, with a certificate for so many days; both go with the test. */
export async function startTlsFront(url: string, days: number): Promise<TlsFront> {
  const folder = await mkdtemp(join(tmpdir(), 'mingus-tls-'));
  const [key, certificate] = [join(folder, 'key.pem'), join(folder, 'certificate.pem')];
  const kind = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-keyout', key];
  const name = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'];
  await promisify(execFile)('openssl', ['req', '-x509', '-days', String(days), ...kind, ...name, '-out', certificate]);
  const front = createServer({ key: await readFile(key), cert: await readFile(certificate) }, (asked, answer) => {
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
    await rm(folder, { recursive: true, force: true });
  });
  const at = front.address();
  return { url: `https://localhost:${portOf(at)}`, certificate };
}

const portOf = (at: AddressInfo | string | null): number => (at === null || typeof at === 'string' ? 0 : at.port);
