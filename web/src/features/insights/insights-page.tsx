import { useTranslation } from 'react-i18next';
import { Page } from '../../design/parts/page.tsx';

export function InsightsPage() {
  const { t } = useTranslation();
  return <Page title={t('insights.title')}>{null}</Page>;
}
