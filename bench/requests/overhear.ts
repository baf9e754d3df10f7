import { compose } from '../../src/main/compose.ts';
import { systemClock } from '../../src/platform/clock.ts';
import { readSettings } from '../../src/platform/config/settings.ts';
import { openStore } from '../../src/platform/database/open.ts';
import { bound } from '../../src/platform/database/parameters.ts';
import type { DatabaseSettings } from '../../src/platform/database/settings.ts';
import { testLog } from '../../tests/support/test-log.ts';
import type { Statement } from '../bare-driver.ts';
import type { Asked } from '../load.ts';

/** What a request came to. */
export interface Overheard {
  /** All that the database was asked for it, from the session on, in the order in which it was. */
  readonly statements: readonly Statement[];
  /** What was answered. */
  readonly body: string;
}

/** Asks a whole Mingus of this process, over HTTP as anybody would, and overhears what it asks the database. */
export interface Listening {
  readonly url: string;
  /** Asks twice and overhears the second time: what is only done at first, or now and then, is not what a request costs. */
  overhear(asked: Asked): Promise<Overheard>;
  close(): Promise<void>;
}

/** Starts one on a database, with settings by their names in the environment. */
export async function listen(database: DatabaseSettings, env: Readonly<Record<string, string>>): Promise<Listening> {
  let heard: Statement[] = [];
  const store = await openStore(database, { onQuery: ({ sql, parameters }) => heard.push({ sql, parameters: parameters.map(bound) }) });
  const mingus = await compose({ settings: readSettings(env), store, clock: systemClock, log: testLog('silent').log });
  const url = await mingus.server.listen({ host: '127.0.0.1', port: 0 });
  const ask = async ({ url: address, method = 'GET', headers, body, status = 200 }: Asked): Promise<string> => {
    const answer = await fetch(address, { method, headers, ...(body !== undefined && { body }) });
    const text = await answer.text();
    if (answer.status !== status) throw new Error(`${method} ${address} answered ${answer.status}: ${text}`);
    return text;
  };
  return {
    url,
    overhear: async (asked) => {
      await ask(asked);
      heard = [];
      const body = await ask(asked);
      return { statements: [...heard], body };
    },
    close: async () => {
      await mingus.close(1000);
      await store.close();
    },
  };
}
