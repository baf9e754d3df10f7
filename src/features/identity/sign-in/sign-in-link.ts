import type { z } from 'zod';
import { Problem } from '../../../contract/problem.ts';
import type { RateLimiter } from '../../../platform/cache/rate-limiter.ts';
import type { Limits } from '../../../platform/config/settings.ts';
import type { Store } from '../../../platform/database/store.ts';
import { orderMail } from '../../../platform/delivery/mail-job.ts';
import type { Origin } from '../../../platform/http/route.ts';
import type { Outbox } from '../../../platform/jobs/jobs.ts';
import type { ProofOfWork } from '../../../platform/security/proof-of-work.ts';
import type { Audit } from '../../audit/index.ts';
import { findIdByEmail, lockActivePerson } from '../account/repository.ts';
import { linkProblems } from '../links/contract.ts';
import type { Links } from '../links/service.ts';
import type { Wait } from './answer-schedule.ts';
import { type sendSignInLink, signInProblems } from './contract.ts';
import { SIGN_IN_LINK_MAIL } from './mails.ts';

/** What the work lets do. */
const PURPOSE = 'sign_in_link';

/** What mailing links needs. */
export interface SignInLinkParts {
  readonly store: Store;
  readonly outbox: Outbox;
  readonly audit: Audit;
  readonly links: Links;
  readonly limiter: RateLimiter;
  readonly limits: Limits;
  readonly proofOfWork: ProofOfWork;
  /** Whether mail can be sent. */
  readonly sendsMail: boolean;
  readonly wait: Wait;
}

/** The way in when too many wrong passwords were tried for an address: a link that only its owner is sent. */
export interface SignInLinks {
  /** The work that has to be done first. */
  readonly challenge: () => ReturnType<ProofOfWork['challenge']>;
  /**
   * Mails a link to whoever has the address. The same for an address that nobody has, and beyond so many an hour; and as long. Throws Problem
   * `auth.captcha_refused`, or `auth.no_mail` where no mail can be sent.
   */
  send(input: z.output<typeof sendSignInLink.body>, origin: Origin): Promise<void>;
}

const WHY = {
  wrong: 'The work was not done, or was done for something else. Try once more.',
  expired: 'The work was done too long ago. Try once more.',
  used: 'That work was shown before, and counts once. Try once more.',
} as const;

/** Links to sign in with. */
export function createSignInLinks(parts: SignInLinkParts): SignInLinks {
  const { store, outbox, audit, links, limiter, limits, proofOfWork, sendsMail, wait } = parts;

  const orderLink = (email: string): Promise<void> =>
    store.transaction(async (db) => {
      const userId = await findIdByEmail(db, email);
      if (userId === undefined || (await lockActivePerson(db, userId)) === undefined) return;
      const link_id = await links.prepare(db, { purpose: 'sign_in', user_id: userId });
      await orderMail(outbox, db, { user_id: userId, template: SIGN_IN_LINK_MAIL, data: { link_id } }, `${SIGN_IN_LINK_MAIL}:${link_id}`);
    });

  return {
    challenge: () => proofOfWork.challenge(PURPOSE),
    async send({ email, captcha }, origin) {
      const tick = wait();
      if (!sendsMail) {
        throw new Problem(
          linkProblems['auth.no_mail'],
          'This Mingus sends no mail, so it cannot mail you a link. Sign in from a browser you have used before, or wait a day.',
        );
      }
      const reason = await proofOfWork.refusal(PURPOSE, captcha);
      if (reason !== undefined) {
        await audit.record(store.db, { event_type: 'captcha_failed', user_id: null, origin, outcome: 'failure', reason });
        throw new Problem(signInProblems['auth.captcha_refused'], WHY[reason]);
      }
      // Beyond so many nobody is told: whoever owns the mailbox has the links, and whoever does not learns nothing.
      const { allowed } = await limiter.take({ name: 'sign_in_link', ...limits.sign_in_link }, email);
      if (allowed) await orderLink(email);
      await tick();
    },
  };
}
