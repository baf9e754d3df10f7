import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { auditSearch, codesSearch, jobsSearch, usersSearch } from '../features/admin/search.ts';
import { insideRoute } from './root-route.tsx';

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
const status = createRoute({
  getParentRoute: () => insideRoute,
  path: '/admin/status',
  component: lazyRouteComponent(() => import('../features/admin/status-page.tsx'), 'StatusPage'),
});

/** The addresses of administrators. */
export const adminRoutes = [users, audit, addresses, codes, jobs, status] as const;
