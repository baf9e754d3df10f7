import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Forecast } from '../../../../src/features/forecast/contract.ts';
import { Card } from '../../design/parts/card.tsx';
import { Money } from '../../design/parts/money.tsx';
import { StatusMark } from '../../design/parts/status-mark.tsx';
import { Cell, HeadCell, Table } from '../../design/parts/table.tsx';
import { monthText } from '../../i18n/format.ts';

/** Month by month; each name opens its calendar. */
export function ForecastMonths({ forecast }: { readonly forecast: Forecast }) {
  const { t } = useTranslation();
  return (
    <Card title={t('forecast.months.heading')} flush>
      <Table caption={t('forecast.months.caption')}>
        <thead>
          <tr>
            <HeadCell>{t('forecast.months.month')}</HeadCell>
            <HeadCell figures>{t('forecast.months.in')}</HeadCell>
            <HeadCell figures>{t('forecast.months.out')}</HeadCell>
            <HeadCell figures>
              {t('forecast.months.end')} ({forecast.currency})
            </HeadCell>
            <HeadCell>
              <span className="sr-only">{t('forecast.months.worst')}</span>
            </HeadCell>
          </tr>
        </thead>
        <tbody>
          {forecast.summary.months.map((month) => (
            <tr key={month.month} className="last:[&>*]:border-b-0">
              <Cell className="whitespace-nowrap">
                <Link
                  from="/forecast"
                  search={(before) => ({ ...before, month: month.month, day: undefined })}
                  resetScroll={false}
                  replace
                  className="text-accent underline underline-offset-4 decoration-transparent hover:decoration-current"
                >
                  {monthText(month.month)}
                </Link>
              </Cell>
              <Cell figures>
                <Money amount={month.income} />
              </Cell>
              <Cell figures>
                <Money amount={month.expenses} />
              </Cell>
              <Cell figures>
                <Money amount={month.closing_balance} balance />
              </Cell>
              <Cell>
                <StatusMark status={month.worst_status} quiet />
              </Cell>
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  );
}
