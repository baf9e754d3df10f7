import { onTestFinished } from 'vitest';
import type { Store } from '../../../src/platform/database/store.ts';
import type { Server } from '../../../src/platform/http/build-server.ts';
import { type Canary, canariesOf, finderOf, plantCanaries } from './canaries.ts';
import { type App, startApp } from '../../support/server.ts';
import { bySession, csrfTokenOf, openSession } from './credentials.ts';
import { ownRequest } from './aims.ts';
import { createInProcessSender } from './in-process.ts';
import { type Api, changes, type Operation, readApi } from './operations.ts';
import { idsOf, rowsOwnedBy } from './owned-rows.ts';
import { addFullPerson, type Person } from './person.ts';
import type { Sender } from './sender.ts';

/** A running Mingus with somebody in it who has everything. */
export interface World {
  readonly store: Store;
  readonly app: Pick<App, 'url' | 'clock'>;
  readonly api: Api;
  readonly sender: Sender;
  readonly victim: Person;
  /** Tokens of the victim that are in use. */
  readonly secrets: string[];
  /** What nobody else may see of the victim, as it stands now. */
  canaries(): Promise<readonly Canary[]>;
}

const NOW = '2026-03-02T12:00:00.000Z';

/** Requests that end the account or the session of whoever sends them, or give the session another token. */
const ENDS_ITSELF = /^(POST \/api\/auth\/|DELETE |POST \/api\/demo|POST \/api\/me\/password|POST \/api\/factors\/)/;

/** Lets somebody do by the API all that makes rows, as far as it can be done without knowing what it is. Throws when the server breaks. */
async function doEverything(world: Pick<World, 'sender' | 'store' | 'app'>, operations: readonly Operation[], person: Person): Promise<void> {
  const token = await openSession(world.store, world.app.clock.now(), { user_id: person.id });
  const csrf = await csrfTokenOf(world.sender, token);
  for (const operation of operations) {
    if (!changes(operation) || ENDS_ITSELF.test(operation.place) || operation.endpoint.access === 'admin') continue;
    const request = ownRequest(operation, person.ids);
    const got = await world.sender.send({ ...request, headers: { ...request.headers, ...bySession(world.sender.url, token, csrf) } });
    if (got.status >= 500) throw new Error(`${operation.place} answered ${got.status} to its own person: ${got.text}`);
  }
}

let api: Promise<Api> | undefined;

/** How requests reach a server. */
export type Connect = (server: Server, url: string) => Sender;

/** Starts Mingus with a victim: rows in every table, rows made by the API itself, and in each cell of text or money a value that stands nowhere else. */
export async function startWorld(store: Store, connect: Connect = createInProcessSender): Promise<World> {
  const app = await startApp(store, { now: NOW });
  const endpoints = app.mingus.routes.map(({ endpoint }) => endpoint);
  // The same for every Mingus, and a second's work.
  api ??= readApi(endpoints, app.mingus.problems);
  return worldOf(store, app, connect(app.mingus.server, app.url), await api);
}

/** The same over a server that runs already. */
export async function worldOf(store: Store, app: World['app'], sender: Sender, api: Api): Promise<World> {
  onTestFinished(() => sender.close());
  const somebody = await addFullPerson(store, 'victim');
  await doEverything({ sender, store, app }, api.operations, somebody);
  await plantCanaries(store, somebody.id);
  // What is written from now on is written at another time.
  app.clock.pass(60_000);
  const victim = { ...somebody, ids: await idsOf(store, somebody.id) };
  const secrets: string[] = [];
  return {
    store,
    app,
    api,
    sender,
    victim,
    secrets,
    async canaries() {
      const held = canariesOf(await rowsOwnedBy(store, victim.id), victim.mark);
      return [...held, ...secrets.map((value) => ({ value, where: 'a token of theirs' }))];
    },
  };
}

/** Looks for what is the victim's as it stands now. */
export const findOf = async (world: World) => finderOf(await world.canaries());
