import { z } from 'zod';
import { civilDay, id } from '../../../contract/fields.ts';
import { Problem } from '../../../contract/problem.ts';
import { type Clock, instantOf } from '../../../platform/clock.ts';
import type { Store } from '../../../platform/database/store.ts';
import type { Caller } from '../../../platform/http/route.ts';
import { requireAccount } from '../accounts/service.ts';
import { pageFrom, placeOf } from '../../../platform/http/cursor.ts';
import { eventProblems, type PlannedEvent } from './contract.ts';
import { deleteEvent, type EventFields, insertEvent, listEventsOf, updateEvent } from './repository.ts';

const noSuchEvent = () => new Problem(eventProblems['event.not_found'], 'There is no such planned event. It may have been removed.');

const place = z.tuple([civilDay, id]).readonly();

/** What can be done with planned events. */
export type Events = ReturnType<typeof createEvents>;

/** Money that is planned to come or go once. */
export function createEvents({ store, clock }: { readonly store: Store; readonly clock: Clock }) {
  return {
    async list(caller: Caller, { limit, cursor, from }: { readonly limit: number; readonly cursor?: string; readonly from?: string }) {
      const events = await listEventsOf(store.db, caller.user_id, from, placeOf(cursor, place), limit + 1);
      return pageFrom(events, limit, (event) => [event.date, event.id]);
    },

    /** Throws account.not_found. */
    create: (caller: Caller, { account_id = null, ...fields }: Omit<EventFields, 'account_id'> & Partial<EventFields>): Promise<PlannedEvent> =>
      store.transaction(async (db) => {
        if (account_id !== null) await requireAccount(db, caller.user_id, account_id);
        return insertEvent(db, caller.user_id, { account_id, ...fields }, instantOf(clock.now()));
      }),

    /** Throws event.not_found, account.not_found. */
    change: (caller: Caller, eventId: number, change: Partial<EventFields>): Promise<PlannedEvent> =>
      store.transaction(async (db) => {
        if (change.account_id !== undefined && change.account_id !== null) await requireAccount(db, caller.user_id, change.account_id);
        const event = await updateEvent(db, caller.user_id, eventId, change, instantOf(clock.now()));
        if (event === undefined) throw noSuchEvent();
        return event;
      }),

    /** Throws event.not_found. */
    async remove(caller: Caller, eventId: number): Promise<void> {
      await store.transaction(async (db) => {
        if (!(await deleteEvent(db, caller.user_id, eventId))) throw noSuchEvent();
      });
    },
  };
}
