import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, createRoute, lazyRouteComponent, Outlet, redirect } from '@tanstack/react-router';
import { isSignedOut } from '../api-problem.ts';
import { FrontPending } from '../features/session/front.tsx';
import { isLeaving } from './forget.ts';
import { ShellPending } from './frame.tsx';
import { loadInside } from '../i18n/words.ts';
import { belongTo } from './offline/kept-answers.ts';
import { beginWithPreferences } from './preferences.ts';
import { returnSearch } from './return-search.ts';
import { askSession } from './session.ts';
import { BrokenFrame } from './wrong-pages.tsx';

interface RouterContext {
  readonly queryClient: QueryClient;
  /** Begins to fetch the files of routes, by their ids, before it is their turn. */
  readonly fetchFiles: (routes: readonly string[]) => void;
}

/** What every page stands in. */
export const rootRoute = createRootRouteWithContext<RouterContext>()({ component: Outlet });

/** Pages of a person: whoever is not signed in is sent to sign in and comes back afterwards. */
export const insideRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'inside',
  beforeLoad: async ({ context, location, matches }) => {
    const session = await context.queryClient.ensureQueryData(askSession).catch((error: unknown) => {
      if (!isSignedOut(error)) throw error;
      if (location.pathname === '/') redirect({ to: '/welcome', replace: true, throw: true });
      redirect({ to: '/sign-in', search: { return: location.href }, replace: true, throw: true });
    });
    // The page is going to be shown: its files come while it is asked how.
    context.fetchFiles(matches.map(({ routeId }) => routeId));
    if (session !== undefined) await belongTo(session.user);
    await Promise.all([beginWithPreferences(context.queryClient), loadInside()]);
  },
  // Of no use to a stranger, whose first page is small.
  component: lazyRouteComponent(() => import('./shell.tsx'), 'Shell'),
  pendingComponent: ShellPending,
  errorComponent: BrokenFrame,
});

/** Pages for anybody, at which links lead: with all words, without a frame. */
export const linkedRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'linked',
  pendingComponent: FrontPending,
  errorComponent: BrokenFrame,
  beforeLoad: loadInside,
});

/** Pages before signing in. Whoever is signed in already goes straight on. */
export const outsideRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'outside',
  validateSearch: returnSearch,
  pendingComponent: FrontPending,
  errorComponent: BrokenFrame,
  beforeLoad: async ({ context, search }) => {
    if (isLeaving()) return;
    const session = await context.queryClient.ensureQueryData(askSession).catch(() => undefined);
    if (session !== undefined) redirect({ to: search.return ?? '/', replace: true, throw: true });
  },
});
