import { useTranslation } from 'react-i18next';
import type { Account } from '../../../../../src/features/ledger/accounts/contract.ts';
import type { RecurringItem } from '../../../../../src/features/ledger/recurring/contract.ts';
import { usePerson, useToday } from '../../../app/session.ts';
import { IconButton } from '../../../design/parts/button.tsx';
import { DayText, Money } from '../../../design/parts/money.tsx';
import { describeRecurrence } from './describe-recurrence.ts';

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
  const { name, next_on, status, amount } = item;
  // An active item without a next day has come to its end by itself.
  const state = status === 'active' && next_on !== null ? undefined : t(`recurring.list.${status}`);
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto_auto] md:grid-cols-[9.5rem_minmax(0,1fr)_auto_auto] items-center gap-x-3 px-4 md:px-6 py-2">
      <p className="col-start-1 row-start-2 md:row-start-1 text-sm md:text-base">{next_on !== null && <DayText day={next_on} near={today} />}</p>
      <p className="col-start-1 md:col-start-2 row-start-1 font-medium break-words">{name}</p>
      <Money
        amount={amount}
        signed
        className="row-start-1 text-right"
        {...(account !== undefined && account.currency !== currency && { currency: account.currency })}
      />
      <IconButton icon="edit" label={`${t('recurring.list.change')}: ${name}`} onClick={() => onChange(item)} className="row-start-1 -mr-2" />
      <p className="col-start-1 md:col-start-2 col-span-2 row-start-3 md:row-start-2 text-sm text-soft">
        {[describeRecurrence(t, item), alone ? undefined : account?.name, state].filter(Boolean).join(' · ')}
      </p>
    </li>
  );
}
