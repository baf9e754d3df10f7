import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { SpendingMonth } from '../../../../../src/features/ledger/spending/contract.ts';
import { Money } from '../../../design/parts/money.tsx';
import { Cell, HeadCell, Table } from '../../../design/parts/table.tsx';
import { monthText } from '../../../i18n/format.ts';
import { Bar } from './bar.tsx';
import { daysOf } from './months.ts';

interface CategoryTableProps {
  readonly month: SpendingMonth;
  readonly currency: string;
  readonly account: number | undefined;
}

const figureLink = 'text-accent underline underline-offset-4 decoration-transparent hover:decoration-current inline-flex items-center min-h-touch';

/** What each category took in a month, the largest first: bar, figure, the usual; each leads to its rows. */
export function CategoryTable({ month, currency, account }: CategoryTableProps) {
  const { t } = useTranslation();
  const longest = Math.max(1, ...month.categories.flatMap(({ spent, usual }) => [spent, usual ?? 0]));
  return (
    <Table caption={t('spending.categories.caption', { month: monthText(month.month) })}>
      <thead>
        <tr>
          <HeadCell>{t('spending.categories.what')}</HeadCell>
          <HeadCell figures className="whitespace-nowrap">
            {t('spending.categories.spent', { currency })}
          </HeadCell>
          <HeadCell figures>{t('spending.categories.usual')}</HeadCell>
        </tr>
      </thead>
      <tbody>
        {month.categories.map(({ category, spent, rows, usual }) => (
          <tr key={category} className="last:[&>*]:border-b-0">
            <Cell className="w-full align-middle">
              <div className="flex flex-wrap items-baseline justify-between gap-x-3">
                <span>{category === 'other' ? t('spending.categories.other') : t(`categories.${category}`)}</span>
                <span className="text-sm text-soft">{t('spending.categories.rows', { count: rows })}</span>
              </div>
              <div className="py-2">
                <Bar share={spent / longest} usual={usual === null ? null : usual / longest} partial={!month.covered} />
              </div>
            </Cell>
            <Cell figures className="align-middle">
              <Link to="/money" search={{ account, category, ...daysOf(month.month) }} className={figureLink}>
                <Money amount={spent} />
                <span className="sr-only">{t('spending.categories.to_rows', { category: t(`categories.${category}`) })}</span>
              </Link>
            </Cell>
            <Cell figures className="align-middle text-soft">
              {usual === null ? t('spending.nothing_yet') : <Money amount={usual} />}
            </Cell>
          </tr>
        ))}
        <TotalRow month={month} account={account} />
      </tbody>
    </Table>
  );
}

function TotalRow({ month, account }: Omit<CategoryTableProps, 'currency'>) {
  const { t } = useTranslation();
  return (
    <tr className="font-medium [&>*]:border-b-0">
      <Cell>{t('spending.categories.total')}</Cell>
      <Cell figures className="align-middle">
        <Link to="/money" search={{ account, ...daysOf(month.month) }} className={figureLink}>
          <Money amount={month.spent} />
          <span className="sr-only">{t('spending.categories.to_all_rows')}</span>
        </Link>
      </Cell>
      <Cell figures className="align-middle text-soft font-normal">
        {month.usual === null ? t('spending.nothing_yet') : <Money amount={month.usual} />}
      </Cell>
    </tr>
  );
}
