import type { Generated } from 'kysely';
import type { Instant } from './values.ts';

/** One challenge to prove that a telephone number is a person's own. A resend keeps the row. */
export interface PhoneVerificationRow {
  id: Generated<number>;
  user_id: number;
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
  code_sent_at: Instant;
  code_expires_at: Instant;
  /** Guesses so far, at least 0. */
  attempts: Generated<number>;
  status: Generated<'pending' | 'verified' | 'failed' | 'expired'>;
  /** Codes sent again, at least 0. */
  resend_count: Generated<number>;
  last_attempt_at: Instant | null;
  /** At most 45 characters. */
  ip_address: string | null;
  /** Cut at 500 characters. */
  user_agent: string | null;
  captcha_verified: Generated<boolean>;
  /** 0 … 1; null when it was not computed. */
  risk_score: number | null;
  /** The signals that made up the score. */
  risk_reasons: readonly string[] | null;
  created_at: Instant;
  updated_at: Instant;
}

/** What happened in a verification, for rates of success. */
export interface VerificationAnalyticsRow {
  id: Generated<number>;
  user_id: number;
  /** At most 50 characters; imported rows may hold any. */
  event_type: string;
  /** An object. */
  event_data: Readonly<Record<string, unknown>> | null;
  created_at: Instant;
}

/** What security needs to know of what happened. Outlives the person: then user_id, ip_address, user_agent and phone_number are null. */
export interface VerificationAuditLogRow {
  id: Generated<number>;
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
  created_at: Instant;
}

/** A view: IP addresses of the last 24 hours with more than 10 events or a mean risk above 0.6, worst first. */
export interface SuspiciousIpRow {
  ip_address: string;
  total_events: number;
  /** Events `verify_failed`. */
  failed_attempts: number;
  /** Events `rate_limit_exceeded`. */
  rate_limit_violations: number;
  /** Mean of the scores that are known, 0 … 1. */
  avg_risk_score: number | null;
  last_activity: Instant;
}

/** A view: what each person's verifications came to. */
export interface UserSecuritySummaryRow {
  user_id: number;
  total_verifications: number;
  successful_verifications: number;
  failed_verifications: number;
  unique_ips: number;
  unique_phones: number;
  last_verification: Instant;
  /** Mean of the scores that are known, 0 … 1. */
  avg_risk_score: number | null;
}
