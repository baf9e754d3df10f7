import { useTranslation } from 'react-i18next';
import type { RecurringItem } from '../../../../../src/features/ledger/recurring/contract.ts';
import { Money } from '../../../design/parts/money.tsx';
import { wholeMoney } from '../../../i18n/format.ts';
import { varies } from './groups.ts';

/** What it will probably be: the amount, or about so much with the least and the most that was seen. */
export function ExpectedAmount({ item, currency }: { readonly item: RecurringItem; readonly currency: string }) {
  const { t } = useTranslation();
  const { amount, amount_low, amount_high } = item;
  if (!varies(item) || amount_low === null || amount_high === null)
    return <Money amount={amount} currency={currency} className="text-lg font-medium" />;
  return (
    <span className="flex flex-wrap items-baseline justify-end gap-x-2">
      <span className="text-sm text-soft">
        {t('recurring.proposed.between', { low: wholeMoney(amount_low, currency), high: wholeMoney(amount_high, currency) })}
      </span>
      <span className="text-lg font-medium">
        {t('forecast.about')} <Money amount={amount} currency={currency} />
      </span>
    </span>
  );
}
