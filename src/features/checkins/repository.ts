import type { Db } from '../../platform/database/store.ts';
import type { Checkin } from './contract.ts';

// Both databases limit the parameters of a statement (32,766 and 65,535), and a week has fourteen.
const BATCH = 500;

/** Adds weeks that the person has no check-in for yet: a second one for a week breaks the unique index. */
export async function insertCheckins(db: Db, userId: number, weeks: readonly Checkin[], now: string): Promise<void> {
  for (let start = 0; start < weeks.length; start += BATCH) {
    const rows = weeks.slice(start, start + BATCH).map((week) => ({ user_id: userId, ...week, created_at: now, updated_at: now }));
    await db.insertInto('user_health_checkins').values(rows).execute();
  }
}
