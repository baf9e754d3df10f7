import type { Generated } from 'kysely';
import type { Day, Instant, Made, Numbered, Owned, Stamped } from './values.ts';

/** One challenge to prove that a telephone number is a person's own. A resend keeps the row. */
export interface PhoneVerificationRow extends Numbered, Owned, Stamped {
  /** E.164, at most 50 characters. */
  phone_number: string;
  /** What the code is for, at most 50 characters. */
  purpose: string;
  /** What callers know the challenge by, at most 64 characters. Unique. */
  challenge_id: string;
  /** Keyed hash of the code and what it is bound to; never the code. At most 255 characters. */
  verification_code_hash: string;
  /** At most 64 characters. */
  salt: string;
  /** When the latest code was sent. */
  code_sent_at: Instant;
  /** Until when it is accepted. */
  code_expires_at: Instant;
  /** Guesses so far, at least 0. */
  attempts: Generated<number>;
  /** `pending` until it ends. */
  status: Generated<'pending' | 'verified' | 'failed' | 'expired'>;
  /** Codes sent again, at least 0. */
  resend_count: Generated<number>;
  /** The latest guess; null before the first. */
  last_attempt_at: Instant | null;
  /** At most 45 characters. */
  ip_address: string | null;
  /** Cut at 500 characters. */
  user_agent: string | null;
  /** Whether a proof of work was given. */
  captcha_verified: Generated<boolean>;
  /** 0 … 1; null when it was not computed. */
  risk_score: number | null;
  /** The signals that made up the score. */
  risk_reasons: readonly string[] | null;
  /** By which weights it was computed. */
  risk_version: number | null;
  /** What it was computed from, by the signals' names: an object. */
  risk_inputs: Readonly<Record<string, unknown>> | null;
  /** Where the number is, ISO 3166, two letters. */
  country: string | null;
  /** What limits count `ip_address` as, at most 45 characters. */
  address_key: string | null;
  /**
   * Where the latest message stands: `queued`; `sending` from just before it is handed over; then `sent`, `failed` (it was not taken), or `unknown`
   * (nobody knows whether it was). `silent` never was a message. Null in rows from elsewhere.
   */
  message_status: 'queued' | 'sending' | 'sent' | 'unknown' | 'failed' | 'silent' | null;
  /** What whoever carries it calls it; at most 64 characters. */
  message_id: string | null;
}

/** Which different values were tried within the present window of a limit. */
export interface DistinctCounterRow extends Numbered {
  /** The limit. At most 50 characters. */
  name: string;
  /** Who tried, as a keyed hash in 43 characters. Unique with name. */
  key: string;
  /** The values, each as a keyed hash. */
  members: readonly string[];
  /** When the window ends. */
  ends_at: Instant;
  /** Raised with each change, so that of two changes at once one finds that it is late. */
  version: Generated<number>;
}

/** What the messages of a day cost, in ten-thousandths of a unit of the operator's currency. */
export interface MessageBudgetRow extends Numbered {
  /** In UTC. Unique. */
  day: Day;
  /** By requests that are not trusted, at least 0. */
  spent_open: Generated<number>;
  /** By those that are, at least 0. */
  spent_trusted: Generated<number>;
}

/** An IP address that no phone codes are sent for until the block ends. Ended ones are kept as long as the trail that tells of them. */
export interface AddressBlockRow extends Numbered, Made {
  /** What limits count the address as: an IPv6 address is its /64. At most 45 characters. */
  address_key: string;
  /** As it was given. At most 45 characters. */
  ip_address: string;
  /** Why, in the words of who made it. At most 500 characters. */
  reason: string;
  /** Which administrator made it; null when their account is gone. */
  blocked_by: number | null;
  /** When it ends, or was ended. */
  ends_at: Instant;
}

/** What happened in a verification, for rates of success. */
export interface VerificationAnalyticsRow extends Numbered, Owned, Made {
  /** At most 50 characters; imported rows may hold any. */
  event_type: string;
  /** An object. */
  event_data: Readonly<Record<string, unknown>> | null;
}

/** What security needs to know of what happened. Outlives the person: then user_id, ip_address, user_agent and phone_number are null. */
export interface VerificationAuditLogRow extends Numbered, Made {
  /** Whose doing it was; null when nobody was signed in, or the person is gone. */
  user_id: number | null;
  /** At most 45 characters. */
  ip_address: string | null;
  /** Cut at 500 characters. */
  user_agent: string | null;
  /** At most 50 characters. */
  phone_number: string | null;
  /** At most 50 characters; imported rows may hold any. */
  event_type: string;
  /** Outcome, reason, counts: an object. */
  event_details: Readonly<Record<string, unknown>> | null;
  /** 0 … 1. */
  risk_score: number | null;
}

/** A view: IP addresses of the last 24 hours with more than 10 events or a mean risk above 0.6, worst first. */
export interface SuspiciousIpRow {
  /** Rows without one are not counted. */
  ip_address: string;
  /** Rows of the audit log. */
  total_events: number;
  /** Events `verify_failed`. */
  failed_attempts: number;
  /** Events `rate_limit_exceeded`. */
  rate_limit_violations: number;
  /** Mean of the scores that are known, 0 … 1. */
  avg_risk_score: number | null;
  /** The latest of them. */
  last_activity: Instant;
}

/** A view: what each person's verifications came to. */
export interface UserSecuritySummaryRow {
  /** Whose they are; people without any have no row. */
  user_id: number;
  /** Challenges of any status. */
  total_verifications: number;
  /** Those with status `verified`. */
  successful_verifications: number;
  /** Those with status `failed`. */
  failed_verifications: number;
  /** Different IP addresses they were asked from. */
  unique_ips: number;
  /** Different telephone numbers. */
  unique_phones: number;
  /** When the latest was asked for. */
  last_verification: Instant;
  /** Mean of the scores that are known, 0 … 1. */
  avg_risk_score: number | null;
}
