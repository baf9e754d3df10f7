import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { daysInMonth, isoDay, epochDay, mondayOf } from '../../../../src/core/calendar/day.ts';
import type { Forecast, ForecastPoint } from '../../../../src/features/forecast/contract.ts';
import { IconButton } from '../../design/parts/button.tsx';
import { Card } from '../../design/parts/card.tsx';
import { StatusShape } from '../../design/parts/status-mark.tsx';
import { classNames } from '../../design/parts/class-names.ts';
import { compactAmount, dayText, money, monthText, weekdayNames } from '../../i18n/format.ts';

const route = getRouteApi('/inside/forecast');

interface ForecastCalendarProps {
  readonly forecast: Forecast;
  readonly onDay: (day: string) => void;
}

/** One month as a sheet: each day with its shape and its balance; pressing one looks at it in the line. */
export function ForecastCalendar({ forecast, onDay }: ForecastCalendarProps) {
  const { t } = useTranslation();
  const { month: asked, day } = route.useSearch();
  const navigate = route.useNavigate();
  const months = forecast.summary.months.map((month) => month.month);
  const shown = months.find((month) => month === (asked ?? (day ?? forecast.summary.lowest_on).slice(0, 7))) ?? months[0];
  if (shown === undefined) return null;
  const at = months.indexOf(shown);
  const go = (month: string | undefined) => void navigate({ search: (before) => ({ ...before, month }), replace: true, resetScroll: false });
  return (
    <Card
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
          {weeksOf(shown).map((week) => (
            <tr key={week[0]}>
              {week.map((date) => (
                <td key={date} className="p-0 align-top">
                  {date.startsWith(shown) && (
                    <CalendarDay
                      date={date}
                      point={forecast.points.find((point) => point.date === date)}
                      chosen={date === day}
                      currency={forecast.currency}
                      onDay={onDay}
                    />
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}

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
  readonly point: ForecastPoint | undefined;
  readonly chosen: boolean;
  readonly currency: string;
  readonly onDay: (day: string) => void;
}

function CalendarDay({ date, point, chosen, currency, onDay }: CalendarDayProps) {
  const { t } = useTranslation();
  const number = Number(date.slice(8));
  if (point === undefined) return <span className="block min-h-[3.5rem] p-1 text-center text-sm text-soft">{number}</span>;
  const said = `${dayText(date)}: ${money(point.closing_balance, currency)}, ${t(`common.status.${point.status}`)}`;
  return (
    <button
      type="button"
      aria-pressed={chosen}
      onClick={() => onDay(date)}
      className={classNames(
        'w-full min-h-[3.5rem] p-1 flex flex-col items-center gap-1 rounded-md hover:bg-sunken transition-colors',
        chosen && 'bg-accent-soft',
      )}
    >
      <span className="sr-only">{said}</span>
      <span aria-hidden="true" className={classNames('text-sm inline-flex items-center gap-1', point.items.length > 0 && 'font-strong')}>
        <StatusShape status={point.status} className="size-2" />
        {number}
      </span>
      <span aria-hidden="true" className={classNames('figures text-sm', point.closing_balance < 0 ? 'text-danger' : 'text-soft')}>
        {compactAmount(point.closing_balance)}
      </span>
    </button>
  );
}
