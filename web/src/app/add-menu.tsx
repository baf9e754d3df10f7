import { Menu } from '@base-ui/react/menu';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Icon } from '../design/parts/icon.tsx';
import { additions } from './additions.ts';

/** The round + that adds from anywhere: above the bar on phones, in the bar on desks. Absent while nothing can be added. */
export function AddMenu() {
  const { t } = useTranslation();
  if (additions.length === 0) return null;
  return (
    <Menu.Root>
      <Menu.Trigger
        aria-label={t('app.add.open')}
        className="fixed right-4 bottom-[5.25rem] md:static size-[3.5rem] md:size-auto md:min-h-touch md:px-3 rounded-full md:rounded-md inline-flex items-center justify-center md:justify-start gap-3 bg-accent text-on-accent hover:bg-accent-strong shadow-float md:shadow-none transition-colors"
      >
        <Icon name="plus" />
        <span className="hidden md:inline font-medium">{t('app.add.open')}</span>
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner sideOffset={8} align="end" className="z-40">
          <Menu.Popup className="min-w-[14rem] p-1 bg-card border border-line rounded-lg shadow-float transition-opacity data-starting-style:opacity-0 data-ending-style:opacity-0">
            {additions.map(({ to, search, icon, name }) => (
              <Menu.Item
                key={name}
                render={<Link to={to} search={search} />}
                className="flex items-center gap-3 min-h-touch px-3 rounded-md data-highlighted:bg-sunken outline-none"
              >
                <Icon name={icon} className="text-accent" />
                {t(`app.add.${name}`)}
              </Menu.Item>
            ))}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
