import type { Cents } from '../../core/money/cents.ts';
import { type KeptForecast, keptSummary } from './contract.ts';
import type { Db } from '../../platform/database/store.ts';

/** The buffer that the person set; null when they left it open. */
export async function findBuffer(db: Db, userId: number): Promise<Cents | null> {
  const row = await db.selectFrom('user_preferences').select('forecast_buffer').where('user_id', '=', userId).executeTakeFirst();
  return row?.forecast_buffer ?? null;
}

/** The person's forecasts of weeks before the week `before`, the newest first, at most `limit`. */
export async function listKept(db: Db, userId: number, before: string | undefined, limit: number): Promise<KeptForecast[]> {
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
