import { useTranslation } from 'react-i18next';
import type { Account } from '../../../../../src/features/ledger/accounts/contract.ts';
import { LinkButton } from '../../../design/parts/button.tsx';
import { Card } from '../../../design/parts/card.tsx';

/** After the first file: the one next thing. Where the file did not say how much is on its account, that comes first: every figure ahead starts from it. */
export function BroughtCard({ unsaid }: { readonly unsaid: Account | undefined }) {
  const { t } = useTranslation();
  return (
    <Card title={t('transactions.brought.heading')}>
      <p className="max-w-text mb-4">
        {unsaid === undefined ? t('transactions.brought.detail') : t('transactions.brought.unsaid', { account: unsaid.name })}
      </p>
      <div className="flex flex-wrap gap-3">
        {unsaid !== undefined && (
          <LinkButton kind="primary" to="/accounts" search={{ change: unsaid.id }}>
            {t('transactions.brought.say_balance')}
          </LinkButton>
        )}
        <LinkButton kind={unsaid === undefined ? 'primary' : 'secondary'} to="/recurring" search={{ add: true }}>
          {t('transactions.brought.recurring')}
        </LinkButton>
        <LinkButton to="/forecast">{t('transactions.brought.forecast')}</LinkButton>
      </div>
    </Card>
  );
}
