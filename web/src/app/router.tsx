import type { QueryClient } from '@tanstack/react-query';
import { createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { readDemo } from '../../../src/features/demo/contract.ts';
import { LoadingPage } from '../design/parts/states.tsx';
import { checkinSearch, wellnessSearch } from '../features/checkins/search.ts';
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
import { adminRoutes } from './admin-routes.tsx';
import { forget, isLeaving } from './forget.ts';
import { ask } from './queries.ts';
import { returnSearch } from './return-search.ts';
import { askRegistration } from './session.ts';
import { insideRoute, linkedRoute, outsideRoute, rootRoute } from './root-route.tsx';
import { startRoutes } from './start-routes.tsx';
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
  getParentRoute: () => linkedRoute,
  path: '/reset',
  validateSearch: linkSearch,
  component: lazyRouteComponent(() => import('../features/session/reset-page.tsx'), 'ResetPage'),
});
const confirmEmail = createRoute({
  getParentRoute: () => linkedRoute,
  path: '/confirm-email',
  validateSearch: linkSearch,
  component: lazyRouteComponent(() => import('../features/session/confirm-email-page.tsx'), 'ConfirmEmailPage'),
});
const unsubscribe = createRoute({
  getParentRoute: () => linkedRoute,
  path: '/unsubscribe/$secret',
  component: lazyRouteComponent(() => import('../features/reminders/unsubscribe-page.tsx'), 'UnsubscribePage'),
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
const waiting = createRoute({
  getParentRoute: () => insideRoute,
  path: '/waiting',
  component: lazyRouteComponent(() => import('../features/waiting/waiting-page.tsx'), 'WaitingPage'),
});
const yourData = createRoute({
  getParentRoute: () => insideRoute,
  path: '/your-data',
  component: lazyRouteComponent(() => import('../features/privacy/your-data-page.tsx'), 'YourDataPage'),
});
// What is left to be said to somebody who has no account any more.
const erased = createRoute({
  getParentRoute: () => linkedRoute,
  path: '/erased',
  component: lazyRouteComponent(() => import('../features/privacy/erased-page.tsx'), 'ErasedPage'),
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
const routeTree = rootRoute.addChildren([
  outsideRoute.addChildren([welcome, register, signIn, forgot]),
  linkedRoute.addChildren([reset, confirmEmail, unsubscribe, erased]),
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
    waiting,
    yourData,
    security,
    phone,
    sessions,
    tokens,
    ...startRoutes,
    ...adminRoutes,
  ]),
]);

/** All addresses of the application. */
export function makeRouter(queryClient: QueryClient) {
  const router = createRouter({
    routeTree,
    context: {
      queryClient,
      fetchFiles: (ids) => {
        for (const id of ids) {
          const route = Object.values(router.routesById).find((each) => each.id === id);
          // Where a file does not come, its own turn says so.
          if (route !== undefined) router.loadRouteChunk(route)?.catch(() => undefined);
        }
      },
    },
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
  if (isLeaving()) return;
  const { pathname, href } = router.state.location;
  void forget(queryClient);
  if (['/welcome', '/register', '/sign-in', '/forgot', '/reset', '/confirm-email'].includes(pathname)) return;
  void router.navigate({ to: '/sign-in', search: { return: href } });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: Router;
  }
}
