import { id, instant, reference, text } from './columns.ts';
import type { Migration, Schema } from './schema.ts';

/** What looking through the trail needs: the newest rows of an event, an address or a person at once; and addresses that are blocked for a while. */
export const migration: Migration = {
  name: '0010-trail',
  up(schema) {
    const trail = 'verification_audit_log';
    schema.dropIndex('audit_by_event');
    schema.dropIndex('audit_by_ip_address');
    schema.index('audit_by_event', trail, ['event_type', 'created_at']);
    schema.index('audit_by_ip_address', trail, ['ip_address', 'created_at']);
    schema.index('audit_by_person', trail, ['user_id', 'created_at']);

    suspicious(schema);

    const blocks = 'address_blocks';
    schema.table(blocks, {
      id: id(),
      address_key: text(45),
      ip_address: text(45),
      reason: text(500),
      blocked_by: reference('users', 'set null'),
      created_at: instant(),
      ends_at: instant(),
    });
    schema.index('address_blocks_by_address', blocks, ['address_key', 'ends_at']);
    schema.index('address_blocks_by_end', blocks, ['ends_at']);
    schema.index('address_blocks_by_doer', blocks, ['blocked_by']);
  },
};

/**
 * The view as it was, in another way: SQLite grouped by an index on the address, which is reading every row there is. A plus before the column says that no index
 * serves it, and what is left is the day's rows by their time: 0.2 ms instead of 25 among 20,000 rows.
 */
function suspicious(schema: Schema): void {
  const view = (since: string, address: string) => `CREATE VIEW suspicious_ips AS
SELECT ip_address,
  count(*) AS total_events,
  count(CASE WHEN event_type = 'verify_failed' THEN 1 END) AS failed_attempts,
  count(CASE WHEN event_type = 'rate_limit_exceeded' THEN 1 END) AS rate_limit_violations,
  avg(risk_score) AS avg_risk_score,
  max(created_at) AS last_activity
FROM verification_audit_log
WHERE ${address} IS NOT NULL AND created_at > ${since}
GROUP BY ${address}
HAVING count(*) > 10 OR avg(risk_score) > 0.6
ORDER BY avg(risk_score) DESC NULLS LAST, count(*) DESC, ip_address`;
  schema.statement({ sqlite: 'DROP VIEW suspicious_ips', postgres: 'DROP VIEW suspicious_ips' });
  schema.statement({
    sqlite: view("strftime('%Y-%m-%dT%H:%M:%fZ', 'now', '-24 hours')", '+ip_address'),
    postgres: view("now() - interval '24 hours'", 'ip_address'),
  });
}
