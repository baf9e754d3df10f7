import { useTranslation } from 'react-i18next';
import { Page } from '../../design/parts/page.tsx';

export function PairsPage() {
  const { t } = useTranslation();
  return <Page title={t('insights.pairs_title')}>{null}</Page>;
}
