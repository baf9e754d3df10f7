import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { CategorySpending, SpendingMonth } from '../../../../../src/features/ledger/spending/contract.ts';
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
        {month.categories.map((each) => (
          <CategoryRows key={each.category} of={each} month={month} account={account} longest={longest} />
        ))}
        <TotalRow month={month} account={account} />
      </tbody>
    </Table>
  );
}

interface CategoryRowsProps extends Omit<CategoryTableProps, 'currency'> {
  readonly of: CategorySpending;
  /** What the longest bar of the table stands for. */
  readonly longest: number;
}

/** A category in figures, and under them its bar over the whole width: a phone has no room for it beside them. */
function CategoryRows({ of: { category, spent, rows, usual }, month, account, longest }: CategoryRowsProps) {
  const { t } = useTranslation();
  return (
    <>
      <tr className="[&>*]:border-b-0 [&>*]:pb-0">
        <Cell className="w-full">
          {category === 'other' ? t('spending.categories.other') : t(`categories.${category}`)}{' '}
          {rows > 0 && <span className="text-sm text-soft whitespace-nowrap">{t('spending.categories.rows', { count: rows })}</span>}
        </Cell>
        <Cell figures>
          {rows === 0 ? (
            <Money amount={spent} />
          ) : (
            <Link to="/money" search={{ account, category, ...daysOf(month.month) }} className={figureLink}>
              <Money amount={spent} />
              <span className="sr-only">{t('spending.categories.to_rows', { category: t(`categories.${category}`) })}</span>
            </Link>
          )}
        </Cell>
        <Cell figures className="text-soft">
          {usual === null ? t('spending.nothing_yet') : <Money amount={usual} />}
        </Cell>
      </tr>
      <tr aria-hidden="true">
        <Cell colSpan={3} className="pb-4">
          <Bar share={spent / longest} usual={usual === null ? null : usual / longest} partial={!month.covered} />
        </Cell>
      </tr>
    </>
  );
}

function TotalRow({ month, account }: Omit<CategoryTableProps, 'currency'>) {
  const { t } = useTranslation();
  return (
    <tr className="font-medium [&>*]:border-b-0">
      <Cell className="align-middle">{t('spending.categories.total')}</Cell>
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
