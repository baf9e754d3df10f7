import { made, ok } from '../../../../contract/endpoint.ts';
import { handle, type Route } from '../../../../platform/http/route.ts';
import { csrfTokenOf } from '../../sessions/csrf.ts';
import type { Sessions } from '../../sessions/service.ts';
import { beginConfirm, confirm } from './contract.ts';
import type { Confirmation } from './service.ts';

/** Asking once more whether it is still the same person. */
export const confirmRoutes = (confirmation: Confirmation, sessions: Sessions): readonly Route[] => [
  handle(beginConfirm, async ({ caller, ownOrigin }) => made(await confirmation.begin(caller, ownOrigin))),
  handle(confirm, async ({ body, caller, origin, ownOrigin, cookie, device }) => {
    const { confirmed_until, opened } = await confirmation.confirm({ caller, origin, ownOrigin, device: device.token }, body);
    if (opened !== undefined) cookie.set(opened.token);
    return ok({ confirmed_until, csrf_token: opened?.csrf_token ?? (await csrfTokenOf(sessions, caller)) });
  }),
];
