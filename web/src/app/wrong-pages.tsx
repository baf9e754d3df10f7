import type { ErrorComponentProps } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Button, LinkButton } from '../design/parts/button.tsx';
import { Page } from '../design/parts/page.tsx';
import { ErrorState } from '../design/parts/states.tsx';

/** What stands in place of a page that broke, inside the frame. */
export function BrokenPage({ error }: ErrorComponentProps) {
  const { t } = useTranslation();
  return (
    <Page title={t('common.app_name')}>
      <ErrorState error={error} />
      <div>
        <Button onClick={() => location.reload()}>{t('common.problem.reload')}</Button>
      </div>
    </Page>
  );
}

/** The same where the frame itself could not come up: the server does not answer. */
export const BrokenFrame = (props: ErrorComponentProps) => (
  <main className="p-4 md:p-8">
    <BrokenPage {...props} />
  </main>
);

/** An address that leads nowhere. */
export function NothingHere() {
  const { t } = useTranslation();
  return (
    <main className="p-4 md:p-8">
      <Page title={t('app.not_found.title')}>
        <p>{t('app.not_found.detail')}</p>
        <div>
          <LinkButton kind="primary" to="/">
            {t('app.not_found.home')}
          </LinkButton>
        </div>
      </Page>
    </main>
  );
}
