import { useTranslation } from 'react-i18next';
import type { Account } from '../../../../../src/features/ledger/accounts/contract.ts';
import type { PlannedEvent } from '../../../../../src/features/ledger/events/contract.ts';
import { usePerson, useToday } from '../../../app/session.ts';
import { IconButton } from '../../../design/parts/button.tsx';
import { DayText, Money } from '../../../design/parts/money.tsx';

interface EventListProps {
  readonly events: readonly PlannedEvent[];
  readonly accounts: readonly Account[];
  readonly onChange: (event: PlannedEvent) => void;
}

/** Events by day with their amounts. */
export function EventList({ events, accounts, onChange }: EventListProps) {
  return (
    <ul className="divide-y divide-line">
      {events.map((event) => (
        <EventRow key={event.id} event={event} account={accounts.find(({ id }) => id === event.account_id)} onChange={onChange} />
      ))}
    </ul>
  );
}

interface EventRowProps extends Pick<EventListProps, 'onChange'> {
  readonly event: PlannedEvent;
  readonly account: Account | undefined;
}

function EventRow({ event, account, onChange }: EventRowProps) {
  const { t } = useTranslation();
  const today = useToday();
  const { currency } = usePerson();
  const { name, date, amount } = event;
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto_auto] md:grid-cols-[9.5rem_minmax(0,1fr)_auto_auto] items-center gap-x-3 px-4 md:px-6 py-2">
      <p className="col-start-1 row-start-2 md:row-start-1 text-sm md:text-base">
        <DayText day={date} near={today} />
      </p>
      <p className="col-start-1 md:col-start-2 row-start-1 font-medium break-words">{name}</p>
      <Money
        amount={amount}
        signed
        className="row-start-1 text-right"
        {...(account !== undefined && account.currency !== currency && { currency: account.currency })}
      />
      <IconButton icon="edit" label={`${t('events.list.change')}: ${name}`} onClick={() => onChange(event)} className="row-start-1 -mr-2" />
      <p className="col-start-1 md:col-start-2 col-span-2 row-start-3 md:row-start-2 text-sm text-soft">
        {account?.name ?? t('events.list.no_account')}
      </p>
    </li>
  );
}
