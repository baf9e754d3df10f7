import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

/** A way to a server that can fall silent without being cut, as a network does that loses everything. */
export interface Relay {
  /** The server's address through it. */
  readonly url: string;
  /** Connections of now and from now on carry nothing any more. */
  fallSilent(): void;
  /** Connections of now carry nothing any more; new ones do. */
  loseThoseOpen(): void;
  speak(): void;
}

/** Opens a way to the server at `url`; it ends with the test. */
export async function startRelay(url: string): Promise<Relay> {
  const { hostname, port } = new URL(url);
  let silent = false;
  let generation = 0;
  const relay = createServer((near) => {
    const born = generation;
    const far = connect(Number(port), hostname);
    const pass = (to: Socket) => (chunk: Buffer) => void (silent || born < generation || to.write(chunk));
    near.on('data', pass(far)).on('close', () => far.destroy());
    far.on('data', pass(near)).on('close', () => near.destroy());
    for (const socket of [near, far]) socket.on('error', () => undefined);
  });
  relay.listen(0, '127.0.0.1');
  await once(relay, 'listening');
  onTestFinished(() => void relay.close());
  const address = relay.address();
  const through = new URL(url);
  through.host = `127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  return {
    url: through.href,
    fallSilent: () => {
      silent = true;
    },
    loseThoseOpen: () => {
      generation += 1;
    },
    speak: () => {
      silent = false;
    },
  };
}
