import { DEFAULT_LANGUAGE } from '../../contract/language.ts';
import { type Clock, instantOf } from '../../platform/clock.ts';
import type { Db, Store } from '../../platform/database/store.ts';
import type { Caller } from '../../platform/http/route.ts';
import { type Preferences, quietHours, reminderPreferences, type SentPreferences } from './contract.ts';
import { findPreferences, type KeptPreferences, writePreferences } from './repository.ts';

/** What follows from what a person did elsewhere. */
export interface Facts {
  readonly onboarding_completed: boolean;
  readonly first_checkin_scheduled: boolean;
}

/** What preferences need. `facts` reads what later features know. */
export interface PreferencesParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly facts: (db: Db, caller: Caller) => Promise<Facts>;
  /** Told, in its transaction, when something else is wanted of reminders. */
  readonly onReminding: (db: Db, userId: number) => Promise<void>;
}

/** What holds for somebody who has said nothing: the same as the columns' own defaults. */
const NOTHING_SAID: KeptPreferences = {
  email_notifications: true,
  push_notifications: true,
  sms_notifications: false,
  reminder_preferences: null,
  preferred_communication: 'email',
  communication_frequency: 'weekly',
  share_anonymized_data: false,
  allow_marketing_emails: false,
  theme_preference: 'auto',
  language_preference: DEFAULT_LANGUAGE,
  onboarding_completed: false,
  first_checkin_scheduled: false,
  mobile_app_downloaded: false,
  custom_preferences: null,
  forecast_buffer: null,
  quiet_hours: null,
  created_at: null,
  updated_at: null,
};

/** What the former application kept in another form is not said here; the row keeps it until the person says something else. */
const shown = (kept: KeptPreferences, facts: Facts): Preferences => ({
  ...kept,
  reminder_preferences: reminderPreferences.safeParse(kept.reminder_preferences).data ?? null,
  custom_preferences: kept.custom_preferences,
  quiet_hours: quietHours.safeParse(kept.quiet_hours).data ?? null,
  // What the former application noted was so then, and stays.
  onboarding_completed: kept.onboarding_completed || facts.onboarding_completed,
  first_checkin_scheduled: kept.first_checkin_scheduled || facts.first_checkin_scheduled,
});

/** Of what was sent, what was given: a member that is left out is undefined. */
function given(sent: SentPreferences): Partial<KeptPreferences> {
  const fields: Partial<KeptPreferences> = {};
  for (const [name, value] of Object.entries(sent)) if (value !== undefined) Object.assign(fields, { [name]: value });
  return fields;
}

/** What can be done with preferences. */
export type PreferencesOf = ReturnType<typeof createPreferencesService>;

/** How a person wants Mingus to behave towards them. */
export function createPreferencesService({ store, clock, facts, onReminding }: PreferencesParts) {
  return {
    read: async (caller: Caller): Promise<Preferences> =>
      shown((await findPreferences(store.db, caller.user_id)) ?? NOTHING_SAID, await facts(store.db, caller)),
    /** Keeps what was given, and nothing else changes. */
    change: (caller: Caller, sent: SentPreferences): Promise<Preferences> =>
      store.transaction(async (db) => {
        const kept = await writePreferences(db, caller.user_id, given(sent), instantOf(clock.now()));
        if (sent.quiet_hours !== undefined || sent.reminder_preferences !== undefined) await onReminding(db, caller.user_id);
        return shown(kept, await facts(db, caller));
      }),
  };
}
