import type { MailOrder } from '../../platform/delivery/mail-job.ts';

type Moment = MailOrder['data'][string] | undefined;

/** A moment in a mail, to the minute and in the one zone that needs no explaining: `2025-01-15 at 10:30 UTC`. `at` is an instant. */
export const whenOf = (at: Moment): string => `${String(at).slice(0, 10)} at ${String(at).slice(11, 16)} UTC`;

/** The same in Spanish: `2025-01-15 a las 10:30 UTC`. */
export const cuandoOf = (at: Moment): string => `${String(at).slice(0, 10)} a las ${String(at).slice(11, 16)} UTC`;
