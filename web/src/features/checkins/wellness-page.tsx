import { useTranslation } from 'react-i18next';
import { Page } from '../../design/parts/page.tsx';

export function WellnessPage() {
  const { t } = useTranslation();
  return <Page title={t('checkins.title')}>{null}</Page>;
}
