import { createForecasts } from '../../src/features/forecast/service.ts';
import { createAccounts } from '../../src/features/ledger/accounts/service.ts';
import { createEvents } from '../../src/features/ledger/events/service.ts';
import { createRecurringItems } from '../../src/features/ledger/recurring/service.ts';
import { createTransactions } from '../../src/features/ledger/transactions/service.ts';
import type { Clock } from '../../src/platform/clock.ts';
import type { Store } from '../../src/platform/database/store.ts';
import type { Caller } from '../../src/platform/http/route.ts';
import { createOutbox } from '../../src/platform/jobs/outbox.ts';
import { addTwoPeople } from './people.ts';

/** The day it is: a Wednesday. */
export const TODAY = '2025-06-11';

/** The day so many days from today. */
export const day = (offset: number): string => new Date(Date.parse(TODAY) + offset * 86_400_000).toISOString().slice(0, 10);

/** A caller without a session. */
const callerOf = (user_id: number, over: Partial<Caller> = {}): Caller => ({
  user_id,
  role: 'person',
  time_zone: 'UTC',
  currency: 'USD',
  session_id: null,
  ...over,
});

/** Two people and what can be done with their money at noon of `TODAY`, without a server in between. */
export async function moneyWorld(store: Store, clock: Clock = { now: () => Date.parse(`${TODAY}T12:00:00.000Z`) }) {
  const [ada, bo] = await addTwoPeople(store);
  const needs = { store, clock, outbox: createOutbox({ store, clock }) };
  return {
    store,
    ada: callerOf(ada.id),
    bo: callerOf(bo.id),
    accounts: createAccounts(needs),
    transactions: createTransactions(needs),
    recurring: createRecurringItems(needs),
    events: createEvents(needs),
    forecasts: createForecasts(needs),
  };
}

/** What `moneyWorld` makes. */
export type MoneyWorld = Awaited<ReturnType<typeof moneyWorld>>;
