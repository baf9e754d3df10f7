import { dayNumber, type EpochDay, isoDay } from '../../../core/calendar/day.ts';
import { type Clock, instantOf } from '../../../platform/clock.ts';
import type { Store } from '../../../platform/database/store.ts';
import { listCoveredAccounts } from '../accounts/repository.ts';
import { lockPerson } from '../imports/repository.ts';
import type { OnLedgerChanged } from './ask-for-search.ts';
import type { FindAmong } from './finding-pool.ts';
import { mergeFinds } from './merge.ts';
import { addFound, findSearch, listItems, noteFinished, removeFound, rewriteFound, rowsToSearch } from './search-repository.ts';

/** Days that are looked back: what comes once a year is known by five of its rows at most. */
const BACK = 5 * 366;
/** How often a search that the ledger changed under is begun anew, before it is left to the job of that change. */
const MOST_LOOKS = 3;

/** What a search needs. */
export interface SearchNeeds {
  readonly store: Store;
  readonly clock: Clock;
  /** Looks through rows, off this thread where they are many. */
  readonly find: FindAmong;
  /** Told when what was found changed what is known to come back. */
  readonly onChanged?: OnLedgerChanged | undefined;
}

/** Looks through one person's ledger for what comes back, and keeps what it found. Doing it again changes nothing. */
export function createSearch({ store, clock, find, onChanged }: SearchNeeds): (userId: number) => Promise<void> {
  /** The last day it can be anywhere on earth: a row of a later day has not happened. */
  const lastDay = (): EpochDay => dayNumber(instantOf(clock.now()).slice(0, 10)) + 1;

  /** Answers false when the ledger changed meanwhile: nothing is written then. */
  const look = async (userId: number): Promise<boolean> => {
    const today = lastDay();
    // Read first: whatever changes after it leaves another request.
    const asked = await findSearch(store.db, userId);
    const accounts = await listCoveredAccounts(store.db, userId, isoDay(today));
    if (asked === undefined && accounts.length === 0) return true;
    const found = await find(rowsToSearch(store.db, userId, isoDay(today - BACK), isoDay(today)), accounts);
    return store.transaction(async (db) => {
      await lockPerson(db, userId);
      if ((await findSearch(db, userId))?.requested_at !== asked?.requested_at) return false;
      const { add, change, remove } = mergeFinds(found, await listItems(db, userId), today);
      const now = instantOf(clock.now());
      await removeFound(db, userId, remove);
      await rewriteFound(db, userId, change, now);
      await addFound(db, userId, add, now);
      await noteFinished(db, userId, asked?.requested_at, now);
      if (add.length + change.length + remove.length > 0) await onChanged?.(db, userId);
      return true;
    });
  };

  return async (userId) => {
    for (let looks = 0; looks < MOST_LOOKS; looks += 1) if (await look(userId)) return;
  };
}
