import { accepted, ok } from '../../../contract/endpoint.ts';
import { handle, type Route } from '../../../platform/http/route.ts';
import { forgot, reset } from './contract.ts';
import type { Recovery } from './service.ts';

/** The way back to an account whose password is forgotten. */
export const recoveryRoutes = (recovery: Recovery): readonly Route[] => [
  handle(forgot, async ({ body }) => {
    await recovery.forgot(body.email);
    return accepted({ status: 'ok' as const });
  }),
  handle(reset, async ({ body, origin, device }) => {
    await recovery.reset(body.token, body.password, { origin, device: device.token });
    return ok({ status: 'ok' as const });
  }),
];
