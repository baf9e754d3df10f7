export { type Audit, type AuditEvent, type AuditEventType, createAudit } from './audit.ts';
