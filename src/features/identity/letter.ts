import type { Recipient } from '../../platform/delivery/mail-job.ts';

/** The text of a mail to a person: a greeting, then the paragraphs. */
export const letter = ({ full_name }: Pick<Recipient, 'full_name'>, ...paragraphs: readonly string[]): string =>
  `${[full_name === null ? 'Hello,' : `Hello ${full_name},`, ...paragraphs].join('\n\n')}\n`;
