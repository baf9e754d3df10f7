import { z } from 'zod';
import { civilDay } from '../../contract/fields.ts';
import { dayInZone, type EpochDay, isoDay } from '../../core/calendar/day.ts';
import type { Estimate } from '../../core/estimate.ts';
import { forecastBuffer, weeklyBills, yearlyBills } from '../../core/forecast/buffer.ts';
import { type EverydaySpending, everydaySpending, NO_EVERYDAY } from '../../core/forecast/everyday.ts';
import { expectedOccurrences, SEEN_WITHIN_DAYS, TOLERANCE_DAYS } from '../../core/forecast/expected.ts';
import { forecast as foretell } from '../../core/forecast/forecast.ts';
import { tellDays } from '../../core/forecast/told.ts';
import { totalIn } from '../../core/forecast/total.ts';
import { type Cents, ZERO } from '../../core/money/cents.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Db, Store } from '../../platform/database/store.ts';
import type { Caller } from '../../platform/http/route.ts';
import {
  type CoveredAccount,
  isHoliday,
  listComingBack,
  listCoveredAccounts,
  listEventsBetween,
  listPostedFrom,
  noSuchAccount,
  pageFrom,
  placeOf,
} from '../ledger/index.ts';
import type { Forecast } from './contract.ts';
import { coveredDays, spendingOf } from './everyday.ts';
import { type Planned, plannedItem, plannedOnce } from './planned.ts';
import { findBuffer, listKept } from './repository.ts';
import { sortRows } from './settled.ts';

/** What is asked of a forecast. */
export interface ForecastWish {
  readonly days: number;
  readonly account_id?: number | undefined;
  readonly everyday: boolean;
}

/** Weeks whose rows everyday spending can need: twelve whole ones, and the part of one after them. */
const EVERYDAY_WEEKS = 13;

const place = z.tuple([civilDay]);

/** Whose forecast it is: one account, or all that a total counts. */
interface Scope {
  readonly currency: string;
  readonly balance: Cents;
  readonly counted: readonly CoveredAccount[];
  readonly left_out: Forecast['left_out'];
  readonly holds: (planned: Planned) => boolean;
}

function scopeOf(accounts: readonly CoveredAccount[], caller: Caller, accountId: number | undefined): Scope {
  if (accountId !== undefined) {
    const account = accounts.find(({ id }) => id === accountId);
    if (account === undefined) throw noSuchAccount();
    const { currency, current_balance: balance } = account;
    return { currency, balance, counted: [account], left_out: [], holds: ({ account_id }) => account_id === accountId };
  }
  const { balance, counted, left_out } = totalIn(accounts, caller.currency);
  const ids = new Set(counted.map(({ id }) => id));
  return {
    currency: caller.currency,
    balance,
    counted,
    left_out: left_out.map(({ account: { id, name, currency, current_balance }, reason }) => ({
      account_id: id,
      name,
      reason,
      currency,
      current_balance,
    })),
    // A transfer moves each account and leaves the total as it is.
    holds: ({ account_id, is_transfer }) => !is_transfer && (account_id === null || ids.has(account_id)),
  };
}

/** Loads all that a forecast needs, in five queries whatever there is. Throws account.not_found. */
async function load(db: Db, caller: Caller, today: EpochDay, { days, account_id }: ForecastWish) {
  const scope = scopeOf(await listCoveredAccounts(db, caller.user_id, isoDay(today)), caller, account_id);
  const covered = coveredDays(scope.counted);
  // The weeks of everyday spending end with the ledger of the accounts in question, however far other accounts reach.
  const from = Math.min(today - SEEN_WITHIN_DAYS, (covered?.until ?? today) - 7 * EVERYDAY_WEEKS) - TOLERANCE_DAYS;
  const buffer = await findBuffer(db, caller.user_id);
  const items = (await listComingBack(db, caller.user_id)).map(plannedItem);
  const events = (await listEventsBetween(db, caller.user_id, isoDay(today - TOLERANCE_DAYS), isoDay(today + days))).map(plannedOnce);
  const rows = await listPostedFrom(db, caller.user_id, isoDay(from));
  return { scope, covered, buffer, planned: [...items, ...events], rows };
}

/** The forecast from all that it needs, `today` being its first day. */
function made(
  { scope, covered, buffer: preference, planned, rows }: Awaited<ReturnType<typeof load>>,
  today: EpochDay,
  wish: ForecastWish,
): Forecast {
  const { days } = wish;
  const { seenOn, rest } = sortRows(rows, planned);
  const counted = new Set(scope.counted.map(({ id }) => id));
  const everyday = everydaySpending(spendingOf(rest.filter((row) => counted.has(row.account_id))), covered);
  const expected = planned.flatMap((each, index) => (each.counts && scope.holds(each) ? [{ ...each, seenOn: seenOn[index] ?? [] }] : []));
  const yearly = yearlyBills(
    expected.filter(({ recurring_id }) => recurring_id !== null),
    today,
    isHoliday,
  );
  const { points, summary } = tellDays(
    foretell({
      startsOn: today,
      days,
      openingBalance: scope.balance,
      occurrences: expectedOccurrences(expected, today, days, isHoliday),
      everydayByWeekday: everyday.known && wish.everyday ? everyday.value.byWeekday : NO_EVERYDAY,
      buffer: forecastBuffer({ preference, weeklyEveryday: everyday.known ? everyday.value.weekly : ZERO, weeklyBills: weeklyBills(yearly) }),
    }),
  );
  return {
    starts_on: isoDay(today),
    days,
    currency: scope.currency,
    left_out: scope.left_out,
    points,
    summary: { ...summary, data_until: covered === null ? null : isoDay(covered.until), everyday: everydayAnswer(everyday) },
    basis: {
      account_id: wish.account_id ?? null,
      account_ids: [...counted],
      planned: expected.map(({ recurring_id, event_id, seenOn: seen }) => ({
        recurring_id,
        event_id,
        seen_on: seen.filter((day) => day >= today - SEEN_WITHIN_DAYS).map(isoDay),
      })),
      yearly_bills: yearly,
      buffer_is_set: preference !== null,
    },
  };
}

const everydayAnswer = (everyday: Estimate<EverydaySpending>): Forecast['summary']['everyday'] =>
  everyday.known ? { known: true, weekly: everyday.value.weekly } : everyday;

/** What can be done with the forecast. */
export type Forecasts = ReturnType<typeof createForecasts>;

/** What the balance will be, day by day. */
export function createForecasts({ store, clock }: { readonly store: Store; readonly clock: Clock }) {
  return {
    /** Throws account.not_found. */
    async read(caller: Caller, wish: ForecastWish): Promise<Forecast> {
      const today = dayInZone(clock.now(), caller.time_zone);
      return made(await load(store.db, caller, today, wish), today, wish);
    },

    /** Forecasts as they were made, the newest week first. */
    async list(caller: Caller, { limit, cursor }: { readonly limit: number; readonly cursor?: string }) {
      const [before] = placeOf(cursor, place) ?? [];
      return pageFrom(await listKept(store.db, caller.user_id, before, limit + 1), limit, ({ week }) => [week]);
    },
  };
}
