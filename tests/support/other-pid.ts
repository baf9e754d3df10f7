import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** The message that tells a connection the number of the process that serves it: K, its length of twelve, the number, a secret. */
const WHO_SERVES = Buffer.from([0x4b, 0, 0, 0, 12]);

/** A way to a PostgreSQL that tells connections another process number than that of the server, as poolers do. */
export async function openOtherPid(to: string): Promise<{ readonly url: string; close(): Promise<void> }> {
  const { hostname, port } = new URL(to);
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(Number(port), hostname);
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on('error', () => socket.destroy()).on('close', () => sockets.delete(socket));
    }
    near.pipe(far);
    let isTold = false;
    far.on('data', (bytes: Buffer) => {
      const at = isTold ? -1 : bytes.indexOf(WHO_SERVES);
      if (at >= 0) {
        bytes.writeInt32BE(bytes.readInt32BE(at + WHO_SERVES.length) + 1, at + WHO_SERVES.length);
        isTold = true;
      }
      near.write(bytes);
    });
    near.on('close', () => far.destroy());
    far.on('close', () => near.destroy());
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port was given');
  const url = new URL(to);
  url.host = `127.0.0.1:${address.port}`;
  return {
    url: url.href,
    close: async () => {
      server.close();
      for (const socket of sockets) socket.destroy();
      await once(server, 'close');
    },
  };
}
