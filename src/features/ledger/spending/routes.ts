import { ok } from '../../../contract/endpoint.ts';
import { handle, type Route } from '../../../platform/http/route.ts';
import { readFigures, readSpending } from './contract.ts';
import type { SpendingByMonth } from './service.ts';

/** The request about spending. */
export const spendingRoutes = (spending: SpendingByMonth): readonly Route[] => [
  handle(readSpending, async ({ caller, query }) => ok(await spending.read(caller, query))),
  handle(readFigures, async ({ caller }) => ok(await spending.figures(caller))),
];
