import { createHmac, timingSafeEqual } from 'node:crypto';
import { Problem } from '../../contract/problem.ts';
import { type Clock, instantOf } from '../../platform/clock.ts';
import type { Store } from '../../platform/database/store.ts';
import { reminderProblems, reminderType, type ReminderType } from './contract.ts';
import { isPerson, stopReminders } from './repository.ts';

/** What stopping reminders by a link needs. */
export interface UnsubscribingParts {
  readonly store: Store;
  readonly clock: Clock;
  /** The present secret key, then those still accepted. */
  readonly secretKeys: readonly [string, ...string[]];
  /** The origin of this Mingus. */
  readonly address: () => string;
}

/** Turns reminders off by a link, without signing in. */
export interface Unsubscribing {
  /** The address that turns off a person's reminders of a type. Whoever has it can do that and nothing else. */
  linkOf(userId: number, type: ReminderType): string;
  /** Turns them off, and answers of which type. Once more changes nothing. Throws reminder.link_unknown. */
  stop(secret: string): Promise<ReminderType>;
}

const noSuchLink = () =>
  new Problem(
    reminderProblems['reminder.link_unknown'],
    'This link stops no reminders. Perhaps it was not copied whole; in the settings you can stop them, too.',
  );

// No dots: an address that ends in one and a word is a file's.
/** Links that hold whose reminders of which type they stop, and a seal on that: they are kept nowhere, and are good as long as the secret key. */
export function createUnsubscribing({ store, clock, secretKeys, address }: UnsubscribingParts): Unsubscribing {
  const sealOf = (key: string, about: string): Buffer => createHmac('sha256', key).update(`unsubscribe:${about}`).digest();

  function read(secret: string): { readonly userId: number; readonly type: ReminderType } | undefined {
    const [, id, name, seal] = /^(\d{1,15})-([a-z_]{1,30})-([\w-]{43})$/.exec(secret) ?? [];
    const type = reminderType.safeParse(name).data;
    if (id === undefined || type === undefined || seal === undefined) return undefined;
    const shown = Buffer.from(seal, 'base64url');
    const isOurs = secretKeys.some((key) => timingSafeEqual(sealOf(key, `${id}-${type}`), shown));
    return isOurs ? { userId: Number(id), type } : undefined;
  }

  return {
    linkOf(userId, type) {
      const about = `${userId}-${type}`;
      return `${address()}/unsubscribe/${about}-${sealOf(secretKeys[0], about).toString('base64url')}`;
    },
    async stop(secret) {
      const meant = read(secret);
      if (meant === undefined || !(await isPerson(store.db, meant.userId))) throw noSuchLink();
      await store.onBehalfOf(meant.userId, () => store.transaction((db) => stopReminders(db, meant.userId, meant.type, instantOf(clock.now()))));
      return meant.type;
    },
  };
}
