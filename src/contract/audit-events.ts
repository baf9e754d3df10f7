/**
 * What the audit trail records; rows brought in from elsewhere may carry other words. `role_changed` is any change of what somebody, or a program of
 * theirs, may do; its reason tells which: `disabled`, `enabled`, `token_made`. So does the reason of `job_changed`: `tried_again`, `dropped`, `restored`.
 */
export const AUDIT_EVENTS = [
  'send_code_attempt',
  'send_code_success',
  'send_code_error',
  'verify_attempt',
  'verify_success',
  'verify_failed',
  'verify_error',
  'invalid_phone',
  'captcha_required',
  'captcha_failed',
  'rate_limit_exceeded',
  'risk_denied',
  'phone_changed',
  'login_success',
  'login_failed',
  'password_changed',
  'email_changed',
  'session_revoked',
  'role_changed',
  'factor_changed',
  'address_blocked',
  'address_unblocked',
  'job_changed',
  'export_made',
  'account_erased',
] as const;

/** One of them. */
export type AuditEventType = (typeof AUDIT_EVENTS)[number];
