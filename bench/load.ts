import { Agent, request } from 'node:http';

/** A request as it is sent. */
export interface Asked {
  readonly url: string;
  /** GET when left out. */
  readonly method?: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Sends a request and reads its answer to the end. Throws for anything but 200. */
function ask(agent: Agent, { url, method = 'GET', headers, body }: Asked): Promise<void> {
  return new Promise((resolve, reject) => {
    // A body at the end is sent with its length, as a browser does.
    request(url, { agent, method, headers }, (response) => {
      if (response.statusCode !== 200) reject(new Error(`${url} answered ${response.statusCode}`));
      response.on('error', reject).on('end', () => resolve());
      response.resume();
    })
      .on('error', reject)
      .end(body);
  });
}

/** Sends so many requests, in turn from the list, over so many connections that stay open. Answers how long each took, and all of them, in milliseconds. */
export async function send(
  asked: readonly Asked[],
  count: number,
  connections: number,
): Promise<{ readonly each: readonly number[]; readonly all: number }> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const each: number[] = [];
  let sent = 0;
  const lane = async (): Promise<void> => {
    while (sent < count) {
      const next = asked[sent++ % asked.length];
      if (next === undefined) throw new Error('there is nothing to ask');
      const started = performance.now();
      await ask(agent, next);
      each.push(performance.now() - started);
    }
  };
  const started = performance.now();
  try {
    await Promise.all(Array.from({ length: connections }, lane));
    return { each, all: performance.now() - started };
  } finally {
    agent.destroy();
  }
}
