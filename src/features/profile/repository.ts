import type { Profile } from '../../contract/profile.ts';
import type { Db } from '../../platform/database/store.ts';

/** What a person said. */
export type ProfileFields = Omit<Profile, 'is_complete' | 'missing'>;

const shown = [
  'monthly_income',
  'income_frequency',
  'primary_income_source',
  'secondary_income_source',
  'primary_goal',
  'goal_amount',
  'goal_timeline_months',
  'age_range',
  'location_state',
  'location_city',
  'household_size',
  'employment_status',
  'current_savings',
  'current_debt',
  'credit_score_range',
  'risk_tolerance',
  'investment_experience',
] as const;

/** What the person said; undefined before they said anything. */
export const findProfile = (db: Db, userId: number): Promise<ProfileFields | undefined> =>
  db.selectFrom('user_profiles').select(shown).where('user_id', '=', userId).executeTakeFirst();

/** Keeps what is given and leaves the rest as it is; answers all of it. One statement, so that two at once lose nothing of either. */
export const writeProfile = (db: Db, userId: number, fields: Partial<ProfileFields>, now: string): Promise<ProfileFields> =>
  db
    .insertInto('user_profiles')
    .values({ user_id: userId, ...fields, created_at: now, updated_at: now })
    .onConflict((conflict) => conflict.column('user_id').doUpdateSet({ ...fields, updated_at: now }))
    .returning(shown)
    .executeTakeFirstOrThrow();

/** Notes whether all that the figures need was said. */
export async function noteComplete(db: Db, userId: number, isComplete: boolean): Promise<void> {
  await db.updateTable('user_profiles').set({ is_complete: isComplete }).where('user_id', '=', userId).execute();
}
