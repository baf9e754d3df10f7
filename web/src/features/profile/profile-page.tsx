import { useTranslation } from 'react-i18next';
import { Page } from '../../design/parts/page.tsx';

export function ProfilePage() {
  const { t } = useTranslation();
  return <Page title={t('profile.title')}>{null}</Page>;
}
