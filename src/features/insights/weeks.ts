import { dayNumber, type EpochDay, isoDay } from '../../core/calendar/day.ts';
import type { AnalysisInput } from '../../core/insight/analyse.ts';
import type { HealthMetric } from '../../core/insight/series.ts';
import { type SpentRow, weeklySpending } from '../../core/insight/weekly-spending.ts';
import { type AnalysisPeriod, lastCompleteSunday, type Window, windowOf } from '../../core/insight/window.ts';
import { coveredBy, isSpending } from '../../core/ledger/spending.ts';
import { TRANSFER_DAYS } from '../../core/ledger/transfers.ts';
import { cents } from '../../core/money/cents.ts';
import type { Db } from '../../platform/database/store.ts';
import { type KeptCheckin, listCheckinsBetween } from '../checkins/index.ts';
import { plannedItem, sortRows } from '../forecast/index.ts';
import { type CoveredAccount, listComingBack, listCoveredAccounts, listPostedFrom, type PostedRow } from '../ledger/index.ts';

/** Whose weeks they are. */
export interface WeeksPerson {
  readonly user_id: number;
  /** ISO 4217: only accounts in it count. */
  readonly currency: string;
}

/** What was recorded and what was spent, as far back as was asked for. */
export interface LoadedWeeks {
  readonly today: EpochDay;
  /** The days of the ledger; null for an empty one. */
  readonly covered: { readonly from: EpochDay; readonly until: EpochDay } | null;
  readonly checkins: readonly KeptCheckin[];
  readonly rows: readonly SpentRow[];
}

const isDebt = ({ kind }: CoveredAccount): boolean => kind === 'credit_card' || kind === 'loan';

/** Loads the weeks of a period up to the last complete one, in four queries whatever there is. Bills and transfers are taken out. */
export async function loadWeeks(db: Db, { user_id, currency }: WeeksPerson, today: EpochDay, period: AnalysisPeriod): Promise<LoadedWeeks> {
  const accounts = (await listCoveredAccounts(db, user_id, isoDay(today))).filter((account) => account.currency === currency);
  const covered = coveredBy(accounts);
  const { from, to } = windowOf(period, today, covered?.from ?? today);
  const checkins = await listCheckinsBetween(db, user_id, isoDay(from), isoDay(to), (to + 1 - from) / 7);
  const items = await listComingBack(db, user_id);
  // Some days more, for the other half of a transfer at the beginning.
  const posted = await listPostedFrom(db, user_id, isoDay(from - TRANSFER_DAYS));
  return { today, covered, checkins, rows: spentRows(posted, items, new Map(accounts.map((account) => [account.id, isDebt(account)]))) };
}

/** Rows of everyday spending: no bill, by what is known to come back, and no half of a transfer. */
function spentRows(rows: readonly PostedRow[], items: Awaited<ReturnType<typeof listComingBack>>, debtOf: ReadonlyMap<number, boolean>): SpentRow[] {
  const { rest, otherHalf } = sortRows(rows, items.map(plannedItem));
  return rest.flatMap((row) => {
    const isOfDebt = debtOf.get(row.account_id);
    if (isOfDebt === undefined || otherHalf.has(row) || !isSpending(row, isOfDebt)) return [];
    return [{ day: dayNumber(row.posted_on), category: row.category, spent: cents(0 - row.amount) }];
  });
}

/** The window of a period that ends with the last complete week. */
export const windowIn = ({ covered, today }: Pick<LoadedWeeks, 'covered' | 'today'>, period: AnalysisPeriod): Window =>
  windowOf(period, today, covered?.from ?? lastCompleteSunday(today) + 1);

/** What is analysed over a window: a figure for each of its weeks, null where it is not known. */
export function figuresIn({ covered, checkins, rows }: LoadedWeeks, window: Window): AnalysisInput {
  const weeks = (window.to + 1 - window.from) / 7;
  const byWeek = new Map(checkins.map((checkin) => [(dayNumber(checkin.checkin_date) - window.from) / 7, checkin]));
  const figures = (metric: HealthMetric): (number | null)[] => Array.from({ length: weeks }, (_, week) => byWeek.get(week)?.[metric] ?? null);
  return {
    metrics: {
      sleep_hours: figures('sleep_hours'),
      physical_activity_minutes: figures('physical_activity_minutes'),
      relationships_rating: figures('relationships_rating'),
      mindfulness_minutes: figures('mindfulness_minutes'),
      stress_level: figures('stress_level'),
      energy_level: figures('energy_level'),
      mood_rating: figures('mood_rating'),
    },
    spending: weeklySpending(rows, covered, window),
  };
}
