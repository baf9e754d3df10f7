import { useTranslation } from 'react-i18next';
import type { Account } from '../../../../../src/features/ledger/accounts/contract.ts';
import type { RecurringItem } from '../../../../../src/features/ledger/recurring/contract.ts';
import { usePerson, useToday } from '../../../app/session.ts';
import { IconButton } from '../../../design/parts/button.tsx';
import { DayText, Money } from '../../../design/parts/money.tsx';
import { Cell, HeadCell, Table } from '../../../design/parts/table.tsx';
import { dayText } from '../../../i18n/format.ts';
import { describeRecurrence } from './describe-recurrence.ts';

interface RecurringTableProps {
  readonly caption: string;
  readonly items: readonly RecurringItem[];
  readonly accounts: readonly Account[];
  readonly onChange: (item: RecurringItem) => void;
}

/** Items with their next day, their rule in words and their amount. On phones the day stands under the name. */
export function RecurringTable({ caption, items, accounts, onChange }: RecurringTableProps) {
  const { t } = useTranslation();
  const { currency } = usePerson();
  return (
    <Table caption={caption}>
      <thead>
        <tr>
          <HeadCell className="hidden md:table-cell">{t('recurring.list.next')}</HeadCell>
          <HeadCell>{t('recurring.list.what')}</HeadCell>
          <HeadCell figures>{t('common.money.column', { currency })}</HeadCell>
          <HeadCell>
            <span className="sr-only">{t('recurring.list.change')}</span>
          </HeadCell>
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <ItemRow
            key={item.id}
            item={item}
            account={accounts.find(({ id }) => id === item.account_id)}
            alone={accounts.length === 1}
            onChange={onChange}
          />
        ))}
      </tbody>
    </Table>
  );
}

interface ItemRowProps extends Pick<RecurringTableProps, 'onChange'> {
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
    <tr className="last:[&>*]:border-b-0">
      <Cell className="hidden md:table-cell">{next_on !== null && <DayText day={next_on} near={today} />}</Cell>
      <Cell className="w-full">
        <span className="block font-medium">{name}</span>
        <span className="block text-sm text-soft">{describeRecurrence(t, item)}</span>
        {(!alone || state !== undefined) && (
          <span className="block text-sm text-soft">{[alone ? undefined : account?.name, state].filter(Boolean).join(' · ')}</span>
        )}
        {next_on !== null && <span className="block text-sm md:hidden">{t('recurring.list.next_on', { day: dayText(next_on, today) })}</span>}
      </Cell>
      <Cell figures>
        <Money amount={amount} signed {...(account !== undefined && account.currency !== currency && { currency: account.currency })} />
      </Cell>
      <Cell className="py-0! align-middle!">
        <IconButton icon="edit" label={`${t('recurring.list.change')}: ${name}`} onClick={() => onChange(item)} className="-mr-2" />
      </Cell>
    </tr>
  );
}
