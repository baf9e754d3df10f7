import type { Store } from '../../src/platform/database/store.ts';
import type { Answer, Client } from './client.ts';
import { type App, type AppOptions, startApp } from './server.ts';

/** A running Mingus with two people signed in, so that a test can see that one does not see the other. */
export interface TwoPeople {
  readonly app: App;
  readonly ada: Client;
  readonly bo: Client;
}

/** Starts Mingus over a store, with two people. */
export async function twoPeople(store: Store, options?: AppOptions): Promise<TwoPeople> {
  const app = await startApp(store, options);
  const [ada, bo] = [app.client(), app.client()];
  await ada.registerPerson();
  await bo.registerPerson();
  return { app, ada, bo };
}

/** What an answer says: for comparing the refusal of what is absent with that of another person's. */
export const said = ({ status, body }: Answer) => ({ status, body });
