import { ok } from '../../../contract/endpoint.ts';
import { handle, type Route } from '../../../platform/http/route.ts';
import type { People } from '../../identity/index.ts';
import { disableUser, enableUser, endUserSessions, listUsers } from './contract.ts';

/** Looking after the people who have an account. */
export const userRoutes = (people: People): readonly Route[] => [
  handle(listUsers, async ({ query }) => ok(await people.list(query))),
  handle(disableUser, async ({ params, caller, origin }) => {
    await people.disable(params.id, { caller, origin });
    return ok(await people.find(params.id));
  }),
  handle(enableUser, async ({ params, caller, origin }) => {
    await people.enable(params.id, { caller, origin });
    return ok(await people.find(params.id));
  }),
  handle(endUserSessions, async ({ params, caller, origin }) => {
    await people.endSessions(params.id, { caller, origin });
    return ok(await people.find(params.id));
  }),
];
