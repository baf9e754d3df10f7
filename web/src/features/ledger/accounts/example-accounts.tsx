import { useTranslation } from 'react-i18next';
import { type Cents, cents } from '../../../../../src/core/money/cents.ts';
import { Money } from '../../../design/parts/money.tsx';

/** Three made-up accounts for the empty page, which labels them as an example. */
export function ExampleAccounts({ currency }: { readonly currency: string }) {
  const { t } = useTranslation();
  const rows: readonly (readonly [name: string, kind: string, balance: Cents])[] = [
    [t('accounts.example.checking'), t('accounts.kind.checking'), cents(184_250)],
    [t('accounts.example.savings'), t('accounts.kind.savings'), cents(310_000)],
    [t('accounts.example.cash'), t('accounts.kind.cash'), cents(6_000)],
  ];
  return (
    <ul className="flex flex-col divide-y divide-line max-w-text">
      {rows.map(([name, kind, balance]) => (
        <li key={name} className="flex justify-between gap-4 py-2">
          <span>
            <span className="block">{name}</span>
            <span className="block text-sm text-soft">{kind}</span>
          </span>
          <Money amount={balance} currency={currency} />
        </li>
      ))}
    </ul>
  );
}
