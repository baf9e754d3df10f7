import { useTranslation } from 'react-i18next';
import { LinkButton } from '../../../design/parts/button.tsx';
import { Card } from '../../../design/parts/card.tsx';

/** After the first file: the one next thing. */
export function BroughtCard() {
  const { t } = useTranslation();
  return (
    <Card title={t('transactions.brought.heading')}>
      <p className="max-w-text mb-4">{t('transactions.brought.detail')}</p>
      <div className="flex flex-wrap gap-3">
        <LinkButton kind="primary" to="/recurring" search={{ add: true }}>
          {t('transactions.brought.recurring')}
        </LinkButton>
        <LinkButton to="/forecast">{t('transactions.brought.forecast')}</LinkButton>
      </div>
    </Card>
  );
}
