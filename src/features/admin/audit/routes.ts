import { ok } from '../../../contract/endpoint.ts';
import { handle, type Route } from '../../../platform/http/route.ts';
import type { AuditLog } from '../../audit/index.ts';
import { exportAudit, listAudit } from './contract.ts';

/** What happened that matters for security. */
export const auditRoutes = (log: AuditLog): readonly Route[] => [
  handle(listAudit, async ({ query: { limit, cursor, ...filter }, caller }) => ok(await log.list(caller, filter, { limit, cursor }))),
  handle(exportAudit, async ({ query, caller, origin }) => ok(await log.take(caller, query, origin))),
];
