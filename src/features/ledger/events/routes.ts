import { made, ok, removed } from '../../../contract/endpoint.ts';
import { handle, type Route } from '../../../platform/http/route.ts';
import { changeEvent, createEvent, listEvents, removeEvent } from './contract.ts';
import type { Events } from './service.ts';

/** The requests about planned events. */
export const eventRoutes = (events: Events): readonly Route[] => [
  handle(listEvents, async ({ caller, query }) => ok(await events.list(caller, query))),
  handle(createEvent, async ({ caller, body }) => made(await events.create(caller, body))),
  handle(changeEvent, async ({ caller, params, body }) => ok(await events.change(caller, params.id, body))),
  handle(removeEvent, async ({ caller, params }) => {
    await events.remove(caller, params.id);
    return removed();
  }),
];
