import { type Clock, instantOf } from '../../platform/clock.ts';
import type { PhoneSettings } from '../../platform/config/phone-settings.ts';
import type { Store } from '../../platform/database/store.ts';
import { type Cost, spend, unspend } from './budget-repository.ts';

/** Money that was put by for one message. */
export interface Payment {
  /** Gives it back, for a message that was not ordered after all. */
  giveBack(): Promise<void>;
}

/** What messages may cost a day. */
export interface Budget {
  /** Puts by the price of one message to the country; undefined when what is left of the day does not reach. */
  pay(country: string, isTrusted: boolean): Promise<Payment | undefined>;
}

/**
 * The budget of a day, in UTC, in two lanes: requests that are trusted may spend all of it, others only what is not kept for those. Exact over all processes,
 * and counted apart from the caller's transaction: what was put by and never given back is a message that was not sent, at worst.
 */
export function createBudget(parts: { readonly store: Store; readonly clock: Clock; readonly settings: PhoneSettings }): Budget {
  const { store, clock, settings } = parts;
  const { day: most, trustedPercent, price, foreignPrice } = settings.budget;
  const mostOpen = most - Math.ceil((most * trustedPercent) / 100);

  return {
    async pay(country, isTrusted) {
      const cost: Cost = {
        day: instantOf(clock.now()).slice(0, 10),
        lane: isTrusted ? 'trusted' : 'open',
        price: country === settings.countries[0] ? price : foreignPrice,
      };
      const paid = await store.apart((db) => spend(db, cost, most, mostOpen));
      return paid ? { giveBack: () => store.apart((db) => unspend(db, cost)) } : undefined;
    },
  };
}
