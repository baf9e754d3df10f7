import { useLocation } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { LinkButton } from '../../design/parts/button.tsx';
import { Page } from '../../design/parts/page.tsx';

/** What an administrator without a second factor sees in place of a page of administrators. The page of factors leads back here. */
export function NeedsFactor({ title }: { readonly title: string }) {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  return (
    <Page title={title} sentence={t('admin.factor.title')} narrow>
      <p>{t('admin.factor.detail')}</p>
      <LinkButton kind="primary" to="/security" search={{ return: pathname }} className="self-start">
        {t('admin.factor.action')}
      </LinkButton>
    </Page>
  );
}
