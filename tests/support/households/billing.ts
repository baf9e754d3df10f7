import type { Payee, Region } from './banks.ts';
import type { Chances } from './chances.ts';
import type { Plan } from './market.ts';
import type { Purse, Span } from './things.ts';

/** What bills are made with. */
export interface Billing {
  readonly region: Region;
  readonly span: Span;
  readonly chances: Chances;
  /** What comes in in an ordinary month, in cents. */
  readonly monthly: number;
  /** Where subscriptions are charged. */
  readonly cardPurse: Purse;
}

/** Someone who takes money from an account. */
export const debit = (text: string, what?: string): Payee => ({ text, way: 'debit', ...(what !== undefined && { what }) });
/** Someone who charges a card. */
export const card = (text: string, city?: string): Payee => ({ text, way: 'card', ...(city !== undefined && { city }) });
/** Any day of the month. */
export const dayOf = (chances: Chances): number => chances.whole(1, 31);
/** A price near a plan's, negative. */
export const priced = (plan: Plan, { chances }: Billing, share = 0.15): number => -Math.round((plan.price * chances.around(share)) / 10) * 10 + 1;
