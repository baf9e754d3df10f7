import { z } from 'zod';
import { id } from '../../../contract/fields.ts';
import { Problem } from '../../../contract/problem.ts';
import { dayInZone, dayNumber, isoDay } from '../../../core/calendar/day.ts';
import { nextOccurrence } from '../../../core/calendar/recurrence.ts';
import { type Clock, instantOf } from '../../../platform/clock.ts';
import type { Store } from '../../../platform/database/store.ts';
import type { Caller } from '../../../platform/http/route.ts';
import { requireAccount } from '../accounts/service.ts';
import { pageFrom, placeOf } from '../cursor.ts';
import { isHoliday } from '../holidays.ts';
import { type RecurringItem, recurrence, recurringProblems } from './contract.ts';
import {
  deleteRecurring,
  findRecurring,
  insertRecurring,
  type KeptItem,
  listRecurringOf,
  type RecurringFields,
  updateRecurring,
} from './repository.ts';

const noSuchItem = () => new Problem(recurringProblems['recurring.not_found'], 'There is no such recurring item. It may have been removed.');

const place = z.tuple([id]);

/** What a person writes of an item; what is left out is open. */
type Written = Omit<RecurringFields, 'category' | 'ends_on' | 'count'> & Partial<RecurringFields>;
type Change = Partial<RecurringFields> & { readonly status?: RecurringItem['status'] };

const refuseEndBeforeStart = ({ starts_on, ends_on }: Pick<RecurringFields, 'starts_on' | 'ends_on'>): void => {
  if (ends_on === null || ends_on >= starts_on) return;
  throw new Problem(recurringProblems['recurring.ends_before_start'], `It starts on ${starts_on}, so it cannot end on ${ends_on}.`, {
    fields: [{ path: 'ends_on', message: 'The last day cannot be before the first.' }],
  });
};

/** What can be done with recurring items. */
export type Recurring = ReturnType<typeof createRecurringItems>;

/** Money that comes back. */
export function createRecurringItems({ store, clock }: { readonly store: Store; readonly clock: Clock }) {
  /** An item that is dismissed or ended has no next day. */
  const nextOn = (item: KeptItem, today: number): string | null => {
    if (item.status === 'dismissed' || item.status === 'ended') return null;
    const ends_on = item.ends_on === null ? null : dayNumber(item.ends_on);
    const next = nextOccurrence({ ...item, starts_on: dayNumber(item.starts_on), ends_on }, today, isHoliday);
    return next === null ? null : isoDay(next);
  };

  const shownTo = (caller: Caller): ((item: KeptItem) => RecurringItem) => {
    const today = dayInZone(clock.now(), caller.time_zone);
    return (item) => ({ ...item, recurrence: recurrence.parse(item.recurrence), evidence: [...item.evidence], next_on: nextOn(item, today) });
  };

  return {
    async list(
      caller: Caller,
      { limit, cursor, status }: { readonly limit: number; readonly cursor?: string; readonly status?: RecurringItem['status'] },
    ) {
      const [after] = placeOf(cursor, place) ?? [0];
      const page = pageFrom(await listRecurringOf(store.db, caller.user_id, status, after, limit + 1), limit, (item) => [item.id]);
      return { ...page, items: page.items.map(shownTo(caller)) };
    },

    /** Throws account.not_found. */
    create: (caller: Caller, { ends_on = null, count = null, ...written }: Written): Promise<RecurringItem> =>
      store.transaction(async (db) => {
        await requireAccount(db, caller.user_id, written.account_id);
        const category = written.category ?? (written.amount > 0 ? 'income' : 'other');
        return shownTo(caller)(await insertRecurring(db, caller.user_id, { ...written, category, ends_on, count }, instantOf(clock.now())));
      }),

    /** Throws recurring.not_found, account.not_found, recurring.ends_before_start. */
    change: (caller: Caller, itemId: number, change: Change): Promise<RecurringItem> =>
      store.transaction(async (db) => {
        const before = await findRecurring(db, caller.user_id, itemId);
        if (before === undefined) throw noSuchItem();
        if (change.account_id !== undefined) await requireAccount(db, caller.user_id, change.account_id);
        refuseEndBeforeStart({ ...before, ...change });
        const after = await updateRecurring(db, caller.user_id, itemId, change, instantOf(clock.now()));
        if (after === undefined) throw noSuchItem();
        return shownTo(caller)(after);
      }),

    /** Throws recurring.not_found. */
    async remove(caller: Caller, itemId: number): Promise<void> {
      await store.transaction(async (db) => {
        if (!(await deleteRecurring(db, caller.user_id, itemId))) throw noSuchItem();
      });
    },
  };
}
