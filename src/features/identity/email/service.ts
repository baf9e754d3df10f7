import { commonProblems, Problem } from '../../../contract/problem.ts';
import type { RateLimiter } from '../../../platform/cache/rate-limiter.ts';
import { type Clock, instantOf } from '../../../platform/clock.ts';
import type { Limits } from '../../../platform/config/settings.ts';
import { isUniqueViolation } from '../../../platform/database/errors.ts';
import type { Db, Store } from '../../../platform/database/store.ts';
import { orderMail } from '../../../platform/delivery/mail-job.ts';
import { limitedProblem } from '../../../platform/http/limits.ts';
import type { Caller, Origin } from '../../../platform/http/route.ts';
import type { Outbox } from '../../../platform/jobs/jobs.ts';
import type { Audit } from '../../audit/index.ts';
import { lockActivePerson } from '../account/repository.ts';
import { linkProblems } from '../links/contract.ts';
import { invalidLink, type Links } from '../links/service.ts';
import { notForDemo } from '../passwords/new-passwords.ts';
import type { Sessions } from '../sessions/service.ts';
import { emailProblems } from './contract.ts';
import { CONFIRM_EMAIL_MAIL, EMAIL_ASKED_MAIL, EMAIL_CHANGED_MAIL } from './mails.ts';
import { findAddress, keepFormerEmail, updateEmail } from './repository.ts';

/** A change of address that may go ahead: leaves the mails in the caller's transaction. */
export type OrderEmailChange = (db: Db) => Promise<void>;

/** Changes of e-mail addresses. An address becomes the account's own by the link that is mailed to it. */
export interface EmailChange {
  /**
   * Looks whether the person may ask for the address (in lower case), outside a transaction, and answers what mails the link to it and a notice to the
   * present one; undefined when it is their present one. Whether anybody else has it is not told. Throws Problem `auth.confirm_first`, `auth.session_only`,
   * `auth.not_for_demo`, `auth.no_mail` or `rate.limited`.
   */
  ask(caller: Caller, email: string): Promise<OrderEmailChange | undefined>;
  /** Makes the change with the link's token. Throws Problem `auth.link_invalid`, or `auth.email_taken`, which leaves the link good. */
  confirm(token: string, origin: Origin): Promise<void>;
}

/** What changes of addresses need. */
export interface EmailChangeParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly outbox: Outbox;
  readonly audit: Audit;
  readonly links: Links;
  readonly sessions: Sessions;
  readonly limiter: RateLimiter;
  readonly limits: Limits;
  /** Whether mail can be sent. */
  readonly sendsMail: boolean;
}

/** Changes of e-mail addresses, by mail. */
export function createEmailChange(parts: EmailChangeParts): EmailChange {
  const { store, clock, outbox, audit, links, sessions, limiter, limits } = parts;

  // By person and by address: nobody is to be sent a heap of mails by a stranger.
  async function count(userId: number, email: string): Promise<void> {
    const limit = { name: 'new_email', ...limits.new_email };
    for (const key of [`user ${userId}`, email]) {
      const standing = { limit, count: await limiter.take(limit, key) };
      if (!standing.count.allowed) throw limitedProblem(standing);
    }
  }

  const tell = (db: Db, userId: number, template: string, link_id: number): Promise<void> =>
    orderMail(outbox, db, { user_id: userId, template, data: { link_id } }, `${template}:${link_id}`);

  return {
    async ask(caller, email) {
      const userId = caller.user_id;
      const present = await findAddress(store.db, userId);
      if (present === undefined || present.email === email) return undefined;
      await sessions.requireConfirmed(caller);
      if (present.is_demo) throw notForDemo();
      if (!parts.sendsMail) throw new Problem(linkProblems['auth.no_mail'], 'A new address is confirmed by a mail, and this Mingus sends none.');
      await count(userId, email);
      return async (db) => {
        if ((await lockActivePerson(db, userId)) === undefined)
          throw new Problem(commonProblems['auth.required'], 'This account cannot be used any more.');
        const linkId = await links.prepare(db, { purpose: 'change_email', user_id: userId, email });
        await tell(db, userId, CONFIRM_EMAIL_MAIL, linkId);
        await tell(db, userId, EMAIL_ASKED_MAIL, linkId);
      };
    },
    async confirm(token, origin) {
      const found = await links.find(store.db, 'change_email', token);
      const { user_id: userId, email } = found ?? { user_id: null, email: null };
      if (userId === null || email === null) throw invalidLink();
      const change = store.transaction(async (db) => {
        const person = (await lockActivePerson(db, userId)) === undefined ? undefined : await findAddress(db, userId);
        const link = person === undefined ? undefined : await links.use(db, 'change_email', token);
        if (person === undefined || link === undefined) throw invalidLink();
        const now = instantOf(clock.now());
        await updateEmail(db, userId, email, now);
        await keepFormerEmail(db, link.id, person.email);
        await links.endAll(db, userId);
        await audit.record(db, { event_type: 'email_changed', user_id: userId, origin, outcome: 'success', reason: 'by_person' });
        await tell(db, userId, EMAIL_CHANGED_MAIL, link.id);
      });
      await change.catch((error: unknown) => {
        if (!isUniqueViolation(error)) throw error;
        throw new Problem(emailProblems['auth.email_taken'], 'Another account of this Mingus has this address. Yours keeps the one it has.');
      });
    },
  };
}
