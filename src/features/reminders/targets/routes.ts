import { made, ok, removed } from '../../../contract/endpoint.ts';
import { handle, type Route } from '../../../platform/http/route.ts';
import { addTarget, listTargets, removeTarget, restoreTarget, testTarget } from './contract.ts';
import type { Targets } from './service.ts';

/** The requests about topics of ntfy and webhooks. */
export const targetRoutes = (targets: Targets): readonly Route[] => [
  handle(listTargets, async ({ caller }) => ok(await targets.list(caller))),
  handle(addTarget, async ({ caller, body }) => made(await targets.add(caller, body))),
  handle(testTarget, async ({ caller, params }) => ok(await targets.test(caller, params.id))),
  handle(removeTarget, async ({ caller, params }) => {
    await targets.remove(caller, params.id);
    return removed();
  }),
  handle(restoreTarget, async ({ caller, params }) => ok(await targets.restore(caller, params.id))),
];
