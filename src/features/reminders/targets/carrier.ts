import { randomUUID } from 'node:crypto';
import { type Clock, instantOf } from '../../../platform/clock.ts';
import type { Store } from '../../../platform/database/store.ts';
import type { TargetSender } from '../../../platform/delivery/target-sender.ts';
import type { Brief } from '../brief-words.ts';
import type { Delivery } from '../delivery-repository.ts';
import { handOver, type Move } from '../handing-over.ts';
import type { Carrier } from '../push/carrier.ts';
import { insertTargetHandovers, listTargetHandovers, listTargetsOf, moveTargetHandover, noteTarget, type TargetHandover } from './repository.ts';
import { refusalOf } from './rules.ts';
import type { TargetSeals } from './seals.ts';

/** What telling targets needs. */
export interface TargetCarrierParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly seals: Pick<TargetSeals, 'open'>;
  readonly sender: TargetSender;
  /** The origin of this Mingus. */
  readonly address: () => string;
}

/** Tells a person's targets. One that refuses is told nothing any more, until its person tries it. */
export function createTargetCarrier({ store, clock, seals, sender, address }: TargetCarrierParts): Carrier {
  const now = (): string => instantOf(clock.now());
  const active = async (db: Store['db'], userId: number) => (await listTargetsOf(db, userId)).filter(({ stopped_at }) => stopped_at === null);
  const moveOf =
    (id: number): Move =>
    (from, to, reason) =>
      moveTargetHandover(store.db, id, from, { status: to, ...(reason !== undefined && { reason }) }, now());

  function handingTo({ due_on, reminder_type }: Delivery, { id, message_id, target_id, user_id, sealed }: TargetHandover) {
    if (target_id === null || user_id === null || sealed === null) return null;
    return async ({ title, body, page }: Brief): Promise<void> => {
      const target = seals.open({ user_id, sealed });
      const message = { id: message_id, type: 'reminder', reminder_type, date: due_on, title, body, url: `${address()}${page}` } as const;
      const outcome = await handOver(moveOf(id), async () =>
        target === undefined ? { kind: 'refused', reason: 'key' } : sender.send(target, message, clock.now()),
      );
      const stopped_reason = refusalOf(outcome);
      if (stopped_reason !== null) await noteTarget(store.db, user_id, target_id, { stopped_at: now(), stopped_reason }, now());
    };
  }

  return {
    reaches: async (userId) => (await active(store.db, userId)).length > 0,
    async note(db, delivery) {
      const targets = await active(db, delivery.user_id);
      const messages = targets.map(({ id }) => ({ target_id: id, message_id: randomUUID() }));
      await insertTargetHandovers(db, delivery, messages, now());
    },
    async list(delivery) {
      const all = await listTargetHandovers(store.db, delivery.id);
      return all.map((handover) => ({
        ...handover,
        isGone: handover.status === 'failed' && handover.target_id === null,
        move: moveOf(handover.id),
        handOver: handingTo(delivery, handover),
      }));
    },
  };
}
