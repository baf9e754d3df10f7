import { useTranslation } from 'react-i18next';
import { Link } from '@tanstack/react-router';
import type { RecurringItem } from '../../../../../src/features/ledger/recurring/contract.ts';
import { useToday } from '../../../app/session.ts';
import { SeenDots } from '../../../design/charts/seen-dots.tsx';
import { Icon } from '../../../design/parts/icon.tsx';
import { DayText, Money } from '../../../design/parts/money.tsx';
import { dayText } from '../../../i18n/format.ts';
import { surenessOf } from './groups.ts';

/** Why Mingus thinks that it comes back: when it was seen, as dots and in words, how sure that makes it, and the rows themselves. */
export function Evidence({ item }: { readonly item: RecurringItem }) {
  const { t } = useTranslation();
  const today = useToday();
  const { seen, evidence, last_seen_on, confidence } = item;
  if (last_seen_on === null) return null;
  const count = Math.max(evidence.length, seen.length);
  const told = t('recurring.seen.told', { count, day: dayText(last_seen_on, today) });
  return (
    <div className="flex flex-col gap-1">
      <SeenDots
        days={seen.map(({ posted_on }) => posted_on)}
        shortened={count > seen.length}
        next={item.next_on}
        today={today}
        todayWord={t('common.today')}
      />
      <details className="text-sm">
        <summary className="inline-flex flex-wrap items-center gap-x-2 min-h-touch list-none [&::-webkit-details-marker]:hidden">
          <span>
            {told}
            {confidence !== null && <span className="text-soft"> {t(`recurring.sureness.${surenessOf(confidence)}`)}</span>}
          </span>
          <span className="inline-flex items-center text-accent font-medium">
            {t('recurring.seen.rows')}
            <span className="sr-only">: {item.name}</span>
            <Icon name="down" className="size-4 ml-1" />
          </span>
        </summary>
        <SeenRows item={item} isPart={count > seen.length} />
      </details>
    </div>
  );
}

function SeenRows({ item, isPart }: { readonly item: RecurringItem; readonly isPart: boolean }) {
  const { t } = useTranslation();
  const today = useToday();
  return (
    <div className="flex flex-col gap-2 pb-2">
      {isPart && <p className="text-soft">{t('recurring.seen.newest', { count: item.seen.length })}</p>}
      <ul className="grid grid-cols-[repeat(auto-fill,minmax(14rem,1fr))] gap-x-8">
        {item.seen.toReversed().map(({ transaction_id, posted_on, amount }) => (
          <li key={transaction_id}>
            <Link
              to="/money"
              search={{ account: item.account_id, change: transaction_id }}
              className="flex justify-between gap-4 min-h-8 items-center underline decoration-edge underline-offset-4 hover:decoration-accent"
            >
              <DayText day={posted_on} near={today} />
              <Money amount={amount} />
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}
