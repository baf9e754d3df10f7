import type { Db } from '../../platform/database/store.ts';

/** What is kept of the steps; undefined before anything was. */
export async function findSteps(db: Db, userId: number): Promise<unknown> {
  const row = await db.selectFrom('onboarding_progress').select('step_status').where('user_id', '=', userId).executeTakeFirst();
  return row?.step_status;
}

/** What is kept of the steps, held until the transaction ends: two changes at once come one after the other, and both stay. */
export const holdSteps = (
  db: Db,
  userId: number,
  totalSteps: number,
  now: string,
): Promise<{ readonly step_status: unknown; readonly completed_at: string | null }> =>
  db
    .insertInto('onboarding_progress')
    .values({ user_id: userId, total_steps: totalSteps, step_status: {}, started_at: now, last_activity: now })
    .onConflict((conflict) => conflict.column('user_id').doUpdateSet({ last_activity: now }))
    .returning(['step_status', 'completed_at'])
    .executeTakeFirstOrThrow();

/** How far someone is, as it is kept. */
export interface KeptProgress {
  readonly step_status: Readonly<Record<string, unknown>>;
  readonly current_step: string | null;
  readonly total_steps: number;
  readonly completed_steps: number;
  readonly is_complete: boolean;
  readonly completed_at: string | null;
}

/** Keeps how far someone is. */
export async function writeProgress(db: Db, userId: number, progress: KeptProgress): Promise<void> {
  await db.updateTable('onboarding_progress').set(progress).where('user_id', '=', userId).execute();
}
