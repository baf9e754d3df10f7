import { choice, count, flag, id, instant, json, optional, ratio, reference, text } from './columns.ts';
import type { Migration, Schema } from './schema.ts';

/** Telephone numbers proved, what security has to know, and two views for those who watch. */
export const migration: Migration = {
  name: '0003-verification',
  up(schema) {
    challenges(schema);
    analytics(schema);
    auditLog(schema);
    views(schema);
  },
};

function challenges(schema: Schema): void {
  const table = 'phone_verification';
  schema.table(
    table,
    {
      id: id(),
      user_id: reference('users', 'cascade'),
      phone_number: text(50),
      purpose: text(50),
      challenge_id: text(64),
      verification_code_hash: text(255),
      salt: text(64),
      code_sent_at: instant(),
      code_expires_at: instant(),
      attempts: count(0),
      status: choice(['pending', 'verified', 'failed', 'expired'], 'pending'),
      resend_count: count(0),
      last_attempt_at: optional(instant()),
      ip_address: optional(text(45)),
      user_agent: optional(text(500)),
      captcha_verified: flag(false),
      risk_score: optional(ratio(0, 1)),
      risk_reasons: optional(json('array')),
      created_at: instant(),
      updated_at: instant(),
    },
    { unique: [['challenge_id']] },
  );
  schema.index('phone_verification_by_user', table, ['user_id', 'phone_number', 'resend_count']);
  schema.index('phone_verification_by_phone', table, ['phone_number']);
  schema.index('phone_verification_by_status', table, ['status']);
  schema.index('phone_verification_by_time', table, ['created_at']);
  schema.index('phone_verification_by_resends', table, ['resend_count']);
  schema.index('phone_verification_by_ip_address', table, ['ip_address']);
  schema.index('phone_verification_by_risk', table, ['risk_score']);
  schema.index('phone_verification_by_captcha', table, ['captcha_verified']);
}

function analytics(schema: Schema): void {
  const table = 'verification_analytics';
  schema.table(table, {
    id: id(),
    user_id: reference('users', 'cascade'),
    event_type: text(50),
    event_data: optional(json('object')),
    created_at: instant(),
  });
  schema.index('analytics_by_user', table, ['user_id', 'created_at']);
  schema.index('analytics_by_event', table, ['event_type']);
  schema.index('analytics_by_time', table, ['created_at']);
}

function auditLog(schema: Schema): void {
  const table = 'verification_audit_log';
  schema.table(
    table,
    {
      id: id(),
      user_id: reference('users', 'set null'),
      ip_address: optional(text(45)),
      user_agent: optional(text(500)),
      phone_number: optional(text(50)),
      event_type: text(50),
      event_details: optional(json('object')),
      risk_score: optional(ratio(0, 1)),
      created_at: instant(),
    },
    { partitionedBy: 'created_at' },
  );
  schema.index('audit_by_user', table, ['user_id', 'ip_address']);
  schema.index('audit_by_ip_address', table, ['ip_address']);
  schema.index('audit_by_event', table, ['event_type']);
  schema.index('audit_by_time', table, ['created_at']);
  schema.index('audit_by_risk', table, ['risk_score']);
}

function views(schema: Schema): void {
  const suspicious = (since: string) => `CREATE VIEW suspicious_ips AS
SELECT ip_address,
  count(*) AS total_events,
  count(CASE WHEN event_type = 'verify_failed' THEN 1 END) AS failed_attempts,
  count(CASE WHEN event_type = 'rate_limit_exceeded' THEN 1 END) AS rate_limit_violations,
  avg(risk_score) AS avg_risk_score,
  max(created_at) AS last_activity
FROM verification_audit_log
WHERE ip_address IS NOT NULL AND created_at > ${since}
GROUP BY ip_address
HAVING count(*) > 10 OR avg(risk_score) > 0.6
ORDER BY avg(risk_score) DESC NULLS LAST, count(*) DESC, ip_address`;
  schema.statement({
    sqlite: suspicious("strftime('%Y-%m-%dT%H:%M:%fZ', 'now', '-24 hours')"),
    postgres: suspicious("now() - interval '24 hours'"),
  });

  const summary = `CREATE VIEW user_security_summary AS
SELECT user_id,
  count(*) AS total_verifications,
  count(CASE WHEN status = 'verified' THEN 1 END) AS successful_verifications,
  count(CASE WHEN status = 'failed' THEN 1 END) AS failed_verifications,
  count(DISTINCT ip_address) AS unique_ips,
  count(DISTINCT phone_number) AS unique_phones,
  max(created_at) AS last_verification,
  avg(risk_score) AS avg_risk_score
FROM phone_verification
GROUP BY user_id`;
  schema.statement({ sqlite: summary, postgres: summary });
}
