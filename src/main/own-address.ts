import { isLoopback } from '../platform/config/loopback.ts';
import type { Settings } from '../platform/config/settings.ts';
import type { Server } from '../platform/http/build-server.ts';

/** The origin at which this Mingus is found: PUBLIC_URL, else this machine's, with the port that the server got once it listens. Without a final slash. */
export function ownAddress({ publicUrl, host, port }: Pick<Settings, 'publicUrl' | 'host' | 'port'>, server?: Server): string {
  const [listening] = server?.addresses() ?? [];
  const bound = typeof listening === 'object' ? listening.port : port;
  return publicUrl ?? `http://${isLoopback(host) ? 'localhost' : host}:${bound}`;
}
