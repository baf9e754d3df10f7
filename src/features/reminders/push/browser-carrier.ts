import { type Clock, instantOf } from '../../../platform/clock.ts';
import type { Store } from '../../../platform/database/store.ts';
import type { PushSender } from '../../../platform/delivery/push-sender.ts';
import type { Brief } from '../brief-words.ts';
import type { Delivery } from '../delivery-repository.ts';
import { handOver, type Move } from '../handing-over.ts';
import type { Carrier } from './carrier.ts';
import type { PushKeys } from './keys.ts';
import { deleteBrowsers, type Handover, insertHandovers, listBrowsersOf, listHandovers, moveHandover } from './repository.ts';

/** What telling browsers needs. */
export interface BrowserCarrierParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly push: PushSender;
  readonly keys: () => Promise<PushKeys>;
  /** Whom push services may turn to: an address of https, or `mailto:`. */
  readonly contact: string;
}

/** Tells a person's browsers. One that is gone is forgotten. */
export function createBrowserCarrier({ store, clock, push, keys, contact }: BrowserCarrierParts): Carrier {
  const moveOf =
    (id: number): Move =>
    (from, to, reason) =>
      moveHandover(store.db, id, from, { status: to, ...(reason !== undefined && { reason }) }, instantOf(clock.now()));

  function handingTo(delivery: Delivery, { id, subscription_id, endpoint, p256dh, auth }: Handover) {
    if (subscription_id === null || endpoint === null || p256dh === null || auth === null) return null;
    return async ({ title, body, page }: Brief): Promise<void> => {
      const order = { subscription: { endpoint, p256dh, auth }, keys: await keys(), contact, topic: `reminder-${id}` };
      const message = { title, body, url: page, tag: delivery.reminder_type };
      const outcome = await handOver(moveOf(id), () => push.send({ ...order, message }));
      if (outcome.kind === 'gone') await deleteBrowsers(store.db, delivery.user_id, [subscription_id]);
    };
  }

  return {
    reaches: async (userId) => (await listBrowsersOf(store.db, userId)).length > 0,
    note: (db, delivery) => insertHandovers(db, delivery, instantOf(clock.now())),
    async list(delivery) {
      const all = await listHandovers(store.db, delivery.id);
      return all.map((handover) => ({
        ...handover,
        // One that said so and was not forgotten, because the process ended, would be begun again and again.
        isGone: handover.reason === 'gone' && handover.endpoint === null,
        move: moveOf(handover.id),
        handOver: handingTo(delivery, handover),
      }));
    },
  };
}
