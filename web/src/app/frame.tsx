import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon, type IconName } from '../design/parts/icon.tsx';
import { LoadingPage } from '../design/parts/states.tsx';
import { AddMenu } from './add-menu.tsx';
import { HideAmounts } from './hide-amounts.tsx';
import { places } from './places.ts';
import { Wordmark } from './wordmark.tsx';

/** The frame while nobody knows yet who is signed in. */
export const ShellPending = () => (
  <Frame>
    <LoadingPage />
  </Frame>
);

/** The frame of all pages inside: a bar below on phones, at the left on desks, and the content. */
export function Frame({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <div className="md:grid md:grid-cols-[var(--spacing-rail)_minmax(0,1fr)] min-h-dvh">
      <a
        href="#content"
        className="sr-only focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-50 focus:bg-card focus:px-4 focus:py-2 focus:rounded-md focus:shadow-float"
      >
        {t('app.skip')}
      </a>
      <header className="fixed z-30 inset-x-0 bottom-0 md:sticky md:top-0 md:h-dvh md:inset-auto bg-card border-t md:border-t-0 md:border-r border-line md:flex md:flex-col md:gap-6 md:p-4 md:pt-6">
        <Link to="/" className="hidden md:flex px-3 rounded-md w-fit" aria-label={t('common.app_name')}>
          <Wordmark />
        </Link>
        <AddMenu />
        <nav aria-label={t('app.nav')}>
          <ul className="flex md:flex-col md:gap-1 justify-around">
            {places.map((place) => (
              <PlaceLink key={place.to} {...place} label={t(`app.${place.name}`)} />
            ))}
          </ul>
        </nav>
        <HideAmounts />
      </header>
      <main id="content" tabIndex={-1} className="min-w-0 px-4 pt-3 pb-[9.5rem] md:px-8 md:pt-6 md:pb-16">
        <div className="max-w-page mx-auto">{children}</div>
      </main>
    </div>
  );
}

function PlaceLink({ to, icon, label }: { readonly to: (typeof places)[number]['to']; readonly icon: IconName; readonly label: string }) {
  return (
    <li className="flex-1 md:flex-none">
      <Link
        to={to}
        activeOptions={{ exact: to === '/', includeSearch: false }}
        className="flex flex-col md:flex-row items-center md:gap-3 px-1 py-2 md:px-3 min-h-[3.5rem] md:min-h-touch rounded-md text-sm md:text-base text-soft hover:text-ink md:hover:bg-sunken transition-colors data-[status=active]:text-accent data-[status=active]:font-strong md:data-[status=active]:bg-accent-soft"
      >
        <Icon name={icon} />
        {label}
      </Link>
    </li>
  );
}
