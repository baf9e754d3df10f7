import { type Clock, instantOf, momentOf } from '../../../platform/clock.ts';
import type { Store } from '../../../platform/database/store.ts';
import type { Recipient } from '../../../platform/delivery/mail-job.ts';
import type { Outbox } from '../../../platform/jobs/jobs.ts';
import type { Brief } from '../brief-words.ts';
import { deliverJob } from '../deliver-job.ts';
import { type Delivery, moveDelivery } from '../delivery-repository.ts';
import type { Standing } from '../handing-over.ts';
import type { Tell } from '../telling.ts';
import type { Carrier, Message } from './carrier.ts';

/** What pushing needs. */
export interface PushingParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly outbox: Outbox;
  /** Undefined when there is no such person any more, or they may not be written to. */
  readonly findRecipient: (userId: number) => Promise<Recipient | undefined>;
  readonly tell: Tell;
  /** Those that can be told. */
  readonly carriers: readonly Carrier[];
}

const BEGUN_LONG_AGO_MS = 60_000;

/** Tells a reminder to all browsers and targets of a person, to each once at most. */
export function createPushing({ store, clock, outbox, findRecipient, tell, carriers }: PushingParts) {
  const now = (): string => instantOf(clock.now());
  /** No try takes that long: whoever began it is gone. */
  const wasLeft = (begun: string): boolean => momentOf(begun) <= clock.now() - BEGUN_LONG_AGO_MS;
  const messagesOf = async (delivery: Delivery): Promise<readonly Message[]> =>
    (await Promise.all(carriers.map((carrier) => carrier.list(delivery)))).flat();

  async function tellOne({ status, updated_at, move, handOver }: Message, brief: Brief): Promise<void> {
    if (status === 'sending') {
      if (!wasLeft(updated_at)) throw new Error('the reminder is being handed over by another process');
      await move('sending', 'unknown', 'interrupted');
    }
    if (status !== 'queued') return;
    if (handOver === null) await move('queued', 'failed', 'gone');
    else await handOver(brief);
  }

  /** Notes of the reminder what became of all its messages. Where nobody is there any more to be told it goes another way. */
  async function settle(delivery: Delivery): Promise<void> {
    const { id, user_id } = delivery;
    const all = await messagesOf(delivery);
    const some = (...statuses: readonly Standing[]): boolean => all.some(({ status }) => statuses.includes(status));
    if (some('queued', 'sending')) return;
    await store.transaction(async (db) => {
      const at = now();
      if (some('sent')) return void (await moveDelivery(db, id, 'sending', { status: 'sent' }, at));
      if (some('unknown')) return void (await moveDelivery(db, id, 'sending', { status: 'unknown', reason: 'no_answer' }, at));
      const failed = all.find(({ isGone }) => !isGone);
      if (failed !== undefined) {
        const { reason } = failed;
        return void (await moveDelivery(db, id, 'sending', { status: 'failed', period: null, ...(reason !== null && { reason }) }, at));
      }
      if (await moveDelivery(db, id, 'sending', { status: 'queued' }, at)) await outbox.add(db, deliverJob({ user_id, delivery_id: id, since: at }));
    });
  }

  async function tellAll(delivery: Delivery, brief: Brief): Promise<void> {
    const failures: unknown[] = [];
    // One after the other: there are twenty at most, and each has a moment in which nobody can know.
    for (const message of await messagesOf(delivery)) {
      await tellOne(message, brief).catch((error: unknown) => failures.push(error));
    }
    await settle(delivery);
    if (failures.length > 0) throw failures[0];
  }

  async function giveUp(delivery: Delivery, reason: string): Promise<void> {
    for (const { status, updated_at, move } of await messagesOf(delivery)) {
      if (status === 'queued') await move('queued', 'failed', reason);
      if (status === 'sending' && wasLeft(updated_at)) await move('sending', 'unknown', 'interrupted');
    }
    await settle(delivery);
  }

  return {
    /** Whether the person has anything that can be told. */
    async reaches(userId: number): Promise<boolean> {
      for (const carrier of carriers) if (await carrier.reaches(userId)) return true;
      return false;
    },

    /** Notes a message for each browser and target, and hands them over. Throws where one of them may be tried again. */
    async begin(delivery: Delivery, brief: Brief): Promise<void> {
      await store.transaction(async (db) => {
        const isOurs = await moveDelivery(db, delivery.id, 'queued', { status: 'sending', channel: 'push' }, now());
        if (!isOurs) throw new Error('the reminder is being handed over by another process');
        for (const carrier of carriers) await carrier.note(db, delivery);
      });
      await tellAll(delivery, brief);
    },

    /** Goes on with what was begun. */
    async goOn(delivery: Delivery): Promise<void> {
      const to = await findRecipient(delivery.user_id);
      const told = to && (await tell(delivery, to, ''));
      await (told === undefined ? giveUp(delivery, 'nothing_to_tell') : tellAll(delivery, told.brief));
    },

    /** Tells nobody any more who was not told yet. */
    giveUp,
  };
}
