import { useTranslation } from 'react-i18next';
import { Page } from '../../design/parts/page.tsx';

export function ScorePage() {
  const { t } = useTranslation();
  return <Page title={t('score.title')}>{null}</Page>;
}
