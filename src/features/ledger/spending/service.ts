import { dayInZone, isoDay } from '../../../core/calendar/day.ts';
import {
  coveredBy,
  firstDayOf,
  isoMonth,
  lastDayOf,
  monthlySpending,
  monthNumber,
  monthOf,
  USUAL_MONTHS_MOST,
} from '../../../core/ledger/spending.ts';
import { TRANSFER_DAYS } from '../../../core/ledger/transfers.ts';
import type { Clock } from '../../../platform/clock.ts';
import type { Store } from '../../../platform/database/store.ts';
import type { Caller } from '../../../platform/http/route.ts';
import { type CoveredAccount, listCoveredAccounts } from '../accounts/repository.ts';
import { noSuchAccount } from '../accounts/service.ts';
import { listPostedBetween } from '../transactions/repository.ts';
import type { Spending } from './contract.ts';

/** What is asked of spending. */
export interface SpendingWish {
  readonly months: number;
  readonly to?: string | undefined;
  readonly account_id?: number | undefined;
}

/** Whose spending it is: one account, or all in the person's currency. Throws account.not_found. */
function scopeOf(accounts: readonly CoveredAccount[], currency: string, accountId: number | undefined) {
  if (accountId === undefined) {
    const left_out = accounts.filter((account) => account.currency !== currency);
    return { currency, counted: accounts.filter((account) => account.currency === currency), left_out };
  }
  const account = accounts.find(({ id }) => id === accountId);
  if (account === undefined) throw noSuchAccount();
  return { currency: account.currency, counted: [account], left_out: [] };
}

/** What can be done with spending. */
export type SpendingByMonth = ReturnType<typeof createSpending>;

/** What was spent, by month and category. */
export function createSpending({ store, clock }: { readonly store: Store; readonly clock: Clock }) {
  return {
    /** In two queries, whatever there is. Throws account.not_found. */
    async read(caller: Caller, { months, to, account_id }: SpendingWish): Promise<Spending> {
      const today = dayInZone(clock.now(), caller.time_zone);
      const last = to === undefined ? monthOf(today) : monthNumber(to);
      const first = last - months + 1;
      const accounts = await listCoveredAccounts(store.db, caller.user_id, isoDay(today));
      const { currency, counted, left_out } = scopeOf(accounts, caller.currency, account_id);
      // Some days on either side, for the other half of a transfer at an end.
      const from = firstDayOf(first - USUAL_MONTHS_MOST) - TRANSFER_DAYS;
      const rows = await listPostedBetween(store.db, caller.user_id, isoDay(from), isoDay(lastDayOf(last) + TRANSFER_DAYS));
      const covered = coveredBy(counted);
      const spent = monthlySpending({
        rows,
        accounts: new Map(counted.map(({ id, kind }) => [id, { is_debt: kind === 'credit_card' || kind === 'loan' }])),
        covered,
        first,
        last,
      });
      return {
        currency,
        left_out: left_out.map(({ id, name, currency: own }) => ({ account_id: id, name, currency: own })),
        data_until: covered === null ? null : isoDay(covered.until),
        months: spent.map(({ month, categories, ...figures }) => ({ month: isoMonth(month), ...figures, categories: [...categories] })),
      };
    },
  };
}
