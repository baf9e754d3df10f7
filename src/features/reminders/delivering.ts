import { isWithin, momentOutside } from '../../core/calendar/zone-clock.ts';
import { instantOf, momentOf } from '../../platform/clock.ts';
import type { Outcome } from '../../platform/delivery/outcome.ts';
import { isCertainlyUnsent, type Mail, type Mailer } from '../../platform/delivery/mail.ts';
import type { JobHandler } from '../../platform/jobs/jobs.ts';
import { JobGivenUp, MOST_ATTEMPTS } from '../../platform/jobs/retry.ts';
import type { Texting } from '../verification/index.ts';
import { DELIVER_JOB, deliverJob, deliverOrder } from './deliver-job.ts';
import { type Delivery, deleteDelivery, findDelivery, moveDelivery } from './delivery-repository.ts';
import { handOver, type Move } from './handing-over.ts';
import { createPushing, type PushingParts } from './push/pushing.ts';
import { takeBack } from './repository.ts';
import { openWays, timeOf, type Way } from './rules.ts';
import type { Told } from './telling.ts';
import type { Unsubscribing } from './unsubscribing.ts';

/** What sending needs. */
export interface DeliveringParts extends PushingParts {
  /** Null when there is none. */
  readonly mailer: Mailer | null;
  /** Messages to people's own numbers. */
  readonly texting: Texting;
  readonly unsubscribing: Pick<Unsubscribing, 'linkOf'>;
  /** The origin of this Mingus. */
  readonly address: () => string;
}

/** No try takes this long: what was begun so long ago was begun by a process that is gone. */
const BEGUN_LONG_AGO_MS = 60_000;
/** What could not be handed over until then says nothing any more: counted from when it was ready, or from the end of quiet hours that it waited for. */
const STALE_MS = 12 * 3_600_000;
/** And in all. */
const STALE_AT_LAST_MS = 3 * STALE_MS;

/** Hands a mail over, and tells what became of it. */
async function sendMail(mailer: Mailer, mail: Mail): Promise<Outcome> {
  try {
    await mailer.send(mail);
    return { kind: 'sent' };
  } catch (error) {
    if (!isCertainlyUnsent(error)) return { kind: 'unknown', reason: 'no_answer' };
    return { kind: 'later', reason: 'not_taken', ...(error instanceof Error && { cause: error }) };
  }
}

/**
 * The handler of `reminders.deliver`. Who carries messages does not know one again, so that each is handed over once at most: it is noted as begun before, and
 * what was begun is never handed over again. Where a process ended in between nobody can know whether it went out, and its row says so. A reminder goes one
 * way: the one that its person wants first, of those that are open and lead to them.
 */
export function createDelivering(parts: DeliveringParts): Readonly<Record<string, JobHandler>> {
  const { store, clock, outbox, mailer, texting, findRecipient, tell, unsubscribing, address } = parts;
  const pushing = createPushing(parts);
  const now = (): string => instantOf(clock.now());
  const moveOf =
    (id: number, channel?: Way): Move =>
    (from, to, reason) => {
      const more = { ...(reason !== undefined && { reason }), ...(channel !== undefined && { channel }), ...(to === 'failed' && { period: null }) };
      return moveDelivery(store.db, id, from, { status: to, ...more }, now());
    };

  /** Has nothing to say any more. Balances and bills are looked at often and seldom say anything: of those looks nothing stays. */
  async function skip({ id, schedule_id, due_on, reminder_type }: Delivery, reason: string): Promise<void> {
    const isLook = reason === 'nothing_to_tell' && (reminder_type === 'low_balance' || reminder_type === 'bill_due');
    await store.transaction(async (db) => {
      if (reason === 'nothing_to_tell') await takeBack(db, schedule_id, due_on);
      if (isLook) return deleteDelivery(db, id);
      await moveDelivery(db, id, 'queued', { status: 'skipped', reason, period: null }, now());
    });
  }

  const leadsTo: Readonly<Record<Way, (userId: number) => Promise<boolean>>> = {
    email: async () => mailer !== null,
    push: (userId) => pushing.reaches(userId),
    sms: (userId) => texting.reaches(userId),
  };

  async function wayOf(delivery: Delivery): Promise<Way | 'no_channel' | 'no_mail_server'> {
    const open = openWays(delivery, delivery.preferred_communication);
    for (const way of open) if (await leadsTo[way](delivery.user_id)) return way;
    return open.includes('email') ? 'no_mail_server' : 'no_channel';
  }

  /** Hands it over by mail or as a text message. */
  async function send(delivery: Delivery, way: 'email' | 'sms', { mail, brief }: Told, to: string, unsubscribe: string): Promise<void> {
    const { id, user_id, message_id } = delivery;
    // Numbers come again after a database was restored, and whoever carries messages would take a new one for an old one.
    const name = `reminder-${message_id ?? id}`;
    await handOver(moveOf(id, way), () => {
      if (way === 'email' && mailer !== null) return sendMail(mailer, { ...mail, to, id: name, unsubscribe });
      return texting.send(user_id, {
        id: name,
        text: `Mingus: ${brief.title}${brief.title.endsWith('?') ? '' : '.'} ${brief.body} ${address()}${brief.page}`,
      });
    });
  }

  async function deliver(delivery: Delivery): Promise<void> {
    const way = await wayOf(delivery);
    if (way === 'no_channel' || way === 'no_mail_server') return skip(delivery, way);
    const to = await findRecipient(delivery.user_id);
    if (to === undefined) return skip(delivery, 'nobody');
    const link = unsubscribing.linkOf(delivery.user_id, delivery.reminder_type);
    const told = await tell(delivery, to, link);
    if (told === undefined) return skip(delivery, 'nothing_to_tell');
    await (way === 'push' ? pushing.begin(delivery, told.brief) : send(delivery, way, told, to.email, link));
  }

  /** Goes on with what is there: of what somebody else is at, or was, waits or notes that nobody knows. */
  async function goOn(delivery: Delivery): Promise<void> {
    const { id, status, channel, updated_at } = delivery;
    if (status === 'queued') return deliver(delivery);
    if (status !== 'sending') return;
    if (channel === 'push') return pushing.goOn(delivery);
    if (momentOf(updated_at) > clock.now() - BEGUN_LONG_AGO_MS) throw new Error('the reminder is being handed over by another process');
    await moveOf(id)('sending', 'unknown', 'interrupted');
  }

  /** Nobody tries again after this: the period is free for another message. */
  async function giveUp(delivery: Delivery, reason: string): Promise<void> {
    await moveOf(delivery.id)('queued', 'failed', reason);
    if (delivery.channel === 'push') await pushing.giveUp(delivery, reason);
  }

  /** Whether it says nothing any more. */
  function isStale(created: string, since: string | undefined): boolean {
    const [at, ready] = [clock.now(), momentOf(created)];
    return (since === undefined ? ready : momentOf(since)) < at - STALE_MS || ready < at - STALE_AT_LAST_MS;
  }

  return {
    [DELIVER_JOB]: async ({ payload, attempt }) => {
      const order = deliverOrder.safeParse(payload);
      if (!order.success) throw new JobGivenUp('the job names no reminder');
      const delivery = await findDelivery(store.db, order.data.delivery_id);
      if (delivery === undefined) return;
      const { quiet, wall } = timeOf(delivery, delivery);
      const isQuiet = delivery.status === 'queued' && quiet !== null && isWithin(quiet, wall(clock.now()));
      if (isStale(delivery.created_at, order.data.since) && !(isQuiet && order.data.since === undefined)) {
        await giveUp(delivery, 'too_late');
        return delivery.status === 'sending' ? goOn(delivery) : undefined;
      }
      if (quiet !== null && isQuiet) {
        const since = instantOf(momentOutside(clock.now(), quiet, wall));
        return store.transaction((db) => outbox.add(db, deliverJob({ ...order.data, since })));
      }
      try {
        await goOn(delivery);
      } catch (error) {
        if (attempt >= MOST_ATTEMPTS) await giveUp(delivery, 'given_up');
        throw error;
      }
    },
  };
}
