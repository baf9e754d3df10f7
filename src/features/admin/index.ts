import type { Route } from '../../platform/http/route.ts';
import type { AuditLog } from '../audit/index.ts';
import type { People } from '../identity/index.ts';
import type { Verification } from '../verification/index.ts';
import { addressRoutes } from './addresses/routes.ts';
import { auditRoutes } from './audit/routes.ts';
import { jobProblems } from './jobs/contract.ts';
import { jobRoutes } from './jobs/routes.ts';
import { createJobDesk, type JobDeskParts } from './jobs/service.ts';
import { statusRoutes } from './status/routes.ts';
import { createStatus, type StatusParts } from './status/service.ts';
import { userRoutes } from './users/routes.ts';
import { verificationReportRoutes } from './verification/routes.ts';

/** What administrators' routes ask. */
export interface AdminParts extends JobDeskParts, StatusParts {
  readonly people: People;
  readonly auditLog: AuditLog;
  readonly verification: Pick<Verification, 'addresses' | 'report'>;
}

export type { StatusSources } from './status/service.ts';

/** What administrators do. What it refuses beside its own problems, the features refuse that it asks. */
export function createAdmin({ people, auditLog, verification, ...parts }: AdminParts) {
  const routes: readonly Route[] = [
    ...userRoutes(people),
    ...auditRoutes(auditLog),
    ...addressRoutes(verification),
    ...verificationReportRoutes(verification),
    ...jobRoutes(createJobDesk(parts)),
    ...statusRoutes(createStatus(parts)),
  ];
  return { routes, problems: jobProblems };
}
