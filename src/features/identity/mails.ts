import type { MailTemplate } from '../../platform/delivery/mail-job.ts';
import { deviceMails } from './devices/mails.ts';
import { emailMails } from './email/mails.ts';
import { factorMails } from './factors/mails.ts';
import type { Links } from './links/service.ts';
import { passwordMails } from './passwords/mails.ts';
import { inviteMail, peopleMails } from './people/mails.ts';
import { recoveryMails } from './recovery/mails.ts';
import { linkAddress } from './links/rules.ts';
import { signInLinkMails, signInMails } from './sign-in/mails.ts';
import { tokenMails } from './tokens/mails.ts';

/** Everything that is written about accounts, by the names that `delivery.mail` knows it by. `address` answers the origin of this Mingus. */
export const identityMails = (links: Pick<Links, 'handOut' | 'byId'>, address: () => string): Readonly<Record<string, MailTemplate>> => ({
  ...signInMails,
  ...signInLinkMails(links, address),
  ...deviceMails,
  ...passwordMails,
  ...recoveryMails(links, address),
  ...emailMails(links, address),
  ...peopleMails,
  ...factorMails,
  ...tokenMails,
});

/** The same with links that open nothing, and the invitation: to look at. */
export function sampleMails(address: () => string): Readonly<Record<string, MailTemplate>> {
  const link = {
    id: 1,
    user_id: 1,
    purpose: 'sign_in' as const,
    email: 'new@example.org',
    former_email: 'former@example.org',
    expires_at: '2025-01-15T10:45:00.000Z',
    used_at: null,
    token: 'a-link-that-opens-nothing',
  };
  const links = { handOut: async () => link, byId: async () => link };
  return { ...identityMails(links, address), 'identity.invite': () => inviteMail(linkAddress(address(), 'register', link.token)) };
}
