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
import { USUAL_FROM_MONTHS, usualMonth } from '../../../core/ledger/usual-month.ts';
import { type Cents, cents } from '../../../core/money/cents.ts';
import type { Clock } from '../../../platform/clock.ts';
import type { Store } from '../../../platform/database/store.ts';
import type { Caller } from '../../../platform/http/route.ts';
import { type CoveredAccount, listCoveredAccounts } from '../accounts/repository.ts';
import { noSuchAccount } from '../accounts/service.ts';
import { listPostedBetween } from '../transactions/repository.ts';
import type { Figures, Spending } from './contract.ts';

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

const isDebt = ({ kind }: CoveredAccount): boolean => kind === 'credit_card' || kind === 'loan';

const balanceOf = (accounts: readonly CoveredAccount[]): number => accounts.reduce((total, { current_balance }) => total + current_balance, 0);

/** What is put by: savings accounts, or what else is money where there are none; null without either. */
function savedIn(accounts: readonly CoveredAccount[]): Cents | null {
  const saved = accounts.filter(({ kind }) => kind === 'savings');
  const money = saved.length > 0 ? saved : accounts.filter((account) => !isDebt(account));
  return money.length === 0 ? null : cents(Math.max(0, balanceOf(money)));
}

/** What is owed on cards and loans; null without one. A card that is paid ahead takes nothing off a loan. */
function owedOn(accounts: readonly CoveredAccount[]): Cents | null {
  const owing = accounts.filter(isDebt);
  return owing.length === 0 ? null : cents(owing.reduce((total, { current_balance }) => total + Math.max(0, 0 - current_balance), 0));
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
        accounts: new Map(counted.map((account) => [account.id, { is_debt: isDebt(account) }])),
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

    /** What a month usually brings and takes, and what there is, in two queries. */
    async figures(caller: Caller): Promise<Figures> {
      const today = dayInZone(clock.now(), caller.time_zone);
      const from = firstDayOf(monthOf(today) - USUAL_FROM_MONTHS) - TRANSFER_DAYS;
      const all = await listCoveredAccounts(store.db, caller.user_id, isoDay(today));
      const { currency, counted, left_out } = scopeOf(all, caller.currency, undefined);
      const rows = await listPostedBetween(store.db, caller.user_id, isoDay(from), isoDay(today));
      const accounts = new Map(counted.map((account) => [account.id, { is_debt: isDebt(account) }]));
      const usual = usualMonth({ rows, accounts, covered: coveredBy(counted) }, today);
      return {
        currency,
        left_out: left_out.map(({ id, name, currency: own }) => ({ account_id: id, name, currency: own })),
        months: usual === null ? [] : usual.months.map(isoMonth),
        monthly_income: usual?.income ?? null,
        monthly_expenses: usual?.expenses ?? null,
        current_savings: savedIn(counted),
        total_debt: owedOn(counted),
      };
    },
  };
}
