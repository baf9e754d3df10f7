import { useTranslation } from 'react-i18next';
import { Page } from '../../design/parts/page.tsx';

export function CheckinPage() {
  const { t } = useTranslation();
  return <Page title={t('checkins.form_title')}>{null}</Page>;
}
