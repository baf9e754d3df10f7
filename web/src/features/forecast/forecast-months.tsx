import { Link } from '@tanstack/react-router';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Forecast } from '../../../../src/features/forecast/contract.ts';
import { Card } from '../../design/parts/card.tsx';
import { Money } from '../../design/parts/money.tsx';
import { StatusMark } from '../../design/parts/status-mark.tsx';
import { Cell, HeadCell, Table } from '../../design/parts/table.tsx';
import { monthShort } from '../../i18n/format.ts';

interface ForecastMonthsProps {
  readonly forecast: Forecast;
  /** The same months as they would be. */
  readonly other?: Forecast['summary']['months'] | undefined;
}

/** Month by month; each name opens its calendar. */
export const ForecastMonths = memo(function ForecastMonths({ forecast, other }: ForecastMonthsProps) {
  const { t } = useTranslation();
  return (
    <Card title={t('forecast.months.heading')} flush className="when-near">
      <Table caption={t('forecast.months.caption')} dense>
        <thead>
          <tr>
            <HeadCell>{t('forecast.months.month')}</HeadCell>
            <HeadCell figures>{t('forecast.months.in')}</HeadCell>
            <HeadCell figures>{t('forecast.months.out')}</HeadCell>
            <HeadCell figures>
              {t('forecast.months.end')} ({forecast.currency})
              {other !== undefined && <span className="block lg:hidden text-series-3">{t('forecast.months.other')}</span>}
            </HeadCell>
            {other !== undefined && (
              <HeadCell figures className="hidden lg:table-cell text-series-3">
                {t('forecast.months.other')}
              </HeadCell>
            )}
          </tr>
        </thead>
        <tbody>
          {forecast.summary.months.map((month, index) => (
            <tr key={month.month} className="last:[&>*]:border-b-0">
              <Cell className="whitespace-nowrap">
                <span className="mr-2">
                  <StatusMark status={month.worst_status} quiet />
                </span>
                <Link
                  from="/forecast"
                  search={(before) => ({ ...before, month: month.month, day: undefined })}
                  resetScroll={false}
                  replace
                  className="text-accent underline underline-offset-4 decoration-transparent hover:decoration-current"
                >
                  {monthShort(month.month)} {month.month.slice(0, 4)}
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
                {other !== undefined && (
                  <span className="block lg:hidden pt-1 text-series-3">
                    <Money amount={other[index]?.closing_balance ?? month.closing_balance} balance />
                  </span>
                )}
              </Cell>
              {other !== undefined && (
                <Cell figures className="hidden lg:table-cell text-series-3">
                  <Money amount={other[index]?.closing_balance ?? month.closing_balance} balance />
                </Cell>
              )}
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  );
});
