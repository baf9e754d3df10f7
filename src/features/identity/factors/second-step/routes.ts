import { ok } from '../../../../contract/endpoint.ts';
import { handle, type Route } from '../../../../platform/http/route.ts';
import { showSecondFactor } from './contract.ts';
import type { SecondStep } from './service.ts';

/** The second step of signing in. */
export const secondStepRoutes = (secondStep: SecondStep): readonly Route[] => [
  handle(showSecondFactor, async ({ body, caller, origin, ownOrigin, cookie, device }) => {
    const { token, device_token, ...answer } = await secondStep.finish(body, { caller, origin, ownOrigin, device: device.token });
    cookie.set(token);
    device.set(device_token);
    return ok(answer);
  }),
];
