import { ok } from '../../../contract/endpoint.ts';
import { handle, type Route } from '../../../platform/http/route.ts';
import { changeMe, eraseMe, readMe } from './contract.ts';
import type { Account } from './service.ts';

/** A person's own account. */
export const accountRoutes = (account: Account): readonly Route[] => [
  handle(readMe, async ({ caller }) => ok(await account.read(caller))),
  handle(changeMe, async ({ caller, body }) => ok(await account.change(caller, body))),
  handle(eraseMe, async ({ caller, body, origin, cookie, device }) => {
    const receipt = await account.erase({ caller, password: body.password, origin, device: device.token });
    cookie.clear();
    return ok(receipt);
  }),
];
