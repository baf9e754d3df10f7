export { type Audit, createAudit } from './audit.ts';
export { createRetention, retentionSchedules } from './retention.ts';
