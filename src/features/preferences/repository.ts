import { DEFAULT_LANGUAGE, type Language } from '../../contract/language.ts';
import type { Cents } from '../../core/money/cents.ts';
import type { Db } from '../../platform/database/store.ts';

/** Preferences as they are kept. What is structured is read by a schema before it is believed. */
export interface KeptPreferences {
  readonly email_notifications: boolean;
  readonly push_notifications: boolean;
  readonly sms_notifications: boolean;
  readonly reminder_preferences: Readonly<Record<string, unknown>> | null;
  readonly preferred_communication: 'email' | 'sms' | 'push';
  readonly communication_frequency: 'daily' | 'weekly' | 'monthly';
  readonly share_anonymized_data: boolean;
  readonly allow_marketing_emails: boolean;
  readonly theme_preference: 'light' | 'dark' | 'auto';
  readonly language_preference: Language;
  readonly onboarding_completed: boolean;
  readonly first_checkin_scheduled: boolean;
  readonly mobile_app_downloaded: boolean;
  readonly custom_preferences: Readonly<Record<string, unknown>> | null;
  readonly forecast_buffer: Cents | null;
  readonly quiet_hours: Readonly<Record<string, unknown>> | null;
  readonly created_at: string | null;
  readonly updated_at: string | null;
}

const shown = [
  'email_notifications',
  'push_notifications',
  'sms_notifications',
  'reminder_preferences',
  'preferred_communication',
  'communication_frequency',
  'share_anonymized_data',
  'allow_marketing_emails',
  'theme_preference',
  'language_preference',
  'onboarding_completed',
  'first_checkin_scheduled',
  'mobile_app_downloaded',
  'custom_preferences',
  'forecast_buffer',
  'quiet_hours',
  'created_at',
  'updated_at',
] as const;

/** What the person said; undefined before they said anything. */
export const findPreferences = (db: Db, userId: number): Promise<KeptPreferences | undefined> =>
  db.selectFrom('user_preferences').select(shown).where('user_id', '=', userId).executeTakeFirst();

/** Keeps the language that somebody begins with. Who begins with the one of whoever did not say needs no row for it. */
export async function keepFirstLanguage(db: Db, userId: number, language: Language, now: string): Promise<void> {
  if (language === DEFAULT_LANGUAGE) return;
  await writePreferences(db, userId, { language_preference: language }, now);
}

/** Has somebody spoken to in that language from now on; nothing is written where they are already. */
export async function changeLanguage(db: Db, userId: number, language: Language, now: string): Promise<void> {
  const kept = await findPreferences(db, userId);
  if ((kept?.language_preference ?? DEFAULT_LANGUAGE) !== language) await writePreferences(db, userId, { language_preference: language }, now);
}

/** Keeps what is given and leaves the rest as it is; answers all of it. One statement, so that two at once lose nothing of either. */
export const writePreferences = (
  db: Db,
  userId: number,
  fields: Partial<Omit<KeptPreferences, 'created_at' | 'updated_at'>>,
  now: string,
): Promise<KeptPreferences> =>
  db
    .insertInto('user_preferences')
    .values({ user_id: userId, ...fields, created_at: now, updated_at: now })
    .onConflict((conflict) => conflict.column('user_id').doUpdateSet({ ...fields, updated_at: now }))
    .returning(shown)
    .executeTakeFirstOrThrow();
