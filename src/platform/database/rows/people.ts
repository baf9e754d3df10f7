import type { Generated } from 'kysely';
import type { Cents } from '../../../core/money/cents.ts';
import type { Instant, Made, Numbered, Owned, Stamped } from './values.ts';

/** A person with an account here. Everything of theirs goes when the row goes (the audit log keeps its rows, blanked). */
export interface UserRow extends Numbered, Stamped {
  /** In lower case, unique, at most 255 characters. */
  email: string;
  /** argon2id in PHC form, or one of the two forms of the former application. */
  password_hash: string;
  /** What to call them; at most 255 characters. */
  full_name: string | null;
  /** E.164: `+12025550123`. Written only by a verification that succeeded. */
  phone_number: string | null;
  /** Whether they may sign in. True unless an administrator disabled the account. */
  is_active: Generated<boolean>;
  /** `admin` may see the pages for administrators. */
  role: Generated<'person' | 'admin'>;
  /** When `phone_number` was confirmed. */
  phone_verified_at: Instant | null;
  /** When `email` was confirmed. */
  email_verified_at: Instant | null;
  /** IANA name; weeks and days are counted in it. */
  time_zone: Generated<string>;
  /** ISO 4217, of a currency with two decimals. Changing it converts nothing. */
  currency: Generated<string>;
  /** Whether the person is invented, to show what Mingus does. */
  is_demo: Generated<boolean>;
  /** Whether the password, when last written or typed, had fewer characters than one that is the only factor must have. */
  password_is_short: Generated<boolean>;
}

/** A place where a person is signed in. The CSRF token is derived from the session's token and is not kept. */
export interface SessionRow extends Numbered, Owned, Made {
  /** SHA-256 of the 256-bit token, in 64 hexadecimal digits. Unique. The token itself is only in the cookie. */
  token_hash: string;
  /** The last request, to the minute. An hour later the session ends. */
  last_seen_at: Instant;
  /** When it ends even if it stays in use. */
  expires_at: Instant;
  /** Where it was opened from, at most 45 characters. */
  ip_address: string | null;
  /** What the browser called itself, cut at 500 characters. */
  user_agent: string | null;
  /** When the person last said that it is them: by signing in, or when asked again. Null in rows from before that was kept. */
  confirmed_at: Instant | null;
  /** When a second factor was shown in this session; null when none was. */
  second_factor_at: Instant | null;
}

/** A personal token for programs. */
export interface ApiTokenRow extends Numbered, Owned, Made {
  /** What the person calls it; at most 255 characters. */
  name: string;
  /** SHA-256 of the token, in 64 hexadecimal digits. Unique. */
  token_hash: string;
  /** What it may do. */
  scopes: readonly ('read' | 'write')[];
  /** Null until it is used. */
  last_used_at: Instant | null;
  /** Null for no end. */
  expires_at: Instant | null;
  /** Null while it is good. */
  revoked_at: Instant | null;
}

/** The calendar feed of a person; one a person. */
export interface CalendarFeedRow extends Numbered, Made {
  /** Unique. */
  user_id: number;
  /** SHA-256 of the secret in its link, in 64 hexadecimal digits. Unique. */
  secret_hash: string;
  /** Whether it says how much each bill and pay is. */
  shows_amounts: Generated<boolean>;
}

/** How a person wants Mingus to behave towards them; one a person. */
export interface UserPreferencesRow extends Numbered, Stamped {
  /** Unique. */
  user_id: number;
  /** Whether reminders and summaries may come by mail. On. */
  email_notifications: Generated<boolean>;
  /** Whether they may come through the browser. On. */
  push_notifications: Generated<boolean>;
  /** Whether they may come as text messages. Off. */
  sms_notifications: Generated<boolean>;
  /** Which reminders, and when: an object. */
  reminder_preferences: Readonly<Record<string, unknown>> | null;
  /** By which way first, of those that are on. */
  preferred_communication: Generated<'email' | 'sms' | 'push'>;
  /** How often a summary may come. */
  communication_frequency: Generated<'daily' | 'weekly' | 'monthly'>;
  /** Off unless the person turned it on. */
  share_anonymized_data: Generated<boolean>;
  /** Off unless the person turned it on. */
  allow_marketing_emails: Generated<boolean>;
  /** Light, dark, or as the machine has it. */
  theme_preference: Generated<'light' | 'dark' | 'auto'>;
  /** ISO 639-1. */
  language_preference: Generated<'en' | 'es'>;
  /** Whether the first steps are behind them. */
  onboarding_completed: Generated<boolean>;
  /** Whether the first check-in has a reminder. */
  first_checkin_scheduled: Generated<boolean>;
  /** Whether they said that they have the app on their phone. */
  mobile_app_downloaded: Generated<boolean>;
  /** Whatever a screen keeps for itself: an object. */
  custom_preferences: Readonly<Record<string, unknown>> | null;
  /** From here up a balance is healthy, in minor units, at least 0. Null: an ordinary week's spending and bills. */
  forecast_buffer: Cents | null;
  /** When not to send anything, in the person's time zone: an object. */
  quiet_hours: Readonly<Record<string, unknown>> | null;
}

/** Which state a person's data is in. */
export interface DataVersionRow extends Numbered, Owned {
  /** By chance, another after each change; at most 32 characters. Unique by person. */
  version: string;
}
