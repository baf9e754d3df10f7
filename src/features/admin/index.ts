import type { Route } from '../../platform/http/route.ts';
import type { People } from '../identity/index.ts';
import type { Verification } from '../verification/index.ts';
import { userRoutes } from './users/routes.ts';
import { verificationReportRoutes } from './verification/routes.ts';

/** What administrators' routes ask. */
export interface AdminParts {
  readonly people: People;
  readonly verification: Pick<Verification, 'report'>;
}

/** What administrators do. What it refuses, the features refuse that it asks. */
export function createAdmin({ people, verification }: AdminParts): { readonly routes: readonly Route[] } {
  return { routes: [...userRoutes(people), ...verificationReportRoutes(verification)] };
}
