import type { Db } from '../../platform/database/store.ts';

/** Removes second factors that were asked for and whose time ended before the instant. */
export async function deleteEndedChallenges(db: Db, before: string): Promise<void> {
  await db.deleteFrom('factor_challenges').where('expires_at', '<', before).execute();
}

/** Removes browsers that nobody signed in from since the instant. */
export async function deleteUnusedDevices(db: Db, since: string): Promise<void> {
  await db.deleteFrom('devices').where('last_used_at', '<', since).execute();
}
