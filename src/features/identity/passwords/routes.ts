import { ok } from '../../../contract/endpoint.ts';
import { handle, type Route } from '../../../platform/http/route.ts';
import type { Account } from '../account/service.ts';
import type { ChangePassword } from './change-password.ts';
import { changePassword } from './contract.ts';

/** A person's own password. */
export const passwordRoutes = (change: ChangePassword, account: Account): readonly Route[] => [
  handle(changePassword, async ({ body, caller, origin, cookie, device }) => {
    const { token, csrf_token } = await change(body, { caller, origin, device: device.token });
    cookie.set(token);
    return ok({ csrf_token, user: await account.read(caller) });
  }),
];
