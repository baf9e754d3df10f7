import type { Insertable } from 'kysely';
import type { Cents } from '../../core/money/cents.ts';
import type { ForecastRow } from '../../platform/database/rows/ledger.ts';
import type { Db } from '../../platform/database/store.ts';
import { type KeptForecast, keptSummary } from './contract.ts';
import type { ForecastPerson } from './scope.ts';

/** The buffer that the person set; null when they left it open. */
export async function findBuffer(db: Db, userId: number): Promise<Cents | null> {
  const row = await db.selectFrom('user_preferences').select('forecast_buffer').where('user_id', '=', userId).executeTakeFirst();
  return row?.forecast_buffer ?? null;
}

/** The person's forecasts of weeks before the week `before`, the newest first, at most `limit`. */
export async function listKept(db: Db, userId: number, before: string | undefined, limit: number): Promise<Omit<KeptForecast, 'graded'>[]> {
  let query = db
    .selectFrom('forecasts')
    .select(['id', 'week', 'computed_at', 'starts_on', 'days', 'currency', 'closing_balances', 'summary'])
    .where('user_id', '=', userId);
  if (before !== undefined) query = query.where('week', '<', before);
  const rows = await query.orderBy('week', 'desc').limit(limit).execute();
  return rows.map(({ closing_balances, summary, ...row }) => ({
    ...row,
    closing_balances: [...closing_balances],
    summary: keptSummary.parse(summary),
  }));
}

/** People after the one of id `after` who may sign in and have an account of money, by id, at most `limit`. */
export const listPeopleWithAccounts = (db: Db, after: number, limit: number): Promise<ForecastPerson[]> =>
  db
    .selectFrom('users')
    .select(['id as user_id', 'time_zone', 'currency'])
    .where('id', '>', after)
    .where('is_active', '=', true)
    .where(({ exists, selectFrom }) => exists(selectFrom('ledger_accounts').select('id').whereRef('ledger_accounts.user_id', '=', 'users.id')))
    .orderBy('id')
    .limit(limit)
    .execute();

/** Which of the people have a forecast of the week `since` or a later one, and of which. */
export async function listKeptSince(db: Db, userIds: readonly number[], since: string) {
  if (userIds.length === 0) return [];
  return db.selectFrom('forecasts').select(['user_id', 'week']).where('user_id', 'in', userIds).where('week', '>=', since).execute();
}

/** Keeps a forecast, unless there is one of the person's week already. */
export async function insertKept(db: Db, forecast: Insertable<ForecastRow>): Promise<void> {
  await db
    .insertInto('forecasts')
    .values(forecast)
    .onConflict((conflict) => conflict.columns(['user_id', 'week']).doNothing())
    .execute();
}

/** Removes the forecasts that were made before the instant. */
export async function removeKeptBefore(db: Db, before: string): Promise<void> {
  await db.deleteFrom('forecasts').where('computed_at', '<', before).execute();
}
