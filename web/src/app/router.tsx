import type { QueryClient } from '@tanstack/react-query';
import { createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { readDemo } from '../../../src/features/demo/contract.ts';
import { LoadingPage } from '../design/parts/states.tsx';
import { checkinSearch, wellnessSearch } from '../features/checkins/search.ts';
import { auditSearch, codesSearch, jobsSearch, usersSearch } from '../features/admin/search.ts';
import { forecastSearch } from '../features/forecast/search.ts';
import { insightsSearch, pairsSearch } from '../features/insights/search.ts';
import { accountsSearch } from '../features/ledger/accounts/search.ts';
import { rulesSearch } from '../features/ledger/categories/search.ts';
import { eventsSearch } from '../features/ledger/events/search.ts';
import { importSearch } from '../features/ledger/imports/search.ts';
import { recurringSearch } from '../features/ledger/recurring/search.ts';
import { scoreSearch } from '../features/questionnaires/search.ts';
import { linkSearch, registerSearch, signInSearch } from '../features/session/search.ts';
import { spendingSearch } from '../features/ledger/spending/search.ts';
import { moneySearch } from '../features/ledger/transactions/search.ts';
import { tokensSearch } from '../features/tokens/search.ts';
import { forget } from './forget.ts';
import { ask } from './queries.ts';
import { returnSearch } from './return-search.ts';
import { askRegistration } from './session.ts';
import { insideRoute, outsideRoute, rootRoute } from './root-route.tsx';
import { BrokenPage, NothingHere } from './wrong-pages.tsx';

const welcome = createRoute({
  getParentRoute: () => outsideRoute,
  path: '/welcome',
  // Known before the page stands, so that the button does not push anything aside.
  loader: ({ context }) => context.queryClient.prefetchQuery({ ...ask(readDemo, {}), retry: false }),
  component: lazyRouteComponent(() => import('../features/welcome/welcome-page.tsx'), 'WelcomePage'),
});
const register = createRoute({
  getParentRoute: () => outsideRoute,
  path: '/register',
  validateSearch: registerSearch,
  loader: ({ context }) => context.queryClient.prefetchQuery({ ...askRegistration, retry: false }),
  component: lazyRouteComponent(() => import('../features/session/register-page.tsx'), 'RegisterPage'),
});
const signIn = createRoute({
  getParentRoute: () => outsideRoute,
  path: '/sign-in',
  validateSearch: signInSearch,
  component: lazyRouteComponent(() => import('../features/session/sign-in-page.tsx'), 'SignInPage'),
});
const forgot = createRoute({
  getParentRoute: () => outsideRoute,
  path: '/forgot',
  component: lazyRouteComponent(() => import('../features/session/forgot-page.tsx'), 'ForgotPage'),
});
// Opened from a mail, by somebody who may be signed in here or not.
const reset = createRoute({
  getParentRoute: () => rootRoute,
  path: '/reset',
  validateSearch: linkSearch,
  component: lazyRouteComponent(() => import('../features/session/reset-page.tsx'), 'ResetPage'),
});
const confirmEmail = createRoute({
  getParentRoute: () => rootRoute,
  path: '/confirm-email',
  validateSearch: linkSearch,
  component: lazyRouteComponent(() => import('../features/session/confirm-email-page.tsx'), 'ConfirmEmailPage'),
});
const home = createRoute({
  getParentRoute: () => insideRoute,
  path: '/',
  component: lazyRouteComponent(() => import('../features/home/home-page.tsx'), 'HomePage'),
});
const forecast = createRoute({
  getParentRoute: () => insideRoute,
  path: '/forecast',
  validateSearch: forecastSearch,
  component: lazyRouteComponent(() => import('../features/forecast/forecast-page.tsx'), 'ForecastPage'),
});
const money = createRoute({
  getParentRoute: () => insideRoute,
  path: '/money',
  validateSearch: moneySearch,
  component: lazyRouteComponent(() => import('../features/ledger/transactions/money-page.tsx'), 'MoneyPage'),
});
const bankFile = createRoute({
  getParentRoute: () => insideRoute,
  path: '/import',
  validateSearch: importSearch,
  component: lazyRouteComponent(() => import('../features/ledger/imports/import-page.tsx'), 'ImportPage'),
});
const spending = createRoute({
  getParentRoute: () => insideRoute,
  path: '/spending',
  validateSearch: spendingSearch,
  component: lazyRouteComponent(() => import('../features/ledger/spending/spending-page.tsx'), 'SpendingPage'),
});
const rules = createRoute({
  getParentRoute: () => insideRoute,
  path: '/categories',
  validateSearch: rulesSearch,
  component: lazyRouteComponent(() => import('../features/ledger/categories/rules-page.tsx'), 'RulesPage'),
});
const accounts = createRoute({
  getParentRoute: () => insideRoute,
  path: '/accounts',
  validateSearch: accountsSearch,
  component: lazyRouteComponent(() => import('../features/ledger/accounts/accounts-page.tsx'), 'AccountsPage'),
});
const recurring = createRoute({
  getParentRoute: () => insideRoute,
  path: '/recurring',
  validateSearch: recurringSearch,
  component: lazyRouteComponent(() => import('../features/ledger/recurring/recurring-page.tsx'), 'RecurringPage'),
});
const events = createRoute({
  getParentRoute: () => insideRoute,
  path: '/events',
  validateSearch: eventsSearch,
  component: lazyRouteComponent(() => import('../features/ledger/events/events-page.tsx'), 'EventsPage'),
});
const wellness = createRoute({
  getParentRoute: () => insideRoute,
  path: '/wellness',
  validateSearch: wellnessSearch,
  component: lazyRouteComponent(() => import('../features/checkins/wellness-page.tsx'), 'WellnessPage'),
});
const checkin = createRoute({
  getParentRoute: () => insideRoute,
  path: '/check-in',
  validateSearch: checkinSearch,
  component: lazyRouteComponent(() => import('../features/checkins/checkin-page.tsx'), 'CheckinPage'),
});
const insights = createRoute({
  getParentRoute: () => insideRoute,
  path: '/insights',
  validateSearch: insightsSearch,
  component: lazyRouteComponent(() => import('../features/insights/insights-page.tsx'), 'InsightsPage'),
});
const pairs = createRoute({
  getParentRoute: () => insideRoute,
  path: '/insights/pairs',
  validateSearch: pairsSearch,
  component: lazyRouteComponent(() => import('../features/insights/pairs-page.tsx'), 'PairsPage'),
});
const score = createRoute({
  getParentRoute: () => insideRoute,
  path: '/score',
  validateSearch: scoreSearch,
  component: lazyRouteComponent(() => import('../features/questionnaires/score-page.tsx'), 'ScorePage'),
});
const profile = createRoute({
  getParentRoute: () => insideRoute,
  path: '/profile',
  component: lazyRouteComponent(() => import('../features/profile/profile-page.tsx'), 'ProfilePage'),
});
const more = createRoute({
  getParentRoute: () => insideRoute,
  path: '/more',
  component: lazyRouteComponent(() => import('../features/account/more-page.tsx'), 'MorePage'),
});
const settings = createRoute({
  getParentRoute: () => insideRoute,
  path: '/settings',
  component: lazyRouteComponent(() => import('../features/account/settings-page.tsx'), 'SettingsPage'),
});
const security = createRoute({
  getParentRoute: () => insideRoute,
  path: '/security',
  validateSearch: returnSearch,
  component: lazyRouteComponent(() => import('../features/security/security-page.tsx'), 'SecurityPage'),
});
const phone = createRoute({
  getParentRoute: () => insideRoute,
  path: '/phone',
  component: lazyRouteComponent(() => import('../features/phone/phone-page.tsx'), 'PhonePage'),
});
const sessions = createRoute({
  getParentRoute: () => insideRoute,
  path: '/sessions',
  component: lazyRouteComponent(() => import('../features/account/sessions-page.tsx'), 'SessionsPage'),
});
const tokens = createRoute({
  getParentRoute: () => insideRoute,
  path: '/tokens',
  validateSearch: tokensSearch,
  component: lazyRouteComponent(() => import('../features/tokens/tokens-page.tsx'), 'TokensPage'),
});
const users = createRoute({
  getParentRoute: () => insideRoute,
  path: '/admin/users',
  validateSearch: usersSearch,
  component: lazyRouteComponent(() => import('../features/admin/users-page.tsx'), 'UsersPage'),
});

const audit = createRoute({
  getParentRoute: () => insideRoute,
  path: '/admin/audit',
  validateSearch: auditSearch,
  component: lazyRouteComponent(() => import('../features/admin/audit-page.tsx'), 'AuditPage'),
});
const addresses = createRoute({
  getParentRoute: () => insideRoute,
  path: '/admin/addresses',
  component: lazyRouteComponent(() => import('../features/admin/addresses-page.tsx'), 'AddressesPage'),
});
const codes = createRoute({
  getParentRoute: () => insideRoute,
  path: '/admin/codes',
  validateSearch: codesSearch,
  component: lazyRouteComponent(() => import('../features/admin/codes-page.tsx'), 'CodesPage'),
});
const jobs = createRoute({
  getParentRoute: () => insideRoute,
  path: '/admin/jobs',
  validateSearch: jobsSearch,
  component: lazyRouteComponent(() => import('../features/admin/jobs-page.tsx'), 'JobsPage'),
});

const routeTree = rootRoute.addChildren([
  outsideRoute.addChildren([welcome, register, signIn, forgot]),
  reset,
  confirmEmail,
  insideRoute.addChildren([
    home,
    money,
    spending,
    rules,
    bankFile,
    accounts,
    recurring,
    events,
    forecast,
    wellness,
    checkin,
    insights,
    pairs,
    score,
    profile,
    more,
    settings,
    security,
    phone,
    sessions,
    tokens,
    users,
    audit,
    addresses,
    codes,
    jobs,
  ]),
]);

/** All addresses of the application. */
export function makeRouter(queryClient: QueryClient) {
  const router = createRouter({
    routeTree,
    context: { queryClient },
    defaultPreload: 'intent',
    defaultPreloadStaleTime: 0,
    defaultPendingMs: 300,
    defaultPendingComponent: LoadingPage,
    defaultErrorComponent: BrokenPage,
    defaultNotFoundComponent: NothingHere,
    scrollRestoration: true,
  });
  // After a move the heading takes the focus, so that screen readers say where one is and Tab goes on from there.
  router.subscribe('onRendered', ({ pathChanged, fromLocation }) => {
    if (pathChanged && fromLocation !== undefined) document.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true });
  });
  return router;
}

type Router = ReturnType<typeof makeRouter>;

/** The session has ended: to the sign-in page, and back here afterwards. */
export function leaveForSignIn(router: Router, queryClient: QueryClient): void {
  const { pathname, href } = router.state.location;
  forget(queryClient);
  if (['/welcome', '/register', '/sign-in', '/forgot', '/reset', '/confirm-email'].includes(pathname)) return;
  void router.navigate({ to: '/sign-in', search: { return: href } });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: Router;
  }
}
