import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { SpendingMonth } from '../../../../../src/features/ledger/spending/contract.ts';
import { Card } from '../../../design/parts/card.tsx';
import { Money } from '../../../design/parts/money.tsx';
import { Cell, HeadCell, Table } from '../../../design/parts/table.tsx';
import { monthShort } from '../../../i18n/format.ts';
import { daysOf } from './months.ts';

interface MonthTableProps {
  readonly months: readonly SpendingMonth[];
  readonly currency: string;
  readonly account: number | undefined;
  /** The month of the ledger's newest day. */
  readonly newest: string;
}

const link = 'text-accent underline underline-offset-4 decoration-transparent hover:decoration-current';

/** The strip of months in figures, the newest first. */
export function MonthTable({ months, currency, account, newest }: MonthTableProps) {
  const { t } = useTranslation();
  const part = (month: SpendingMonth): string =>
    month.month === newest ? t('spending.months.so_far') : month.categories.length > 0 ? t('spending.months.part') : '';
  return (
    <Card title={t('spending.months.heading')} flush>
      <Table caption={t('spending.months.caption')} dense>
        <thead>
          <tr>
            <HeadCell>{t('spending.months.month')}</HeadCell>
            <HeadCell figures>{t('spending.categories.spent', { currency })}</HeadCell>
            <HeadCell figures>{t('spending.categories.usual')}</HeadCell>
          </tr>
        </thead>
        <tbody>
          {months.toReversed().map((month) => (
            <tr key={month.month} className="last:[&>*]:border-b-0">
              <Cell className="w-full">
                <Link from="/spending" search={(before) => ({ ...before, month: month.month })} replace className={link}>
                  {monthShort(month.month)} {month.month.slice(0, 4)}
                </Link>{' '}
                {!month.covered && <span className="text-sm text-soft">{part(month)}</span>}
              </Cell>
              <Cell figures>
                <Link to="/money" search={{ account, ...daysOf(month.month) }} className={link}>
                  <Money amount={month.spent} />
                  <span className="sr-only">{t('spending.categories.to_all_rows')}</span>
                </Link>
              </Cell>
              <Cell figures className="text-soft">
                {month.usual === null ? t('spending.nothing_yet') : <Money amount={month.usual} />}
              </Cell>
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  );
}
