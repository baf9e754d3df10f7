import type { MailOrder, Recipient } from '../../platform/delivery/mail-job.ts';

/** The text of a mail to a person: a greeting, then the paragraphs. */
export const letter = ({ full_name }: Pick<Recipient, 'full_name'>, ...paragraphs: readonly string[]): string =>
  `${[full_name === null ? 'Hello,' : `Hello ${full_name},`, ...paragraphs].join('\n\n')}\n`;

/** A moment in a mail, to the minute and in the one zone that needs no explaining: `2025-01-15 at 10:30 UTC`. `at` is an instant. */
export const whenOf = (at: MailOrder['data'][string] | undefined): string => `${String(at).slice(0, 10)} at ${String(at).slice(11, 16)} UTC`;
