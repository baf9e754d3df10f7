import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { classNames } from './class-names.ts';

interface PageProps {
  /** The page's name, as in the bar and the browser's title. */
  readonly title: string;
  /** The one answer, in a sentence that a friend would say. */
  readonly sentence?: ReactNode;
  /** What to do from here: buttons beside the title. */
  readonly actions?: ReactNode;
  readonly narrow?: boolean;
  readonly children?: ReactNode;
}

/** The head that every page shares: its name, its answer in words, and then what it is made of. The heading takes the focus after a move. */
export function Page({ title, sentence, actions, narrow = false, children }: PageProps) {
  const { t } = useTranslation();
  return (
    <div className={classNames('flex flex-col gap-6', narrow && 'max-w-text')}>
      <title>{`${title} · ${t('common.app_name')}`}</title>
      <header className="flex flex-col gap-2">
        <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 min-h-touch">
          <h1 tabIndex={-1} className={sentence === undefined ? 'text-2xl' : 'text-base font-medium text-soft'}>
            {title}
          </h1>
          {actions !== undefined && <div className="flex flex-wrap gap-2">{actions}</div>}
        </div>
        {sentence !== undefined && <p className="text-xl md:text-2xl font-medium max-w-text">{sentence}</p>}
      </header>
      {children}
    </div>
  );
}
