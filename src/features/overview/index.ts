import { ok } from '../../contract/endpoint.ts';
import { handle, type Route } from '../../platform/http/route.ts';
import { readOverview } from './contract.ts';
import { createOverviewService, type OverviewNeeds } from './service.ts';

/** The first page in one request. It is refused nothing of its own. */
export function createOverview(needs: OverviewNeeds): { readonly routes: readonly Route[] } {
  const overviews = createOverviewService(needs);
  return { routes: [handle(readOverview, async ({ caller }) => ok(await overviews.read(caller)))] };
}
