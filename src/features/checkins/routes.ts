import { made, ok, removed } from '../../contract/endpoint.ts';
import { handle, type Route } from '../../platform/http/route.ts';
import { listCheckins, readCheckin, removeCheckin, saveCheckin, summariseCheckins } from './contract.ts';
import type { Checkins } from './service.ts';

/** The requests about check-ins. */
export const checkinRoutes = (checkins: Checkins): readonly Route[] => [
  handle(listCheckins, async ({ caller, query }) => ok(await checkins.list(caller, query))),
  handle(summariseCheckins, async ({ caller, query }) => ok(await checkins.summarise(caller, query.weeks))),
  handle(readCheckin, async ({ caller, params }) => ok(await checkins.read(caller, params.date))),
  handle(saveCheckin, async ({ caller, params, body }) => {
    const { isNew, checkin } = await checkins.save(caller, params.date, body);
    return isNew ? made(checkin) : ok(checkin);
  }),
  handle(removeCheckin, async ({ caller, params }) => {
    await checkins.remove(caller, params.date);
    return removed();
  }),
];
