import type { Frequency } from '../../../core/calendar/recurrence.ts';
import type { Cents } from '../../../core/money/cents.ts';

/** Frequencies that one thing may be taken for from one search to the next: twice a month and every second week look alike in few rows. */
const FAMILY: Readonly<Record<Frequency, string>> = {
  weekly: 'weekly',
  biweekly: 'fortnight',
  semimonthly: 'fortnight',
  monthly: 'monthly',
  quarterly: 'quarterly',
  semiannually: 'semiannually',
  annually: 'annually',
};

/** Whether two frequencies are of one family. */
export const isSameCadence = (one: Frequency, other: Frequency): boolean => FAMILY[one] === FAMILY[other];

/** Whether two amounts may be of one thing: of one sign, and no more apart than half of the larger. A price rises, a power bill varies. */
export const isNearAmount = (one: Cents, other: Cents): boolean =>
  one < 0 === other < 0 && Math.abs(one - other) * 2 <= Math.max(Math.abs(one), Math.abs(other));
