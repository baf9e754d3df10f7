import type { FastifyInstance } from 'fastify';

/** How a server ends. */
export interface Stopping {
  isStopping(): boolean;
  /** From now on /readyz says that it is stopping, and each answer ends its connection. */
  announceStop(): void;
  /** Takes no more connections and resolves when what is open has been answered; what takes longer than `timeoutMs` is broken off. */
  close(timeoutMs: number): Promise<void>;
}

const LOOK_MS = 50;

/** Gives a server its end: a request that is under way, or comes in on an open connection, is answered. */
export function createStopping(server: FastifyInstance): Stopping {
  let stopping = false;
  // Clients keep connections for the next request; that one has to go elsewhere.
  server.addHook('onSend', async (_, reply, payload) => {
    if (stopping) reply.header('connection', 'close');
    return payload;
  });
  return {
    isStopping: () => stopping,
    announceStop: () => {
      stopping = true;
    },
    close: async (timeoutMs) => {
      stopping = true;
      // A connection may have fallen idle between its answer and the announcement: nothing would ever end it.
      const idle = setInterval(() => server.server.closeIdleConnections(), LOOK_MS);
      const tooLong = setTimeout(() => server.server.closeAllConnections(), timeoutMs);
      try {
        await server.close();
      } finally {
        clearInterval(idle);
        clearTimeout(tooLong);
      }
    },
  };
}
