import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { accepts, type GuardedProcess, startGuarded } from './guarded-process.ts';

const TEMPORARY = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];

const configuration = (folder: string, port: number, servers: readonly string[]): string => `
${process.getuid?.() === 0 ? 'user root;' : ''}
daemon off;
pid ${join(folder, 'pid')};
error_log stderr warn;
worker_processes 1;
events { worker_connections 1024; }
http {
  ${TEMPORARY.map((kind) => `${kind}_temp_path ${join(folder, kind)};`).join(' ')}
  access_log off;
  upstream mingus {
    ${servers.map((url) => `server ${new URL(url).host};`).join(' ')}
    keepalive 8;
  }
  server {
    listen 127.0.0.1:${port};
    client_max_body_size 100m;
    location / {
      proxy_pass http://mingus;
      proxy_http_version 1.1;
      proxy_set_header Connection "";
      proxy_set_header Host $http_host;
      proxy_set_header X-Forwarded-For $remote_addr;
      proxy_set_header X-Forwarded-Proto $scheme;
      proxy_next_upstream off;
    }
  }
}`;

/** Starts nginx without TLS on a port of the loopback interface; each server gets every other request. It ends with this process at the latest. */
export async function startPlainNginx(port: number, servers: readonly string[]): Promise<GuardedProcess> {
  const folder = await mkdtemp(join(tmpdir(), 'mingus-nginx-'));
  const file = join(folder, 'nginx.conf');
  await writeFile(file, configuration(folder, port, servers));
  const nginx = startGuarded({ command: 'nginx', args: ['-p', folder, '-e', 'stderr', '-c', file], folder });
  const until = performance.now() + 10_000;
  while (!(await accepts(port))) {
    if (performance.now() > until) throw new Error(`nginx did not come up:\n${nginx.log()}`);
    await sleep(10);
  }
  return nginx;
}
