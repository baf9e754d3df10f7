import { openStore, type StoreOptions } from '../../src/platform/database/open.ts';
import type { DatabaseSettings } from '../../src/platform/database/settings.ts';
import type { Store } from '../../src/platform/database/store.ts';

interface Opened {
  readonly place: DatabaseSettings;
  readonly options: StoreOptions;
}

const opened = new WeakMap<Store, Opened>();

/** Notes how a store of the tests was opened, so that another process' can be opened beside it. */
export const noteOpened = (store: Store, place: DatabaseSettings, options: StoreOptions): void => void opened.set(store, { place, options });

/** Opens what another process would have: a pool of its own on the same database. Undefined for a store that a test opened by itself. */
export async function openBeside(store: Store): Promise<Store | undefined> {
  const found = opened.get(store);
  if (found === undefined) return undefined;
  const beside = await openStore(found.place, found.options);
  opened.set(beside, found);
  return beside;
}

/** What all stores over one database have in common. */
export const placeOf = (store: Store): object => opened.get(store)?.place ?? store;
