import { Agent, type IncomingMessage, request } from 'node:http';

/** A request, as it goes over the wire: nothing is added to it but `host` and the length of its body. */
export interface Sent {
  readonly method: string;
  /** With its query; sent as it stands, whatever a browser would make of it. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array | undefined;
}

/** What came back. */
export interface Got {
  readonly status: number;
  /** Names in lower case; several of one name joined by a comma. */
  readonly headers: ReadonlyMap<string, string>;
  readonly text: string;
}

/** Sends requests over connections that stay open. */
export interface Sender {
  readonly url: string;
  send(sent: Sent): Promise<Got>;
  close(): void;
}

/** A sender to a server of this machine. Unlike `fetch` it neither adds headers nor corrects addresses. */
export function createSender(url: string): Sender {
  const agent = new Agent({ keepAlive: true, maxSockets: 16 });
  const { hostname, port } = new URL(url);
  return {
    url,
    close: () => agent.destroy(),
    send: ({ method, path, headers, body }) =>
      new Promise((resolve, reject) => {
        const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
        const outgoing = request({ agent, hostname, port, method, path, headers: { ...length, ...headers } });
        outgoing.on('response', (incoming) => void read(incoming).then(resolve, reject)).on('error', reject);
        outgoing.end(body);
      }),
  };
}

async function read(incoming: IncomingMessage): Promise<Got> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(Buffer.from(chunk));
  const headers = new Map<string, string>();
  for (const [name, values] of Object.entries(incoming.headersDistinct)) headers.set(name, (values ?? []).join(', '));
  return { status: incoming.statusCode ?? 0, headers, text: Buffer.concat(chunks).toString() };
}
