import { useTranslation } from 'react-i18next';
import { Page } from '../../design/parts/page.tsx';

/** What an administrator without a second factor sees in place of a page of administrators. */
export function NeedsFactor({ title }: { readonly title: string }) {
  const { t } = useTranslation();
  return (
    <Page title={title} sentence={t('admin.factor.title')} narrow>
      <p>{t('admin.factor.detail')}</p>
      <p>
        <a href="/security" className="text-accent underline underline-offset-4">
          {t('admin.factor.action')}
        </a>
      </p>
    </Page>
  );
}
