import { Problem } from '../../../contract/problem.ts';
import type { RateLimiter } from '../../../platform/cache/rate-limiter.ts';
import type { Limits } from '../../../platform/config/settings.ts';
import type { Store } from '../../../platform/database/store.ts';
import { orderMail } from '../../../platform/delivery/mail-job.ts';
import { limitedProblem } from '../../../platform/http/limits.ts';
import type { Origin } from '../../../platform/http/route.ts';
import type { Outbox } from '../../../platform/jobs/jobs.ts';
import { findIdByEmail, lockActivePerson } from '../account/repository.ts';
import { linkProblems } from '../links/contract.ts';
import { invalidLink, type Links } from '../links/service.ts';
import type { NewPasswords } from '../passwords/new-passwords.ts';
import { findOwner } from '../passwords/repository.ts';
import type { Wait } from '../sign-in/answer-schedule.ts';
import { RESET_MAIL } from './mails.ts';

/** The way back to an account whose password is forgotten. */
export interface Recovery {
  /**
   * Mails a link to whoever has the address, which is in lower case. The same for an address that nobody has, and as long. Throws Problem
   * `auth.no_mail` where no mail can be sent, `rate.limited` beyond so many an hour for one address.
   */
  forgot(email: string): Promise<void>;
  /** Sets a new password by a mailed link. Throws Problem `auth.link_invalid` or `auth.weak_password`; the link stays good for another try after the latter. */
  reset(token: string, password: string, from: { readonly origin: Origin; readonly device: string | null }): Promise<void>;
}

/** What the way back needs. */
export interface RecoveryParts {
  readonly store: Store;
  readonly outbox: Outbox;
  readonly links: Links;
  readonly newPasswords: NewPasswords;
  readonly limiter: RateLimiter;
  readonly limits: Limits;
  /** Whether mail can be sent. */
  readonly sendsMail: boolean;
  readonly wait: Wait;
}

const noMail = (): Problem =>
  new Problem(
    linkProblems['auth.no_mail'],
    'This Mingus sends no mail, so it cannot mail you a link. Whoever runs it can make one for you with the command: mingus user reset-password',
  );

/** The way back by mail. */
export function createRecovery({ store, outbox, links, newPasswords, limiter, limits, sendsMail, wait }: RecoveryParts): Recovery {
  const orderLink = (email: string): Promise<void> =>
    store.transaction(async (db) => {
      const userId = await findIdByEmail(db, email);
      if (userId === undefined || (await lockActivePerson(db, userId)) === undefined) return;
      const link_id = await links.prepare(db, { purpose: 'reset_password', user_id: userId });
      await orderMail(outbox, db, { user_id: userId, template: RESET_MAIL, data: { link_id } }, `${RESET_MAIL}:${link_id}`);
    });

  return {
    async forgot(email) {
      const tick = wait();
      if (!sendsMail) throw noMail();
      const limit = { name: 'forgot', ...limits.forgot };
      const count = await limiter.take(limit, email);
      if (!count.allowed) throw limitedProblem({ limit, count });
      await orderLink(email);
      await tick();
    },
    async reset(token, password, { origin, device }) {
      const link = await links.find(store.db, 'reset_password', token);
      const userId = link?.user_id ?? null;
      const owner = userId === null ? undefined : await findOwner(store.db, userId);
      if (userId === null || owner === undefined) throw invalidLink();
      const ready = await newPasswords.ready(password, owner, 'password');
      await store.transaction(async (db) => {
        // The person first, as whoever orders a link does: two who hold one and want the other would wait for each other.
        const person = await lockActivePerson(db, userId);
        if (person === undefined || (await links.use(db, 'reset_password', token)) === undefined) throw invalidLink();
        await newPasswords.replace(db, userId, ready, { reason: 'reset', origin, keptSession: null, device });
      });
    },
  };
}
