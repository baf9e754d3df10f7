import { getRouteApi } from '@tanstack/react-router';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { daysInMonth, isoDay, epochDay, mondayOf } from '../../../../src/core/calendar/day.ts';
import { type Cents, cents, ZERO } from '../../../../src/core/money/cents.ts';
import type { Forecast } from '../../../../src/features/forecast/contract.ts';
import type { ForecastDayItem } from '../../design/charts/forecast-series.ts';
import { IconButton } from '../../design/parts/button.tsx';
import { Card } from '../../design/parts/card.tsx';
import { StatusShape } from '../../design/parts/status-mark.tsx';
import { classNames } from '../../design/parts/class-names.ts';
import { amount as amountText, compactAmount, dayText, money, monthText, weekdayNames, wholeMoney } from '../../i18n/format.ts';
import type { ShownPoint } from './shown-points.ts';

const route = getRouteApi('/inside/forecast');

interface ForecastCalendarProps {
  readonly forecast: Forecast;
  /** Its days, with what is uncertain marked. */
  readonly points: readonly ShownPoint[];
  readonly onDay: (day: string) => void;
}

/** One month as a sheet: each day with what comes and goes, its shape and the balance at its end; pressing one looks at it in the line. */
export const ForecastCalendar = memo(function ForecastCalendar({ forecast, points, onDay }: ForecastCalendarProps) {
  const { t } = useTranslation();
  const { month: asked, day } = route.useSearch();
  const navigate = route.useNavigate();
  const months = forecast.summary.months.map((month) => month.month);
  const shown = months.find((month) => month === (asked ?? (day ?? forecast.summary.lowest_on).slice(0, 7))) ?? months[0];
  if (shown === undefined) return null;
  const at = months.indexOf(shown);
  const { currency } = forecast;
  const byDate = new Map(points.map((point) => [point.date, point]));
  const everyday = points.some((point) => point.everyday !== ZERO) && forecast.summary.everyday.known ? forecast.summary.everyday.weekly : ZERO;
  const go = (month: string | undefined) => void navigate({ search: (before) => ({ ...before, month }), replace: true, resetScroll: false });
  return (
    <Card
      className="when-near"
      title={monthText(shown)}
      aside={
        <span className="flex -my-2 -mr-3 self-center">
          <IconButton icon="left" label={t('forecast.calendar.previous')} disabled={at === 0} onClick={() => go(months[at - 1])} />
          <IconButton icon="right" label={t('forecast.calendar.next')} disabled={at === months.length - 1} onClick={() => go(months[at + 1])} />
        </span>
      }
    >
      <table className="w-full table-fixed">
        <caption className="sr-only">{t('forecast.calendar.caption', { month: monthText(shown) })}</caption>
        <thead>
          <tr>
            {weekdayNames().map((name) => (
              <th key={name} scope="col" className="text-sm font-normal text-soft pb-1">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksOf(shown)
            // Weeks that are wholly over say nothing.
            .filter((week) => week.some((date) => byDate.has(date)))
            .map((week) => (
              <tr key={week[0]}>
                {week.map((date) => (
                  <td key={date} className="p-0 lg:p-px align-top h-px">
                    {date.startsWith(shown) && (
                      <CalendarDay date={date} point={byDate.get(date)} chosen={date === day} currency={currency} onDay={onDay} />
                    )}
                  </td>
                ))}
              </tr>
            ))}
        </tbody>
      </table>
      <p className="text-sm text-soft pt-2">
        {everyday === ZERO
          ? t('forecast.calendar.note', { currency })
          : t('forecast.calendar.note_everyday', { currency, weekly: wholeMoney(everyday, currency) })}
      </p>
    </Card>
  );
});

/** The weeks that a month touches, each as seven ISO days from Monday. */
function weeksOf(month: string): string[][] {
  const [year, number] = [Number(month.slice(0, 4)), Number(month.slice(5, 7))];
  const first = epochDay(year, number, 1);
  const start = mondayOf(first);
  const weeks = Math.ceil((first - start + daysInMonth(year, number)) / 7);
  return Array.from({ length: weeks }, (_, week) => Array.from({ length: 7 }, (__, day) => isoDay(start + week * 7 + day)));
}

interface CalendarDayProps {
  readonly date: string;
  readonly point: ShownPoint | undefined;
  readonly chosen: boolean;
  readonly currency: string;
  readonly onDay: (day: string) => void;
}

function CalendarDay({ date, point, chosen, currency, onDay }: CalendarDayProps) {
  const { t } = useTranslation();
  const number = Number(date.slice(8));
  if (point === undefined) return <span className="block min-h-[4.5rem] p-1 lg:p-2 text-center lg:text-left text-sm text-soft">{number}</span>;
  const falls = point.items.map((item) => `${item.name} ${item.about === true ? `${t('forecast.about')} ` : ''}${money(item.amount, currency)}`);
  const said = [`${dayText(date)}: ${money(point.closing_balance, currency)}, ${t(`common.status.${point.status}`)}`, ...falls].join('; ');
  return (
    <button
      type="button"
      aria-pressed={chosen}
      onClick={() => onDay(date)}
      className={classNames(
        'w-full h-full min-h-[4.5rem] lg:min-h-[6rem] p-1 lg:p-2 flex flex-col items-center lg:items-stretch gap-1 rounded-md hover:bg-sunken transition-colors lg:border lg:border-line',
        chosen && 'bg-accent-soft',
      )}
    >
      <span className="sr-only">{said}</span>
      <span aria-hidden="true" className={classNames('text-sm inline-flex items-center gap-1', point.items.length > 0 && 'font-strong')}>
        <StatusShape status={point.status} className="size-2" />
        {number}
      </span>
      <DayItems items={point.items} />
      <DaySums items={point.items} />
      <span
        aria-hidden="true"
        className={classNames('figures text-sm mt-auto lg:text-right', point.closing_balance < 0 ? 'text-danger' : 'text-soft')}
      >
        <span className="lg:hidden">{compactAmount(point.closing_balance)}</span>
        <span className="hidden lg:inline">{amountText(point.closing_balance)}</span>
      </span>
    </button>
  );
}

const ITEMS_SHOWN = 3;

/** On a wide screen: what falls on the day, by name and amount. */
function DayItems({ items }: { readonly items: readonly ForecastDayItem[] }) {
  const { t } = useTranslation();
  return (
    <span aria-hidden="true" className="hidden lg:flex flex-col gap-1 text-sm text-left">
      {items.slice(0, ITEMS_SHOWN).map((item, index) => (
        // Two equal items of one day are told apart by their place alone.
        <span key={index} className={classNames('flex flex-col leading-figures', item.about === true && 'italic text-soft')}>
          <span className="truncate">{item.name}</span>
          <span className="figures">
            {item.about === true && `${t('forecast.about')} `}
            {amountText(item.amount, { signed: true })}
          </span>
        </span>
      ))}
      {items.length > ITEMS_SHOWN && <span className="text-soft">{t('forecast.calendar.more', { count: items.length - ITEMS_SHOWN })}</span>}
    </span>
  );
}

/** On a phone: how much comes and how much goes. */
function DaySums({ items }: { readonly items: readonly ForecastDayItem[] }) {
  const sumOf = (sign: 1 | -1): Cents => cents(items.reduce((total, { amount }) => (Math.sign(amount) === sign ? total + amount : total), 0));
  const [comes, goes] = [sumOf(1), sumOf(-1)];
  return (
    <span
      aria-hidden="true"
      className={classNames('lg:hidden figures text-sm font-medium flex flex-col', items.some((item) => item.about) && 'italic')}
    >
      {comes !== 0 && <span>+{compactAmount(comes)}</span>}
      {goes !== 0 && <span>{compactAmount(goes)}</span>}
    </span>
  );
}
