import { z } from 'zod';
import { civilDay } from '../../contract/fields.ts';
import { dayInZone, dayNumber, type EpochDay, isoDay } from '../../core/calendar/day.ts';
import type { Estimate } from '../../core/estimate.ts';
import { forecastBuffer, weeklyBills, yearlyBills } from '../../core/forecast/buffer.ts';
import { type EverydaySpending, everydaySpending, NO_EVERYDAY } from '../../core/forecast/everyday.ts';
import { expectedOccurrences, SEEN_WITHIN_DAYS, TOLERANCE_DAYS } from '../../core/forecast/expected.ts';
import { forecast as foretell } from '../../core/forecast/forecast.ts';
import { tellDays } from '../../core/forecast/told.ts';
import { ZERO } from '../../core/money/cents.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Db, Store } from '../../platform/database/store.ts';
import { pageFrom, placeOf } from '../../platform/http/cursor.ts';
import { isHoliday, listComingBack, listCoveredAccounts, listEventsBetween, listPostedFrom } from '../ledger/index.ts';
import type { Forecast } from './contract.ts';
import { coveredDays, spendingOf } from './everyday.ts';
import { flowOf } from './flow.ts';
import { plannedItem, plannedOnce } from './planned.ts';
import { graded } from './grading.ts';
import { findBuffer, listKept } from './repository.ts';
import { type ForecastPerson, scopeOf } from './scope.ts';
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

/** Loads all that a forecast needs, in five queries whatever there is. Throws account.not_found. */
async function load(db: Db, person: ForecastPerson, today: EpochDay, { days, account_id }: ForecastWish) {
  const scope = scopeOf(await listCoveredAccounts(db, person.user_id, isoDay(today)), person.currency, account_id);
  const covered = coveredDays(scope.counted);
  // The weeks of everyday spending end with the ledger of the accounts in question, however far other accounts reach.
  const from = Math.min(today - SEEN_WITHIN_DAYS, (covered?.until ?? today) - 7 * EVERYDAY_WEEKS) - TOLERANCE_DAYS;
  const preference = await findBuffer(db, person.user_id);
  const items = (await listComingBack(db, person.user_id)).map(plannedItem);
  const events = (await listEventsBetween(db, person.user_id, isoDay(today - TOLERANCE_DAYS), isoDay(today + days))).map(plannedOnce);
  const rows = await listPostedFrom(db, person.user_id, isoDay(from));
  return { scope, covered, preference, planned: [...items, ...events], rows };
}

/** The forecast from all that it needs, `today` being its first day. */
function forecastFrom(
  { scope, covered, preference, planned, rows }: Awaited<ReturnType<typeof load>>,
  today: EpochDay,
  wish: ForecastWish,
): Forecast {
  const { days } = wish;
  const flow = flowOf(scope, planned, sortRows(rows, planned));
  const everyday = everydaySpending(spendingOf(flow.everyday), covered);
  const expected = flow.planned.map(({ plan, rows: own }) => ({ ...plan, seenOn: own.map(({ posted_on }) => dayNumber(posted_on)) }));
  const bills = expected.filter(({ recurring_id }) => recurring_id !== null);
  const yearly = yearlyBills(bills, today, isHoliday);
  const weeklyEveryday = everyday.known ? everyday.value.weekly : ZERO;
  const { points, summary } = tellDays(
    foretell({
      startsOn: today,
      days,
      openingBalance: scope.balance,
      occurrences: expectedOccurrences(expected, today, days, isHoliday),
      everydayByWeekday: everyday.known && wish.everyday ? everyday.value.byWeekday : NO_EVERYDAY,
      buffer: forecastBuffer({ preference, weeklyEveryday, weeklyBills: weeklyBills(yearly) }),
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
      account_id: scope.account_id,
      account_ids: [...flow.accountIds],
      planned: expected.map(({ recurring_id, event_id, seenOn }) => ({
        recurring_id,
        event_id,
        seen_on: seenOn.filter((day) => day >= today - SEEN_WITHIN_DAYS).map(isoDay),
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
    async read(person: ForecastPerson, wish: ForecastWish): Promise<Forecast> {
      const today = dayInZone(clock.now(), person.time_zone);
      return forecastFrom(await load(store.db, person, today, wish), today, wish);
    },

    /** Forecasts as they were made, the newest week first, each with how far it was from what came. */
    async list(person: ForecastPerson, { limit, cursor }: { readonly limit: number; readonly cursor?: string }) {
      const [before] = placeOf(cursor, place) ?? [];
      const page = pageFrom(await listKept(store.db, person.user_id, before, limit + 1), limit, ({ week }) => [week]);
      return { ...page, items: await graded(store.db, person, page.items, dayInZone(clock.now(), person.time_zone)) };
    },
  };
}
