import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Forecast, ForecastPoint } from '../../../../src/features/forecast/contract.ts';
import { ZERO } from '../../../../src/core/money/cents.ts';
import { Card } from '../../design/parts/card.tsx';
import { DayText, Money } from '../../design/parts/money.tsx';
import { StatusMark } from '../../design/parts/status-mark.tsx';
import { Cell, HeadCell, Table } from '../../design/parts/table.tsx';
import { wholeMoney } from '../../i18n/format.ts';

/** Every day of the forecast: what the line shows, in figures. The day looked at is brought into sight. */
export function ForecastTable({ forecast, day }: { readonly forecast: Forecast; readonly day: string | undefined }) {
  const { t } = useTranslation();
  const { currency } = forecast;
  const chosen = useRef<HTMLTableRowElement>(null);
  // The row is another one for each day.
  useEffect(() => {
    const row = chosen.current;
    const window = row?.closest('section');
    if (row && window) window.scrollTop = row.offsetTop - window.clientHeight / 3;
  }, [day]);
  return (
    <Card title={t('forecast.table.heading')} flush>
      <Table caption={t('forecast.table.caption')} tall dense>
        <thead>
          <tr>
            <HeadCell>{t('forecast.table.day')}</HeadCell>
            <HeadCell>{t('forecast.table.items')}</HeadCell>
            <HeadCell figures className="hidden lg:table-cell">
              {t('forecast.table.in', { currency })}
            </HeadCell>
            <HeadCell figures className="hidden lg:table-cell">
              {t('forecast.table.out', { currency })}
            </HeadCell>
            <HeadCell figures>{t('forecast.table.balance', { currency })}</HeadCell>
            <HeadCell>
              <span className="sr-only md:not-sr-only">{t('forecast.table.status')}</span>
            </HeadCell>
          </tr>
        </thead>
        <tbody>
          {forecast.points.map((point) => (
            <tr
              key={point.date}
              ref={point.date === day ? chosen : undefined}
              aria-current={point.date === day ? 'date' : undefined}
              className="aria-[current]:bg-accent-soft"
            >
              <ForecastRow point={point} near={forecast.starts_on} currency={currency} />
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  );
}

function ForecastRow({ point, near, currency }: { readonly point: ForecastPoint; readonly near: string; readonly currency: string }) {
  const { t } = useTranslation();
  return (
    <>
      <th scope="row" className="text-left font-normal pr-2 lg:pr-3 pl-4 md:pl-6 py-2 border-b border-line align-baseline whitespace-nowrap">
        <DayText day={point.date} near={near} />
      </th>
      <Cell className="w-full">
        <ul>
          {point.items.map((item, index) => (
            // Two equal items of one day are told apart by their place alone.
            <li key={index}>
              {item.name} <Money amount={item.amount} className="text-sm text-soft lg:sr-only" />
            </li>
          ))}
          {point.everyday !== ZERO && (
            <li className="text-sm text-soft">{t('forecast.table.everyday', { amount: wholeMoney(point.everyday, currency) })}</li>
          )}
        </ul>
      </Cell>
      <Cell figures className="hidden lg:table-cell">
        {point.income !== ZERO && <Money amount={point.income} />}
      </Cell>
      <Cell figures className="hidden lg:table-cell">
        {point.expenses !== ZERO && <Money amount={point.expenses} />}
      </Cell>
      <Cell figures>
        <Money amount={point.closing_balance} balance />
      </Cell>
      <Cell className="whitespace-nowrap">
        <StatusMark status={point.status} quiet="phone" />
      </Cell>
    </>
  );
}
