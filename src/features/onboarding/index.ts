import type { Clock } from '../../platform/clock.ts';
import type { Store } from '../../platform/database/store.ts';
import { onboardingProblems } from './contract.ts';
import { onboardingRoutes } from './routes.ts';
import { createOnboardingService } from './service.ts';

/** Setting Mingus up, step by step. */
export const createOnboarding = (needs: { readonly store: Store; readonly clock: Clock }) => ({
  routes: onboardingRoutes(createOnboardingService(needs)),
  problems: onboardingProblems,
});

export { hasSetUp, readProgress } from './service.ts';
