import { useTranslation } from 'react-i18next';
import { type Cents, cents } from '../../../../../src/core/money/cents.ts';
import { Money } from '../../../design/parts/money.tsx';

/** Three made-up rows for the empty page, which labels them as an example. */
export function ExampleRows() {
  const { t } = useTranslation();
  const rows: readonly (readonly [payee: string, category: string, amount: Cents])[] = [
    [t('transactions.empty.example.market'), t('categories.groceries'), cents(-4180)],
    [t('transactions.empty.example.power'), t('categories.utilities'), cents(-8650)],
    [t('transactions.empty.example.pay'), t('categories.income'), cents(260_000)],
  ];
  return (
    <ul className="flex flex-col divide-y divide-line max-w-text">
      {rows.map(([payee, category, amount]) => (
        <li key={payee} className="flex justify-between gap-4 py-2">
          <span>
            <span className="block">{payee}</span>
            <span className="block text-sm text-soft">{category}</span>
          </span>
          <Money amount={amount} signed />
        </li>
      ))}
    </ul>
  );
}
