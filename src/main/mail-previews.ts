import { sampleMails } from '../features/identity/index.ts';
import { sampleReminders } from '../features/reminders/index.ts';
import { verificationMails } from '../features/verification/index.ts';
import type { MailPreview } from '../platform/http/mail-previews.ts';

/** What every template finds what it asks for in. */
const DATA = {
  at: '2025-01-15T10:30:00.000Z',
  ends_on: '2025-04-15',
  factor: 'passkey',
  is_last: 0,
  left: 7,
  link_id: 1,
  may_write: 1,
  name: 'Telephone',
  reason: 'by_person',
  user_agent: 'Firefox on Linux',
};

/** Every mail that Mingus writes, with invented figures. */
export function mailPreviews(address: () => string): readonly MailPreview[] {
  const templates = { ...sampleMails(address), ...verificationMails };
  const mails = Object.entries(templates).map(([name, write]): MailPreview => {
    return { name, write: async (to) => write(DATA, { ...to, email: 'ada@example.org' }) };
  });
  const reminders = Object.entries(sampleReminders(address)).map(([name, write]): MailPreview => ({ name, write: async (to) => write(to) }));
  return [...mails, ...reminders].toSorted((one, other) => (one.name < other.name ? -1 : 1));
}
