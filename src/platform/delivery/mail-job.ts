import { z } from 'zod';
import type { Language } from '../../contract/language.ts';
import type { Db } from '../database/store.ts';
import type { JobHandler, Outbox } from '../jobs/jobs.ts';
import { JobGivenUp } from '../jobs/retry.ts';
import type { Letter } from './letter.ts';
import type { Mailer } from './mail.ts';

/** The kind of job that sends one mail. */
export const MAIL_JOB = 'delivery.mail';

const mailOrder = z.object({
  user_id: z.int(),
  template: z.string(),
  data: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
});

/** A mail to be sent to a person: a template by its name and what it is filled with. Never a secret, a token or an address: the row is kept for weeks. */
export type MailOrder = z.infer<typeof mailOrder>;

/** Who gets a mail, looked up when it is sent. */
export interface Recipient {
  readonly email: string;
  readonly full_name: string | null;
  /** The language in which they are written to. */
  readonly language: Language;
}

/** A mail as it was written. */
export interface WrittenMail extends Letter {
  /** Where it goes, when that is not the person's present address. */
  readonly to?: string;
  /** Whether writing it again gives another mail, whose first one is no good any more: then nobody may take the two for one. */
  readonly differsEachTime?: true;
}

/** Writes one kind of mail; undefined when there is nothing to tell any more. What must be in no row, such as a link that opens something, is made here. */
export type MailTemplate = (data: MailOrder['data'], to: Recipient) => WrittenMail | Promise<WrittenMail | undefined>;

/** Leaves a mail in the outbox, in the transaction of what it tells of. The same `dedupeKey` is one mail. */
export async function orderMail(outbox: Outbox, db: Db, order: MailOrder, dedupeKey: string): Promise<void> {
  await outbox.add(db, { kind: MAIL_JOB, payload: order, dedupe_key: `${MAIL_JOB}:${dedupeKey}` });
}

/** The handler of `delivery.mail`. A person who is gone by then gets none; without a mailer the job is given up, and says so. */
export function createMailJob(parts: {
  readonly mailer: Mailer | null;
  readonly templates: Readonly<Record<string, MailTemplate>>;
  /** Undefined when there is no such person any more, or they may not be written to with this template. */
  readonly findRecipient: (userId: number, template: string) => Promise<Recipient | undefined>;
}): JobHandler {
  return async ({ id, payload, attempt }) => {
    const order = mailOrder.safeParse(payload);
    const template = order.success ? parts.templates[order.data.template] : undefined;
    if (!order.success || template === undefined) throw new JobGivenUp('no such mail can be written');
    if (parts.mailer === null) throw new JobGivenUp('no mail server is set up: SMTP_URL is empty');
    const to = await parts.findRecipient(order.data.user_id, order.data.template);
    if (to === undefined) return;
    const written = await template(order.data.data, to);
    if (written === undefined) return;
    const { subject, text, html, differsEachTime } = written;
    await parts.mailer.send({ subject, text, html, to: written.to ?? to.email, id: differsEachTime === true ? `job-${id}-${attempt}` : `job-${id}` });
  };
}
