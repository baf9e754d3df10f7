import { useTranslation } from 'react-i18next';
import { dayNumber, isoDay } from '../../../../../src/core/calendar/day.ts';
import { type Cents, cents } from '../../../../../src/core/money/cents.ts';
import { useToday } from '../../../app/session.ts';
import { Money } from '../../../design/parts/money.tsx';
import { dayText } from '../../../i18n/format.ts';

/** Three made-up events for the empty page, which labels them as an example. */
export function ExampleEvents() {
  const { t } = useTranslation();
  const today = useToday();
  const rows: readonly (readonly [name: string, daysAhead: number, amount: Cents])[] = [
    [t('events.example.repair'), 12, cents(-42_000)],
    [t('events.example.refund'), 33, cents(61_500)],
    [t('events.example.trip'), 80, cents(-90_000)],
  ];
  return (
    <ul className="flex flex-col divide-y divide-line max-w-text">
      {rows.map(([name, daysAhead, amount]) => (
        <li key={name} className="flex justify-between gap-4 py-2">
          <span>
            <span className="block">{name}</span>
            <span className="block text-sm text-soft">{dayText(isoDay(dayNumber(today) + daysAhead), today)}</span>
          </span>
          <Money amount={amount} signed />
        </li>
      ))}
    </ul>
  );
}
