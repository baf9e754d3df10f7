import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { onTestFinished } from 'vitest';

/** A certificate for `localhost` that is its own authority. */
export interface OwnCertificate {
  /** What a server that speaks TLS needs, as PEM. */
  readonly key: string;
  readonly cert: string;
  /** The file of the certificate, for who is to trust it. */
  readonly file: string;
}

/** Makes one for so many days; its files go with the test. */
export async function ownCertificate(days: number): Promise<OwnCertificate> {
  const folder = await mkdtemp(join(tmpdir(), 'mingus-tls-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const [key, file] = [join(folder, 'key.pem'), join(folder, 'certificate.pem')];
  const kind = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-keyout', key];
  const name = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'];
  await promisify(execFile)('openssl', ['req', '-x509', '-days', String(days), ...kind, ...name, '-out', file]);
  return { key: await readFile(key, 'utf8'), cert: await readFile(file, 'utf8'), file };
}
