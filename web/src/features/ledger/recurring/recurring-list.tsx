import { useTranslation } from 'react-i18next';
import type { Account } from '../../../../../src/features/ledger/accounts/contract.ts';
import type { RecurringItem } from '../../../../../src/features/ledger/recurring/contract.ts';
import { usePerson, useToday } from '../../../app/session.ts';
import { IconButton } from '../../../design/parts/button.tsx';
import { DayText, Money } from '../../../design/parts/money.tsx';
import { dayNumber } from '../../../../../src/core/calendar/day.ts';
import { describeRecurrence } from './describe-recurrence.ts';
import { varies } from './groups.ts';
import { PriceSentence } from './price-sentence.tsx';

interface RecurringListProps {
  readonly items: readonly RecurringItem[];
  readonly accounts: readonly Account[];
  readonly onChange: (item: RecurringItem) => void;
}

/** Items with their next day, their rule in words and their amount. */
export function RecurringList({ items, accounts, onChange }: RecurringListProps) {
  return (
    <ul className="divide-y divide-line">
      {items.map((item) => (
        <ItemRow
          key={item.id}
          item={item}
          account={accounts.find(({ id }) => id === item.account_id)}
          alone={accounts.length === 1}
          onChange={onChange}
        />
      ))}
    </ul>
  );
}

/** For so long a new price is worth a line. */
const NEWS_DAYS = 183;

interface ItemRowProps extends Pick<RecurringListProps, 'onChange'> {
  readonly item: RecurringItem;
  readonly account: Account | undefined;
  /** With a single account its name on every row says nothing. */
  readonly alone: boolean;
}

function ItemRow({ item, account, alone, onChange }: ItemRowProps) {
  const { t } = useTranslation();
  const today = useToday();
  const { currency } = usePerson();
  const { name, next_on, amount, price_change } = item;
  const isNews = price_change !== null && dayNumber(today) - dayNumber(price_change.on) < NEWS_DAYS;
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto_auto] md:grid-cols-[9.5rem_minmax(0,1fr)_auto_auto] items-center gap-x-3 px-4 md:px-6 py-2">
      <p className="col-start-1 row-start-2 md:row-start-1 text-sm md:text-base">{next_on !== null && <DayText day={next_on} near={today} />}</p>
      <p className="col-start-1 md:col-start-2 row-start-1 font-medium break-words">{name}</p>
      <span className="row-start-1 text-right">
        {varies(item) && <span className="text-sm text-soft">{t('forecast.about')} </span>}
        <Money amount={amount} signed {...(account !== undefined && account.currency !== currency && { currency: account.currency })} />
      </span>
      <IconButton icon="edit" label={`${t('recurring.list.change')}: ${name}`} onClick={() => onChange(item)} className="row-start-1 -mr-2" />
      <p className="col-start-1 md:col-start-2 col-span-2 row-start-3 md:row-start-2 text-sm text-soft">
        {[describeRecurrence(t, item), alone ? undefined : account?.name].filter(Boolean).join(' · ')}
      </p>
      {isNews && (
        <div className="col-start-1 md:col-start-2 col-span-2">
          <PriceSentence item={item} currency={account?.currency ?? currency} />
        </div>
      )}
    </li>
  );
}
