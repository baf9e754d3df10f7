import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { Kept, Waiting } from './records.ts';

/** What this browser keeps of a person. */
interface Keeping extends DBSchema {
  /** One record: whose session this browser has, without the session. Gone when it has ended. */
  who: { key: 'who'; value: { readonly id: number; readonly person: unknown } };
  /** The last answers of their main pages. They are of whoever stands in `who`, and of nobody else. */
  kept: { key: string; value: Kept; indexes: { at: number } };
  /** What waits to be sent, also of somebody whose session has ended. */
  waiting: { key: string; value: Waiting; indexes: { user: number } };
}

/** Answers that are kept at most; the oldest go first. */
const KEPT_MOST = 40;

let opened: Promise<IDBPDatabase<Keeping> | undefined> | undefined;

/** The store; undefined where this browser refuses one (a window that keeps nothing): then nothing is kept. */
const store = (): Promise<IDBPDatabase<Keeping> | undefined> => {
  opened ??= openDB<Keeping>('mingus', 1, {
    upgrade: (db) => {
      db.createObjectStore('who');
      db.createObjectStore('kept', { keyPath: 'address' }).createIndex('at', 'at');
      db.createObjectStore('waiting', { keyPath: 'key' }).createIndex('user', 'user');
    },
    // A later release wants another shape of it: this page lets go.
    blocking: (_before, _after, event) => {
      opened = undefined;
      if (event.target instanceof IDBDatabase) event.target.close();
    },
    terminated: () => {
      opened = undefined;
    },
  }).catch(() => undefined);
  return opened;
};

/** From now on this browser is that person's: the answers of anybody else are gone, in the same transaction. */
export async function belongTo(id: number, person: unknown): Promise<void> {
  const tx = (await store())?.transaction(['who', 'kept'], 'readwrite');
  if (tx === undefined) return;
  const before = await tx.objectStore('who').get('who');
  if (before?.id !== id) await tx.objectStore('kept').clear();
  await tx.objectStore('who').put({ id, person }, 'who');
  await tx.done;
}

/** Who was signed in here last and has not signed out, as `belongTo` was told. */
export const lastPerson = async (): Promise<unknown> => (await (await store())?.get('who', 'who'))?.person;

/** Nobody's any more: all answers are gone. What waits to be sent stays. */
export async function belongToNobody(): Promise<void> {
  const tx = (await store())?.transaction(['who', 'kept'], 'readwrite');
  if (tx === undefined) return;
  await Promise.all([tx.objectStore('who').clear(), tx.objectStore('kept').clear(), tx.done]);
}

/** Keeps an answer of that person; not where this browser became somebody else's or nobody's while it was asked for. */
export async function keepAnswer(id: number, kept: Kept): Promise<void> {
  const tx = (await store())?.transaction(['who', 'kept'], 'readwrite');
  if (tx === undefined) return;
  const answers = tx.objectStore('kept');
  if ((await tx.objectStore('who').get('who'))?.id === id) {
    await answers.put(kept);
    if ((await answers.count()) > KEPT_MOST) await (await answers.index('at').openCursor())?.delete();
  }
  await tx.done;
}

/** The answer that is kept of that person. */
export async function keptAnswer(id: number, address: string): Promise<Kept | undefined> {
  const tx = (await store())?.transaction(['who', 'kept']);
  if (tx === undefined) return undefined;
  const isTheirs = (await tx.objectStore('who').get('who'))?.id === id;
  return isTheirs ? tx.objectStore('kept').get(address) : undefined;
}

/** What waits of that person, the oldest first. */
export async function waitingOf(user: number): Promise<readonly Waiting[]> {
  const all = await (await store())?.getAllFromIndex('waiting', 'user', user);
  return (all ?? []).sort((a, b) => a.made_at - b.made_at);
}

/** Puts it to what waits, or puts it anew, in place of others. False where this browser keeps nothing. */
export async function putWaiting(waiting: Waiting, insteadOf: readonly string[] = []): Promise<boolean> {
  const tx = (await store())?.transaction('waiting', 'readwrite');
  if (tx === undefined) return false;
  await Promise.all([...insteadOf.map((key) => tx.store.delete(key)), tx.store.put(waiting), tx.done]);
  return true;
}

/** It waits no more. */
export const dropWaiting = async (key: string): Promise<void> => (await store())?.delete('waiting', key);

/** Nothing of that person waits any more. */
export async function dropAllOf(user: number): Promise<void> {
  for (const { key } of await waitingOf(user)) await dropWaiting(key);
}
