import { useTranslation } from 'react-i18next';
import type { Account } from '../../../../../src/features/ledger/accounts/contract.ts';
import type { PlannedEvent } from '../../../../../src/features/ledger/events/contract.ts';
import { usePerson, useToday } from '../../../app/session.ts';
import { IconButton } from '../../../design/parts/button.tsx';
import { DayText, Money } from '../../../design/parts/money.tsx';
import { Cell, HeadCell, Table } from '../../../design/parts/table.tsx';
import { dayText } from '../../../i18n/format.ts';

interface EventsTableProps {
  readonly caption: string;
  readonly events: readonly PlannedEvent[];
  readonly accounts: readonly Account[];
  readonly onChange: (event: PlannedEvent) => void;
}

/** Events by day with their amounts. On phones the day stands under the name. */
export function EventsTable({ caption, events, accounts, onChange }: EventsTableProps) {
  const { t } = useTranslation();
  const { currency } = usePerson();
  return (
    <Table caption={caption}>
      <thead>
        <tr>
          <HeadCell className="hidden md:table-cell">{t('events.list.day')}</HeadCell>
          <HeadCell>{t('events.list.what')}</HeadCell>
          <HeadCell figures>{t('common.money.column', { currency })}</HeadCell>
          <HeadCell>
            <span className="sr-only">{t('events.list.change')}</span>
          </HeadCell>
        </tr>
      </thead>
      <tbody>
        {events.map((event) => (
          <EventRow key={event.id} event={event} account={accounts.find(({ id }) => id === event.account_id)} onChange={onChange} />
        ))}
      </tbody>
    </Table>
  );
}

interface EventRowProps extends Pick<EventsTableProps, 'onChange'> {
  readonly event: PlannedEvent;
  readonly account: Account | undefined;
}

function EventRow({ event, account, onChange }: EventRowProps) {
  const { t } = useTranslation();
  const today = useToday();
  const { currency } = usePerson();
  const { name, date, amount } = event;
  return (
    <tr className="last:[&>*]:border-b-0">
      <Cell className="hidden md:table-cell">
        <DayText day={date} near={today} />
      </Cell>
      <Cell className="w-full">
        <span className="block font-medium">{name}</span>
        <span className="block text-sm md:hidden">{dayText(date, today)}</span>
        <span className="block text-sm text-soft">{account?.name ?? t('events.list.no_account')}</span>
      </Cell>
      <Cell figures>
        <Money amount={amount} signed {...(account !== undefined && account.currency !== currency && { currency: account.currency })} />
      </Cell>
      <Cell className="py-0! align-middle!">
        <IconButton icon="edit" label={`${t('events.list.change')}: ${name}`} onClick={() => onChange(event)} className="-mr-2" />
      </Cell>
    </tr>
  );
}
