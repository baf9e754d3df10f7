import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** A way to a port of this machine that can be blocked, as a network does it: what is sent is lost, and nothing is refused. */
export interface TcpGate {
  readonly port: number;
  /** From now on nothing passes, on open connections and on new ones. */
  block(): void;
  /** Opens it again; connections that were blocked are broken off. */
  unblock(): void;
  close(): Promise<void>;
}

/** Opens a way to the port. */
export async function openGate(to: number): Promise<TcpGate> {
  const sockets = new Set<Socket>();
  let isBlocked = false;
  const keep = (socket: Socket): void => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy()).on('close', () => sockets.delete(socket));
  };
  const server = createServer((near) => {
    keep(near);
    if (isBlocked) return;
    const far = connect(to, '127.0.0.1');
    keep(far);
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      one.on('data', (bytes) => {
        if (!isBlocked) other.write(bytes);
      });
      one.on('close', () => {
        if (!isBlocked) other.destroy();
      });
    }
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port was given');
  const breakAll = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    port: address.port,
    block: () => {
      isBlocked = true;
    },
    unblock: () => {
      isBlocked = false;
      breakAll();
    },
    close: async () => {
      server.close();
      breakAll();
      await once(server, 'close');
    },
  };
}
