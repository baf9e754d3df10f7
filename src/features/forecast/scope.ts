import { totalIn } from '../../core/forecast/total.ts';
import type { Cents } from '../../core/money/cents.ts';
import type { Caller } from '../../platform/http/route.ts';
import { type CoveredAccount, noSuchAccount } from '../ledger/index.ts';
import type { Forecast } from './contract.ts';

/** Whose forecast it is. */
export type ForecastPerson = Pick<Caller, 'user_id' | 'time_zone' | 'currency'>;

/** Whose balance a forecast begins with: one account's, or that of all that the total counts. */
export interface Scope {
  /** Null for the total. */
  readonly account_id: number | null;
  readonly currency: string;
  readonly balance: Cents;
  readonly counted: readonly CoveredAccount[];
  /** The credit cards in the scope's currency that the total does not count; none for one account. */
  readonly cards: readonly CoveredAccount[];
  readonly left_out: Forecast['left_out'];
}

/** The scope of one account, or of the total in a currency. Throws account.not_found. */
export function scopeOf(accounts: readonly CoveredAccount[], currency: string, accountId: number | undefined): Scope {
  if (accountId !== undefined) {
    const account = accounts.find(({ id }) => id === accountId);
    if (account === undefined) throw noSuchAccount();
    return { account_id: accountId, currency: account.currency, balance: account.current_balance, counted: [account], cards: [], left_out: [] };
  }
  const { balance, counted, left_out } = totalIn(accounts, currency);
  return {
    account_id: null,
    currency,
    balance,
    counted,
    cards: left_out.map(({ account }) => account).filter((account) => account.kind === 'credit_card' && account.currency === currency),
    left_out: left_out.map(({ account, reason }) => ({
      account_id: account.id,
      name: account.name,
      reason,
      currency: account.currency,
      current_balance: account.current_balance,
    })),
  };
}
