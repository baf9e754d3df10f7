import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

/** A request as it is sent. */
export interface Asked {
  readonly url: string;
  /** GET when left out. */
  readonly method?: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** The status of a good answer; 200 when left out. */
  readonly status?: number;
}

/** The next request, another one each time where they must differ. */
export type Asking = () => Asked;

/** Asks in turn from a list. */
export function inTurnOf(asked: readonly Asked[]): Asking {
  let turn = 0;
  return () => {
    const next = asked[turn++ % asked.length];
    if (next === undefined) throw new Error('there is nothing to ask');
    return next;
  };
}

/** Sends a request and reads its answer to the end. Throws for any other status than the good one. */
function ask(agent: Agent, { url, method = 'GET', headers, body, status = 200 }: Asked): Promise<void> {
  return new Promise((resolve, reject) => {
    // A body at the end is sent with its length, as a browser does.
    request(url, { agent, method, headers }, (response) => {
      response.on('error', reject);
      if (response.statusCode === status) return void response.on('end', () => resolve()).resume();
      let said = '';
      response.setEncoding('utf8').on('data', (chunk: string) => {
        said += chunk;
      });
      response.on('end', () => reject(new Error(`${method} ${url} answered ${response.statusCode}: ${said}`)));
    })
      .on('error', reject)
      .end(body);
  });
}

/** What a closed loop came to, in milliseconds. */
interface Sent {
  /** How long each request took. */
  readonly each: readonly number[];
  /** From the first to the last. */
  readonly all: number;
}

/** Asks over so many connections that stay open, each as soon as it has its answer, for as long as `goOn` says. */
async function loop(asking: Asking, connections: number, goOn: (sent: number, ms: number) => boolean): Promise<Sent> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const each: number[] = [];
  let sent = 0;
  const first = performance.now();
  const lane = async (): Promise<void> => {
    while (goOn(sent, performance.now() - first)) {
      sent += 1;
      const started = performance.now();
      await ask(agent, asking());
      each.push(performance.now() - started);
    }
  };
  try {
    await Promise.all(Array.from({ length: connections }, lane));
    return { each, all: performance.now() - first };
  } finally {
    agent.destroy();
  }
}

/** Sends so many requests over so many connections. */
export const send = (asked: readonly Asked[], count: number, connections: number): Promise<Sent> =>
  loop(inTurnOf(asked), connections, (sent) => sent < count);

/** Asks for so many milliseconds over so many connections, as fast as the answers come. */
export const saturate = (asking: Asking, connections: number, ms: number): Promise<Sent> => loop(asking, connections, (_, passed) => passed < ms);

// More than are ever open at once at half of what a server can do.
const MOST_OPEN = 256;

/**
 * Asks so many times a second, whether or not the answers come, for so many milliseconds. Answers how long after the instant at which each was due its answer was
 * there: a server that falls behind is not spared the requests that it is late for.
 */
export async function atPace(asking: Asking, perSecond: number, ms: number): Promise<readonly number[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: MOST_OPEN });
  const first = performance.now();
  const count = Math.max(1, Math.round((perSecond * ms) / 1000));
  const late = async (due: number): Promise<number> => {
    await ask(agent, asking());
    return performance.now() - due;
  };
  try {
    const open: Promise<number>[] = [];
    for (let turn = 0; turn < count; turn += 1) {
      const due = first + (turn * 1000) / perSecond;
      const early = due - performance.now();
      if (early > 0) await sleep(early);
      const answered = late(due);
      // Of several that fail, the first to be waited for tells.
      answered.catch(() => undefined);
      open.push(answered);
    }
    return await Promise.all(open);
  } finally {
    agent.destroy();
  }
}
