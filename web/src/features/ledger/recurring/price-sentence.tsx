import { useTranslation } from 'react-i18next';
import { cents } from '../../../../../src/core/money/cents.ts';
import type { RecurringItem } from '../../../../../src/features/ledger/recurring/contract.ts';
import { useToday } from '../../../app/session.ts';
import { money, monthInSentence } from '../../../i18n/format.ts';

interface PriceSentenceProps {
  readonly item: RecurringItem;
  /** ISO 4217, of the account. */
  readonly currency: string;
}

/** How the price of something changed last: `Streambox went from $13.99 to $15.49 in March.` Nothing where it did not. */
export function PriceSentence({ item: { name, price_change }, currency }: PriceSentenceProps) {
  const { t } = useTranslation();
  const today = useToday();
  if (price_change === null) return null;
  const { from, to, on } = price_change;
  const size = (amount: number) => money(cents(Math.abs(amount)), currency);
  return <p className="text-sm">{t('recurring.price', { name, from: size(from), to: size(to), month: monthInSentence(on, today) })}</p>;
}
