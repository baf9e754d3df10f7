import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { usePerson } from '../../app/session.ts';
import { Page } from '../../design/parts/page.tsx';

const PAGES = [
  { to: '/admin/status', name: 'status' },
  { to: '/admin/users', name: 'users' },
  { to: '/admin/audit', name: 'audit' },
  { to: '/admin/addresses', name: 'addresses' },
  { to: '/admin/codes', name: 'codes' },
  { to: '/admin/jobs', name: 'jobs' },
] as const;

/** The pages of administrators, beside each other; a long row scrolls sideways on a phone. */
export function AdminNav() {
  const { t } = useTranslation();
  return (
    <nav aria-label={t('admin.nav.label')} className="-mx-4 px-4 md:mx-0 md:px-0 overflow-x-auto">
      <ul className="flex gap-1 border-b border-line w-max min-w-full">
        {PAGES.map(({ to, name }) => (
          <li key={to}>
            <Link
              to={to}
              className="flex items-center min-h-touch px-3 border-b-2 border-transparent text-soft hover:text-ink whitespace-nowrap aria-[current=page]:border-accent aria-[current=page]:text-ink aria-[current=page]:font-medium"
            >
              {t(`admin.nav.${name}`)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Shows a page to administrators, and to everybody else that it is not theirs. */
export function ForAdministrators({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const { t } = useTranslation();
  return usePerson().role === 'admin' ? children : <Page title={title} sentence={t('admin.users.not_yours')} />;
}
