import { dayNumber, type EpochDay, isoDay } from '../../core/calendar/day.ts';
import { balancesBack, gradeForecast } from '../../core/forecast/grade.ts';
import type { Db } from '../../platform/database/store.ts';
import { listCoveredAccounts, listPostedFrom } from '../ledger/index.ts';
import type { KeptForecast } from './contract.ts';
import { coveredDays } from './everyday.ts';
import { type ForecastPerson, scopeOf } from './scope.ts';

/** Kept forecasts with their grades: against the total as it was on each of their days before `today` that the ledger reaches. Two queries for any number. */
export async function graded(
  db: Db,
  person: ForecastPerson,
  kept: readonly Omit<KeptForecast, 'graded'>[],
  today: EpochDay,
): Promise<KeptForecast[]> {
  const firsts = kept.map(({ starts_on }) => dayNumber(starts_on));
  if (firsts.length === 0) return [];
  const from = Math.min(...firsts);
  const { balance, counted } = scopeOf(await listCoveredAccounts(db, person.user_id, isoDay(today)), person.currency, undefined);
  const ids = new Set(counted.map(({ id }) => id));
  const rows = (await listPostedFrom(db, person.user_id, isoDay(from))).filter((row) => ids.has(row.account_id));
  const until = Math.min(today - 1, coveredDays(counted)?.until ?? from - 1);
  const came = balancesBack(
    balance,
    rows.map(({ posted_on, amount }) => ({ day: dayNumber(posted_on), amount })),
    from,
    until,
  );
  return kept.map((each) => ({
    ...each,
    graded: each.currency === person.currency ? gradeForecast(dayNumber(each.starts_on), each.closing_balances, came) : null,
  }));
}
