import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, createRoute, Outlet, redirect } from '@tanstack/react-router';
import { isSignedOut } from '../api-problem.ts';
import { FrontPending } from '../features/session/front.tsx';
import { returnSearch } from './return-search.ts';
import { askSession } from './session.ts';
import { Shell, ShellPending } from './shell.tsx';
import { BrokenFrame } from './wrong-pages.tsx';

interface RouterContext {
  readonly queryClient: QueryClient;
}

/** What every page stands in. */
export const rootRoute = createRootRouteWithContext<RouterContext>()({ component: Outlet });

/** Pages of a person: whoever is not signed in is sent to sign in and comes back afterwards. */
export const insideRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'inside',
  beforeLoad: async ({ context, location }) => {
    await context.queryClient.ensureQueryData(askSession).catch((error: unknown) => {
      if (!isSignedOut(error)) throw error;
      if (location.pathname === '/') redirect({ to: '/welcome', replace: true, throw: true });
      redirect({ to: '/sign-in', search: { return: location.href }, replace: true, throw: true });
    });
  },
  component: Shell,
  pendingComponent: ShellPending,
  errorComponent: BrokenFrame,
});

/** Pages before signing in. Whoever is signed in already goes straight on. */
export const outsideRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'outside',
  validateSearch: returnSearch,
  pendingComponent: FrontPending,
  errorComponent: BrokenFrame,
  beforeLoad: async ({ context, search }) => {
    const session = await context.queryClient.ensureQueryData(askSession).catch(() => undefined);
    if (session !== undefined) redirect({ to: search.return ?? '/', replace: true, throw: true });
  },
});
