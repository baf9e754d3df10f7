import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { SpendingMonth } from '../../../../../src/features/ledger/spending/contract.ts';
import { classNames } from '../../../design/parts/class-names.ts';
import { monthShort, monthText, wholeMoney } from '../../../i18n/format.ts';
import { Bar } from './bar.tsx';

interface MonthStripProps {
  readonly months: readonly SpendingMonth[];
  readonly chosen: string;
  readonly currency: string;
}

/** Twelve months beside each other, each a bar with the usual marked; pressing one looks at it. On a phone the strip scrolls and starts at the chosen one. */
export function MonthStrip({ months, chosen, currency }: MonthStripProps) {
  const { t } = useTranslation();
  const strip = useRef<HTMLOListElement>(null);
  useEffect(() => {
    const mark = strip.current?.querySelector<HTMLElement>('[aria-current]');
    if (mark && strip.current) strip.current.scrollLeft = mark.offsetLeft - strip.current.clientWidth / 2;
  }, [chosen, months.length]);
  const longest = Math.max(1, ...months.flatMap(({ spent, usual }) => [spent, usual ?? 0]));
  return (
    <ol ref={strip} className="relative flex overflow-x-auto -mx-2 pb-1">
      {months.map((month) => (
        <li key={month.month} className="flex-1 min-w-touch">
          <Link
            from="/spending"
            search={(before) => ({ ...before, month: month.month })}
            replace
            resetScroll={false}
            aria-current={month.month === chosen ? 'true' : undefined}
            className={classNames(
              'flex flex-col items-center gap-1 px-1 pt-3 pb-1 rounded-md text-sm hover:bg-sunken',
              month.month === chosen ? 'bg-accent-soft text-accent-strong font-medium' : 'text-soft',
            )}
          >
            <Bar
              share={month.spent / longest}
              usual={month.usual === null ? null : month.usual / longest}
              partial={!month.covered}
              quiet={month.month !== chosen}
              upright
            />
            <span aria-hidden="true">{monthShort(month.month)}</span>
            <span aria-hidden="true" className="text-sm font-normal text-soft min-h-[1.5em]">
              {month.month.endsWith('-01') || month === months[0] ? month.month.slice(0, 4) : ''}
            </span>
            <span className="sr-only">{t('spending.months.one', { month: monthText(month.month), spent: wholeMoney(month.spent, currency) })}</span>
          </Link>
        </li>
      ))}
    </ol>
  );
}
