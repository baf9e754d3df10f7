import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { startSearch } from '../features/onboarding/search.ts';
import { insideRoute } from './root-route.tsx';

const welcome = createRoute({
  getParentRoute: () => insideRoute,
  path: '/start',
  validateSearch: startSearch,
  component: lazyRouteComponent(() => import('../features/onboarding/welcome-step.tsx'), 'WelcomeStep'),
});
const bankFile = createRoute({
  getParentRoute: () => insideRoute,
  path: '/start/bank-file',
  validateSearch: startSearch,
  component: lazyRouteComponent(() => import('../features/onboarding/bank-file-step.tsx'), 'BankFileStep'),
});
const forecast = createRoute({
  getParentRoute: () => insideRoute,
  path: '/start/forecast',
  validateSearch: startSearch,
  component: lazyRouteComponent(() => import('../features/onboarding/forecast-step.tsx'), 'ForecastStep'),
});
const profile = createRoute({
  getParentRoute: () => insideRoute,
  path: '/start/profile',
  validateSearch: startSearch,
  component: lazyRouteComponent(() => import('../features/onboarding/profile-step.tsx'), 'ProfileStep'),
});
const goals = createRoute({
  getParentRoute: () => insideRoute,
  path: '/start/goals',
  validateSearch: startSearch,
  component: lazyRouteComponent(() => import('../features/onboarding/goals-step.tsx'), 'GoalsStep'),
});
const phone = createRoute({
  getParentRoute: () => insideRoute,
  path: '/start/phone',
  validateSearch: startSearch,
  component: lazyRouteComponent(() => import('../features/onboarding/phone-step.tsx'), 'PhoneStep'),
});
const preferences = createRoute({
  getParentRoute: () => insideRoute,
  path: '/start/preferences',
  validateSearch: startSearch,
  component: lazyRouteComponent(() => import('../features/onboarding/preferences-step.tsx'), 'PreferencesStep'),
});
const checkin = createRoute({
  getParentRoute: () => insideRoute,
  path: '/start/check-in',
  validateSearch: startSearch,
  component: lazyRouteComponent(() => import('../features/onboarding/checkin-step.tsx'), 'CheckinStep'),
});
const done = createRoute({
  getParentRoute: () => insideRoute,
  path: '/start/done',
  validateSearch: startSearch,
  component: lazyRouteComponent(() => import('../features/onboarding/done-page.tsx'), 'DonePage'),
});

/** The addresses of setting up, in the order of its steps. */
export const startRoutes = [welcome, bankFile, forecast, profile, goals, phone, preferences, checkin, done] as const;
