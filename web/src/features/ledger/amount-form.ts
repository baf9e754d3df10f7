import { type Cents, cents } from '../../../../src/core/money/cents.ts';
import type { WrittenAmount } from '../../design/parts/money-input.tsx';

/** How the forms of the ledger hold an amount: without a sign, beside which way the money goes. */
export interface AmountForm {
  direction: 'out' | 'in';
  amount: WrittenAmount;
}

/** The form of an amount that is there; 0 goes out. */
export const amountFormOf = (amount: Cents): AmountForm => ({ direction: amount > 0 ? 'in' : 'out', amount: cents(Math.abs(amount)) });

/**
 * The amount that the form says, negative for money out. A minus that somebody wrote means nothing beside the direction.
 * Expects an amount: the form refuses to be sent without.
 */
export const signedAmount = ({ direction, amount }: AmountForm): Cents => cents(Math.abs(amount ?? 0) * (direction === 'out' ? -1 : 1));
