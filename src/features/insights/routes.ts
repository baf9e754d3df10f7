import { ok } from '../../contract/endpoint.ts';
import { handle, type Route } from '../../platform/http/route.ts';
import { listPairs, listPairWeeks, readInsights, refreshInsights } from './contract.ts';
import type { Insights } from './service.ts';

/** The requests about insights. */
export const insightRoutes = (insights: Insights): readonly Route[] => [
  handle(readInsights, async ({ caller, query }) => ok(await insights.read(caller, query.period))),
  handle(listPairs, async ({ caller, query }) => ok(await insights.pairs(caller, query.period))),
  handle(listPairWeeks, async ({ caller, query }) => ok(await insights.weeks(caller, query))),
  handle(refreshInsights, async ({ caller }) => ({ status: 202, body: await insights.refresh(caller) }) as const),
];
