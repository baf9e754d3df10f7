import { ok } from '../../contract/endpoint.ts';
import { handle, type Route } from '../../platform/http/route.ts';
import { readOnboarding, setStep } from './contract.ts';
import type { OnboardingOf } from './service.ts';

/** The requests about setting up. */
export const onboardingRoutes = (onboarding: OnboardingOf): readonly Route[] => [
  handle(readOnboarding, async ({ caller }) => ok(await onboarding.read(caller))),
  handle(setStep, async ({ caller, params, body }) => ok(await onboarding.set(caller, params.step, body.status))),
];
