import type { Cents } from '../../core/money/cents.ts';
import type { Db } from '../../platform/database/store.ts';

/** The buffer that the person set; null when they left it open. */
export async function findBuffer(db: Db, userId: number): Promise<Cents | null> {
  const row = await db.selectFrom('user_preferences').select('forecast_buffer').where('user_id', '=', userId).executeTakeFirst();
  return row?.forecast_buffer ?? null;
}
