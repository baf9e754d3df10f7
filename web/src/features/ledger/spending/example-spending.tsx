import { useTranslation } from 'react-i18next';
import { type Cents, cents } from '../../../../../src/core/money/cents.ts';
import type { Category } from '../../../../../src/features/ledger/categories/contract.ts';
import { Money } from '../../../design/parts/money.tsx';
import { Bar } from './bar.tsx';

const ROWS: readonly (readonly [category: Category, spent: Cents, usual: Cents])[] = [
  ['housing', cents(125_000), cents(125_000)],
  ['groceries', cents(51_240), cents(47_800)],
  ['travel', cents(38_600), cents(9_500)],
  ['dining', cents(16_420), cents(18_900)],
];

/** A made-up month for the empty page, which labels it as an example. */
export function ExampleSpending() {
  const { t } = useTranslation();
  const [, longest] = ROWS[0] ?? ['housing', cents(1)];
  return (
    <ul className="flex flex-col gap-3 max-w-text">
      {ROWS.map(([category, spent, usual]) => (
        <li key={category}>
          <p className="flex justify-between gap-4">
            {t(`categories.${category}`)} <Money amount={spent} />
          </p>
          <div className="py-2">
            <Bar share={spent / longest} usual={usual / longest} />
          </div>
        </li>
      ))}
    </ul>
  );
}
