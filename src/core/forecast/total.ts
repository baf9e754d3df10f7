import { type Cents, sum } from '../money/cents.ts';

/** What a total needs to know of an account. */
export interface TotalledAccount {
  readonly kind: 'checking' | 'savings' | 'credit_card' | 'cash' | 'loan';
  /** ISO 4217. */
  readonly currency: string;
  readonly current_balance: Cents;
}

/** Why a total does not count an account: it is a card or a loan, or in another currency. */
export type LeftOutReason = 'kind' | 'currency';

/** A total over accounts. */
export interface Total<Account extends TotalledAccount> {
  readonly balance: Cents;
  readonly counted: readonly Account[];
  readonly left_out: readonly { readonly account: Account; readonly reason: LeftOutReason }[];
}

/** Why the total in a currency does not count the account; null when it does. A card in another currency is left out for being a card. */
function leftOutReason(account: TotalledAccount, currency: string): LeftOutReason | null {
  if (account.kind === 'credit_card' || account.kind === 'loan') return 'kind';
  return account.currency === currency ? null : 'currency';
}

/** The sum of the checking, savings and cash accounts in a currency, and what it leaves out. Nothing is converted. */
export function totalIn<Account extends TotalledAccount>(accounts: readonly Account[], currency: string): Total<Account> {
  const counted: Account[] = [];
  const left_out: { readonly account: Account; readonly reason: LeftOutReason }[] = [];
  for (const account of accounts) {
    const reason = leftOutReason(account, currency);
    if (reason === null) counted.push(account);
    else left_out.push({ account, reason });
  }
  return { balance: sum(counted.map((account) => account.current_balance)), counted, left_out };
}
