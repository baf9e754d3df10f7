import { z } from 'zod';
import { id } from '../../../contract/fields.ts';
import { Problem } from '../../../contract/problem.ts';
import { dayInZone } from '../../../core/calendar/day.ts';
import { instantOf } from '../../../platform/clock.ts';
import type { Db, Store } from '../../../platform/database/store.ts';
import type { Caller } from '../../../platform/http/route.ts';
import { GIVEN_UP_BY_MS } from '../../../platform/jobs/retry.ts';
import { requireAccount } from '../accounts/service.ts';
import { pageFrom, placeOf } from '../../../platform/http/cursor.ts';
import { lockPerson } from '../imports/repository.ts';
import { type AskingNeeds, askForSearch } from './ask-for-search.ts';
import { type Change, whenFound } from './changing.ts';
import { type RecurringItem, recurringProblems } from './contract.ts';
import { explainedProposals } from './explaining.ts';
import {
  deleteRecurring,
  findRecurring,
  insertRecurring,
  type KeptItem,
  listRecurringOf,
  type RecurringFields,
  updateRecurring,
} from './repository.ts';
import { findSearch, hasRows, listItems, removeFound, type SearchState } from './search-repository.ts';
import { showItems } from './showing.ts';

const noSuchItem = () => new Problem(recurringProblems['recurring.not_found'], 'There is no such recurring item. It may have been removed.');

const place = z.tuple([id]);

/** What a person writes of an item; what is left out is open. */
type Written = Omit<RecurringFields, 'category' | 'ends_on' | 'count'> & Partial<RecurringFields>;

const refuseEndBeforeStart = ({ starts_on, ends_on }: Pick<RecurringFields, 'starts_on' | 'ends_on'>): void => {
  if (ends_on === null || ends_on >= starts_on) return;
  throw new Problem(recurringProblems['recurring.ends_before_start'], `It starts on ${starts_on}, so it cannot end on ${ends_on}.`, {
    fields: [{ path: 'ends_on', message: 'The last day cannot be before the first.' }],
  });
};

/** The item, locked against a search that goes on meanwhile. Throws recurring.not_found. */
async function takeItem(db: Db, caller: Caller, itemId: number): Promise<KeptItem> {
  await lockPerson(db, caller.user_id);
  const item = await findRecurring(db, caller.user_id, itemId);
  if (item === undefined) throw noSuchItem();
  return item;
}

/** Whether a look is to come: one whose job was given up is not, until something changes again. */
const isToCome = ({ requested_at, finished_at }: SearchState, now: number): boolean =>
  finished_at === null && requested_at > instantOf(now - GIVEN_UP_BY_MS);

/** What keeping recurring items needs. */
export interface RecurringNeeds extends AskingNeeds {
  readonly store: Store;
}

/** What can be done with recurring items. */
export type Recurring = ReturnType<typeof createRecurringItems>;

/** Money that comes back. */
export function createRecurringItems({ store, ...asking }: RecurringNeeds) {
  const { clock, onChanged } = asking;
  const shown = async (db: Db, caller: Caller, item: KeptItem): Promise<RecurringItem> => {
    const [shownItem] = await showItems(db, caller, clock.now(), [item]);
    if (shownItem === undefined) throw noSuchItem();
    return shownItem;
  };

  /** What a person enters says what rows of the ledger are: what was proposed of the same rows has to go, or may come. */
  const lookAgain = (db: Db, caller: Caller): Promise<void> => askForSearch(asking, db, caller.user_id);

  const replaceProposals = async (db: Db, caller: Caller, entered: KeptItem): Promise<void> => {
    await removeFound(db, caller.user_id, explainedProposals(await listItems(db, caller.user_id), entered));
    await lookAgain(db, caller);
  };

  return {
    async list(
      caller: Caller,
      { limit, cursor, status }: { readonly limit: number; readonly cursor?: string; readonly status?: RecurringItem['status'] },
    ) {
      const [after] = placeOf(cursor, place) ?? [0];
      const page = pageFrom(await listRecurringOf(store.db, caller.user_id, status, after, limit + 1), limit, (item) => [item.id]);
      const search = await findSearch(store.db, caller.user_id);
      const looked = search?.finished_at ?? null;
      // What was entered by hand asks for a look, too: of no rows, nobody would say that they were looked through.
      const ofSomething = looked !== null && (page.items.length > 0 || (await hasRows(store.db, caller.user_id)));
      return {
        ...page,
        items: await showItems(store.db, caller, clock.now(), page.items),
        looking: search !== undefined && isToCome(search, clock.now()),
        looked_at: ofSomething ? looked : null,
      };
    },

    /** Throws account.not_found. */
    create: (caller: Caller, { ends_on = null, count = null, ...written }: Written): Promise<RecurringItem> =>
      store.transaction(async (db) => {
        await lockPerson(db, caller.user_id);
        await requireAccount(db, caller.user_id, written.account_id);
        const category = written.category ?? (written.amount > 0 ? 'income' : 'other');
        const item = await insertRecurring(db, caller.user_id, { ...written, category, ends_on, count }, instantOf(clock.now()));
        await replaceProposals(db, caller, item);
        return shown(db, caller, item);
      }),

    /** Throws recurring.not_found, account.not_found, recurring.ends_before_start. */
    change: (caller: Caller, itemId: number, change: Change): Promise<RecurringItem> =>
      store.transaction(async (db) => {
        const before = await takeItem(db, caller, itemId);
        if (change.account_id !== undefined) await requireAccount(db, caller.user_id, change.account_id);
        const written = before.source === 'entered' ? change : whenFound(before, change, dayInZone(clock.now(), caller.time_zone));
        refuseEndBeforeStart({ ...before, ...written });
        const after = await updateRecurring(db, caller.user_id, itemId, written, instantOf(clock.now()));
        if (after === undefined) throw noSuchItem();
        if (before.source === 'entered') await replaceProposals(db, caller, after);
        else await onChanged?.(db, caller.user_id);
        return shown(db, caller, after);
      }),

    /** One that was found is dismissed and stays known, so that the next search does not bring it back. Throws recurring.not_found. */
    async remove(caller: Caller, itemId: number): Promise<void> {
      await store.transaction(async (db) => {
        const { source } = await takeItem(db, caller, itemId);
        if (source === 'detected') {
          await updateRecurring(db, caller.user_id, itemId, { status: 'dismissed' }, instantOf(clock.now()));
          await onChanged?.(db, caller.user_id);
          return;
        }
        await deleteRecurring(db, caller.user_id, itemId);
        await lookAgain(db, caller);
      });
    },
  };
}
