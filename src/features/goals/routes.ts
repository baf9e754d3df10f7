import { ok } from '../../contract/endpoint.ts';
import { handle, type Route } from '../../platform/http/route.ts';
import { readGoals } from './contract.ts';
import type { Goals } from './service.ts';

/** The request about goals. */
export const goalRoutes = (goals: Goals): readonly Route[] => [handle(readGoals, async ({ caller }) => ok(await goals.read(caller)))];
