import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { onTestFinished } from 'vitest';
import { freePort, startGuarded } from './guarded-process.ts';

const run = promisify(execFile);
const SHIPPED = join(import.meta.dirname, '..', '..', 'ops', 'nginx');

/** Whether the machine has nginx and openssl. */
export const hasNginx = async (): Promise<boolean> => {
  try {
    await Promise.all([run('nginx', ['-v']), run('openssl', ['version'])]);
    return true;
  } catch {
    return false;
  }
};

/** The name that the shipped configuration answers to. */
export const NGINX_NAME = 'mingus.example.org';

/** `text` with each of `changes` made everywhere; throws where there is nothing to change, for then the shipped file has become another. */
function rendered(text: string, changes: readonly (readonly [from: string, to: string])[]): string {
  return changes.reduce((changed, [from, to]) => {
    if (!changed.includes(from)) throw new Error(`the shipped configuration has no "${from}"`);
    return changed.replaceAll(from, to);
  }, text);
}

/** A folder with the shipped configuration, word for word but for ports, folders and this certificate, and a nginx.conf around it. */
export interface NginxFolder {
  readonly folder: string;
  readonly httpPort: number;
  readonly httpsPort: number;
  /** The certificate as text, which is its own authority. */
  readonly certificate: string;
  readonly accessLog: string;
  readonly errorLog: string;
}

/** Lays the shipped files out for nginx on free loopback ports, before servers on `ports` of this machine. */
export async function layOutNginx(ports: readonly [number, number]): Promise<NginxFolder> {
  const folder = await mkdtemp(join(tmpdir(), 'mingus-nginx-'));
  const [httpPort, httpsPort] = [await freePort(), await freePort()];
  await mkdir(join(folder, 'mingus'));
  const [accessLog, errorLog] = [join(folder, 'access.log'), join(folder, 'error.log')];
  const site = rendered(await readFile(join(SHIPPED, 'mingus.conf'), 'utf8'), [
    ['listen 80', `listen 127.0.0.1:${httpPort}`],
    ['listen [::]:80', `listen [::1]:${httpPort}`],
    ['listen 443', `listen 127.0.0.1:${httpsPort}`],
    ['listen [::]:443', `listen [::1]:${httpsPort}`],
    ['/var/cache/nginx-mingus', join(folder, 'cache')],
    ['/var/log/nginx/access.log', accessLog],
    ['/var/log/nginx/error.log', errorLog],
  ]);
  const servers = rendered(await readFile(join(SHIPPED, 'servers.conf'), 'utf8'), [
    ['127.0.0.1:3000', `127.0.0.1:${ports[0]}`],
    ['127.0.0.1:3001', `127.0.0.1:${ports[1]}`],
  ]);
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((kind) => `${kind}_temp_path ${join(folder, kind)};`).join('\n');
  // As root nginx would hand its work to the user of Debian's package, who cannot enter this folder.
  const user = process.getuid?.() === 0 ? 'user root;' : '';
  const outer = `${user}\ndaemon off;\npid ${join(folder, 'pid')};\nerror_log stderr warn;\nworker_processes 1;
events { worker_connections 1024; }\nhttp {\n${temporary}\naccess_log off;\ninclude site.conf;\n}\n`;
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-keyout', join(folder, 'mingus', 'certificate.key')];
  const name = ['-subj', `/CN=${NGINX_NAME}`, '-addext', `subjectAltName=DNS:${NGINX_NAME}`];
  await run('openssl', ['req', '-x509', '-days', '1', ...key, ...name, '-out', join(folder, 'mingus', 'certificate.pem')]);
  await Promise.all([
    writeFile(join(folder, 'site.conf'), site),
    writeFile(join(folder, 'mingus', 'servers.conf'), servers),
    writeFile(join(folder, 'nginx.conf'), outer),
  ]);
  const certificate = await readFile(join(folder, 'mingus', 'certificate.pem'), 'utf8');
  return { folder, httpPort, httpsPort, certificate, accessLog, errorLog };
}

/** A running nginx with the shipped configuration. */
export interface Nginx extends NginxFolder {
  /** What it wrote by itself. */
  log(): string;
}

/** Starts nginx before servers on `ports`; it ends with the test, and its folder goes with it. */
export async function startNginx(ports: readonly [number, number]): Promise<Nginx> {
  const laidOut = await layOutNginx(ports);
  const { folder, httpPort } = laidOut;
  const server = startGuarded({ command: 'nginx', args: ['-p', folder, '-c', join(folder, 'nginx.conf')], folder });
  onTestFinished(() => server.stop());
  const until = performance.now() + 10_000;
  const answers = () =>
    fetch(`http://127.0.0.1:${httpPort}/`, { redirect: 'manual', headers: { host: NGINX_NAME } }).then(
      () => true,
      (error: unknown) => !String(error instanceof Error ? error.cause : error).includes('ECONNREFUSED'),
    );
  while (!(await answers())) {
    if (performance.now() > until) throw new Error(`nginx did not come up:\n${server.log()}`);
    await sleep(20);
  }
  return { ...laidOut, log: () => server.log() };
}
