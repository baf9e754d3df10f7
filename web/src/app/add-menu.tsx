import { Link } from '@tanstack/react-router';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../design/parts/icon.tsx';
import { additions } from './additions.ts';

/**
 * The round + that adds from anywhere: above the bar on phones, in the bar on desks. The browser's own popover opens it, closes it with Escape or a press
 * beside it, and gives the focus back. Absent while nothing can be added.
 */
export function AddMenu() {
  const { t } = useTranslation();
  const list = useRef<HTMLUListElement>(null);
  if (additions.length === 0) return null;
  return (
    <>
      <button
        type="button"
        popoverTarget="additions"
        className="fixed right-4 bottom-[5.25rem] md:static size-[3.5rem] md:size-auto md:min-h-touch md:px-3 rounded-full md:rounded-md inline-flex items-center justify-center md:justify-start gap-3 bg-accent text-on-accent hover:bg-accent-strong shadow-float md:shadow-none transition-colors"
      >
        <Icon name="plus" />
        <span className="sr-only md:not-sr-only font-medium">{t('app.add.open')}</span>
      </button>
      <ul
        id="additions"
        popover="auto"
        ref={list}
        className="fixed inset-auto right-4 bottom-[9.5rem] md:bottom-auto md:right-auto md:left-4 md:top-[8rem] min-w-[14rem] p-1 bg-card text-ink border border-line rounded-lg shadow-float"
      >
        {additions.map(({ to, search, icon, name }) => (
          <li key={name}>
            <Link
              to={to}
              search={search}
              onClick={() => list.current?.hidePopover()}
              className="flex items-center gap-3 min-h-touch px-3 rounded-md hover:bg-sunken focus-visible:bg-sunken"
            >
              <Icon name={icon} className="text-accent" />
              {t(`app.add.${name}`)}
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}
