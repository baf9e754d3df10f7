import { made, ok, removed } from '../../../contract/endpoint.ts';
import { handle, type Route } from '../../../platform/http/route.ts';
import { changeRecurring, createRecurring, listRecurring, removeRecurring } from './contract.ts';
import type { Recurring } from './service.ts';

/** The requests about recurring items. */
export const recurringRoutes = (recurring: Recurring): readonly Route[] => [
  handle(listRecurring, async ({ caller, query }) => ok(await recurring.list(caller, query))),
  handle(createRecurring, async ({ caller, body }) => made(await recurring.create(caller, body))),
  handle(changeRecurring, async ({ caller, params, body }) => ok(await recurring.change(caller, params.id, body))),
  handle(removeRecurring, async ({ caller, params }) => {
    await recurring.remove(caller, params.id);
    return removed();
  }),
];
