import { memo, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Forecast } from '../../../../src/features/forecast/contract.ts';
import { type Cents, ZERO } from '../../../../src/core/money/cents.ts';
import type { ForecastDayItem } from '../../design/charts/forecast-series.ts';
import { Card } from '../../design/parts/card.tsx';
import { DayText, Money } from '../../design/parts/money.tsx';
import { StatusMark } from '../../design/parts/status-mark.tsx';
import { Cell, HeadCell, Table } from '../../design/parts/table.tsx';
import { wholeMoney } from '../../i18n/format.ts';
import type { ShownPoint } from './shown-points.ts';
import type { WhatIfForecast } from '../../../../src/core/forecast/what-if.ts';
import { differingItems } from './what-if/differing-items.ts';

interface ForecastTableProps {
  readonly forecast: Forecast;
  /** Its days, with what is uncertain marked. */
  readonly points: readonly ShownPoint[];
  /** The same days as they would be. */
  readonly other: WhatIfForecast['points'] | undefined;
  readonly day: string | undefined;
}

/** Every day of the forecast: what the line shows, in figures. The day looked at is brought into sight. */
export const ForecastTable = memo(function ForecastTable({ forecast, points, other, day }: ForecastTableProps) {
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
    <Card title={t('forecast.table.heading')} flush className="when-near">
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
            <HeadCell figures>
              {t('forecast.table.balance', { currency })}
              {other !== undefined && <span className="block lg:hidden text-series-3">{t('forecast.months.other')}</span>}
            </HeadCell>
            {other !== undefined && (
              <HeadCell figures className="hidden lg:table-cell text-series-3">
                {t('forecast.table.other', { currency })}
              </HeadCell>
            )}
            <HeadCell>
              <span className={other === undefined ? 'sr-only md:not-sr-only' : 'sr-only'}>{t('forecast.table.status')}</span>
            </HeadCell>
          </tr>
        </thead>
        <tbody>
          {points.map((point, index) => {
            const wished = other?.[index];
            return (
              <tr
                key={point.date}
                ref={point.date === day ? chosen : undefined}
                aria-current={point.date === day ? 'date' : undefined}
                className="aria-[current]:bg-accent-soft"
              >
                <DayCells point={point} differing={differingIn(point, wished)} near={forecast.starts_on} currency={currency} />
                <BalanceCells balance={point.closing_balance} other={wished?.closing_balance} />
                <StatusCell status={point.status} quiet={wished !== undefined} />
              </tr>
            );
          })}
        </tbody>
      </Table>
    </Card>
  );
});

interface DayCellsProps {
  readonly point: ShownPoint;
  readonly differing: Differing | undefined;
  readonly near: string;
  readonly currency: string;
}

// A year has 365 rows: what a letter in the panel does not change is not made again.
const DayCells = memo(function DayCells({ point, differing, near, currency }: DayCellsProps) {
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
              <TableItem item={item} />
            </li>
          ))}
          {differing && <DifferingItems {...differing} />}
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
    </>
  );
});

/** The balance, and beside it what it would be; on a phone below it, where there is no room for a column more. */
const BalanceCells = memo(function BalanceCells({ balance, other }: { readonly balance: Cents; readonly other: Cents | undefined }) {
  return (
    <>
      <Cell figures>
        <Money amount={balance} balance />
        {other !== undefined && (
          <span className="block lg:hidden pt-1 text-series-3">
            <Money amount={other} balance />
          </span>
        )}
      </Cell>
      {other !== undefined && (
        <Cell figures className="hidden lg:table-cell text-series-3">
          <Money amount={other} balance />
        </Cell>
      )}
    </>
  );
});

const StatusCell = memo(function StatusCell({ status, quiet }: { readonly status: ShownPoint['status']; readonly quiet: boolean }) {
  return (
    <Cell className="whitespace-nowrap">
      <StatusMark status={status} quiet={quiet ? true : 'phone'} />
    </Cell>
  );
});

function TableItem({ item }: { readonly item: ForecastDayItem }) {
  const { t } = useTranslation();
  if (item.about !== true)
    return (
      <>
        {item.name} <Money amount={item.amount} className="text-sm text-soft lg:sr-only" />
      </>
    );
  // In and Out add up the day: an amount that is not certain says so beside its name.
  return (
    <span className="italic text-soft">
      {item.name}, {t('forecast.about')} <Money amount={item.amount} className="text-sm" />
    </span>
  );
}

type Differing = ReturnType<typeof differingItems>;

/** Undefined where the day has the same things on both lines, which it has on most days. */
function differingIn(point: ShownPoint, wished: WhatIfForecast['points'][number] | undefined): Differing | undefined {
  if (wished === undefined) return undefined;
  const differing = differingItems(point.items, wished.items);
  return differing.gone.length + differing.instead.length === 0 ? undefined : differing;
}

/** What would come otherwise on the day, in the colour of the second line. */
function DifferingItems({ gone, instead }: Differing) {
  const { t } = useTranslation();
  return (
    <>
      {gone.map(({ name }, index) => (
        <li key={`gone ${index}`} className="text-sm text-series-3">
          {t('forecast.table.gone', { name })}
        </li>
      ))}
      {instead.map(({ name, amount }, index) => (
        <li key={`instead ${index}`} className="text-sm text-series-3">
          {t('forecast.table.instead', { name })} <Money amount={amount} />
        </li>
      ))}
    </>
  );
}
