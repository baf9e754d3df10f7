import type { Route } from '../../platform/http/route.ts';
import type { AuditLog } from '../audit/index.ts';
import type { People } from '../identity/index.ts';
import type { Verification } from '../verification/index.ts';
import { addressRoutes } from './addresses/routes.ts';
import { auditRoutes } from './audit/routes.ts';
import { userRoutes } from './users/routes.ts';
import { verificationReportRoutes } from './verification/routes.ts';

/** What administrators' routes ask. */
export interface AdminParts {
  readonly people: People;
  readonly auditLog: AuditLog;
  readonly verification: Pick<Verification, 'addresses' | 'report'>;
}

/** What administrators do. What it refuses, the features refuse that it asks. */
export function createAdmin({ people, auditLog, verification }: AdminParts): { readonly routes: readonly Route[] } {
  return { routes: [...userRoutes(people), ...auditRoutes(auditLog), ...addressRoutes(verification), ...verificationReportRoutes(verification)] };
}
