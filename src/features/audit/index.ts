export { type Audit, createAudit } from './audit.ts';
export { type AuditLog, createAuditLog } from './log.ts';
export { ownEventRoutes } from './own/routes.ts';
export { createRetention, retentionSchedules } from './retention.ts';
