import { useTranslation } from 'react-i18next';
import type { Account } from '../../../../../src/features/ledger/accounts/contract.ts';
import type { RecurringItem } from '../../../../../src/features/ledger/recurring/contract.ts';
import { usePerson, useToday } from '../../../app/session.ts';
import { Button } from '../../../design/parts/button.tsx';
import { Card } from '../../../design/parts/card.tsx';
import { Icon } from '../../../design/parts/icon.tsx';
import { Money } from '../../../design/parts/money.tsx';
import { dayText } from '../../../i18n/format.ts';
import { describeRecurrence } from './describe-recurrence.ts';
import type { Decisions } from './use-decisions.ts';

interface OverItemsProps {
  readonly items: readonly RecurringItem[];
  readonly accounts: readonly Account[];
  readonly decide: Decisions['decide'];
  readonly onChange: (item: RecurringItem) => void;
}

/** What has stopped coming, in words, with a way to say that it goes on after all. */
export function OverItems({ items, accounts, decide, onChange }: OverItemsProps) {
  const { t } = useTranslation();
  const today = useToday();
  const { currency } = usePerson();
  return (
    <Card title={t('recurring.list.over_heading')} flush>
      <ul className="divide-y divide-line">
        {items.map((item) => (
          <li key={item.id} className="px-4 md:px-6 py-3 flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
            <div className="min-w-0">
              <p className="break-words">
                {item.status === 'ended' && item.last_seen_on !== null
                  ? t('recurring.over.ended', { name: item.name, day: dayText(item.last_seen_on, today) })
                  : t(item.status === 'ended' ? 'recurring.over.stopped' : 'recurring.over.finished', { name: item.name })}
              </p>
              <p className="text-sm text-soft">
                {describeRecurrence(t, item)} ·{' '}
                <Money amount={item.amount} currency={accounts.find(({ id }) => id === item.account_id)?.currency ?? currency} />
              </p>
            </div>
            <OverButtons item={item} decide={decide} onChange={onChange} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

function OverButtons({ item, decide, onChange }: { readonly item: RecurringItem } & Pick<OverItemsProps, 'decide' | 'onChange'>) {
  const { t } = useTranslation();
  const of = <span className="sr-only">: {item.name}</span>;
  if (item.status !== 'ended')
    return (
      <Button onClick={() => onChange(item)}>
        {t('recurring.list.change')}
        {of}
      </Button>
    );
  return (
    <div className="flex flex-wrap gap-2">
      <Button onClick={() => decide([item], 'resume')}>
        {t('recurring.over.resume')}
        {of}
      </Button>
      <Button onClick={() => decide([item], 'dismiss')}>
        {t('recurring.over.dismiss')}
        {of}
      </Button>
    </div>
  );
}

/** What the person set aside, folded away, each with a way back. */
export function DismissedItems({ items, decide }: Pick<OverItemsProps, 'items' | 'decide'>) {
  const { t } = useTranslation();
  return (
    <details className="bg-card border border-line rounded-lg">
      <summary className="flex items-center justify-between gap-3 min-h-touch px-4 md:px-6 py-2 font-medium">
        {t('recurring.dismissed.heading', { count: items.length })}
        <Icon name="down" className="size-4 text-soft" />
      </summary>
      <ul className="divide-y divide-line border-t border-line">
        {items.map((item) => (
          <li key={item.id} className="px-4 md:px-6 py-2 flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
            <span className="min-w-0">
              <span className="block break-words">{item.name}</span>
              <span className="block text-sm text-soft">{describeRecurrence(t, item)}</span>
            </span>
            <Button icon="undo" onClick={() => decide([item], item.source === 'detected' ? 'back' : 'resume')}>
              {t('recurring.dismissed.back')}
              <span className="sr-only">: {item.name}</span>
            </Button>
          </li>
        ))}
      </ul>
    </details>
  );
}
