import { Link } from '@tanstack/react-router';
import { Trans, useTranslation } from 'react-i18next';
import type { Transaction } from '../../../../../src/features/ledger/transactions/contract.ts';

/** Why a row has its category, in plain words. `paired` is the name of the own account on the other side of a transfer. */
export function Why({ row, paired }: { readonly row: Transaction; readonly paired: string | undefined }) {
  const { t } = useTranslation();
  if (paired !== undefined) return t('transactions.why.paired', { account: paired });
  if (row.category_source !== 'rule') return t(`transactions.why.${row.category_source}`);
  return (
    <Trans
      t={t}
      i18nKey="transactions.why.rule"
      values={{ payee: row.payee }}
      components={{ rules: <Link to="/categories" className="text-accent underline underline-offset-4" /> }}
    />
  );
}
