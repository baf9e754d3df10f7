import { useTranslation } from 'react-i18next';
import { type Cents, cents } from '../../../../../src/core/money/cents.ts';
import type { RecurrenceFields } from '../../../../../src/features/ledger/recurring/contract.ts';
import { useToday } from '../../../app/session.ts';
import { Money } from '../../../design/parts/money.tsx';
import { describeRecurrence } from './describe-recurrence.ts';

/** Three made-up items for the empty page, which labels them as an example. */
export function ExampleItems() {
  const { t } = useTranslation();
  const starts_on = useToday();
  const rows: readonly (readonly [name: string, recurrence: RecurrenceFields, amount: Cents])[] = [
    [t('recurring.example.pay'), { frequency: 'biweekly', weekday: 5 }, cents(162_000)],
    [t('recurring.example.rent'), { frequency: 'monthly', day_of_month: 1 }, cents(-125_000)],
    [t('recurring.example.insurance'), { frequency: 'quarterly', day_of_month: 14 }, cents(-38_400)],
  ];
  return (
    <ul className="flex flex-col divide-y divide-line max-w-text">
      {rows.map(([name, recurrence, amount]) => (
        <li key={name} className="flex justify-between gap-4 py-2">
          <span>
            <span className="block">{name}</span>
            <span className="block text-sm text-soft">{describeRecurrence(t, { recurrence, starts_on, ends_on: null, count: null })}</span>
          </span>
          <Money amount={amount} signed />
        </li>
      ))}
    </ul>
  );
}
