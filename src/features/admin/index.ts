import type { Route } from '../../platform/http/route.ts';
import type { People } from '../identity/index.ts';
import { userRoutes } from './users/routes.ts';

/** What administrators do. What it refuses, the features refuse that it asks. */
export function createAdmin({ people }: { readonly people: People }): { readonly routes: readonly Route[] } {
  return { routes: userRoutes(people) };
}
