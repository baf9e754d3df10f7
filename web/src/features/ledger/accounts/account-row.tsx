import { useTranslation } from 'react-i18next';
import type { Account } from '../../../../../src/features/ledger/accounts/contract.ts';
import { useToday } from '../../../app/session.ts';
import { IconButton, LinkButton } from '../../../design/parts/button.tsx';
import { Money } from '../../../design/parts/money.tsx';
import { dayText } from '../../../i18n/format.ts';
import { isDebt } from './account-fields.ts';

interface AccountRowProps {
  readonly account: Account;
  readonly onChange: (account: Account) => void;
}

/** One account: its name and kind, what is on it today, and where to go from it. */
export function AccountRow({ account, onChange }: AccountRowProps) {
  const { t } = useTranslation();
  const today = useToday();
  const { id, name, kind, currency, current_balance, balance_as_of } = account;
  const owed = isDebt(kind) && current_balance < 0;
  const given = balance_as_of === today ? undefined : t('accounts.list.known', { day: dayText(balance_as_of, today) });
  return (
    <li className="flex flex-col gap-1 px-4 md:px-6 py-3">
      <div className="grid grid-cols-[minmax(0,1fr)_auto_auto] items-center gap-x-3">
        <div className="min-w-0">
          <h3 className="text-base font-medium break-words">{name}</h3>
          <p className="text-sm text-soft">{[t(`accounts.kind.${kind}`), given].filter(Boolean).join(' · ')}</p>
        </div>
        <p className="text-right">
          <Money amount={current_balance} currency={currency} balance={!isDebt(kind)} className="text-lg font-medium" />
          <span className="block text-sm text-soft">{owed ? t('accounts.list.owed') : t('accounts.list.balance')}</span>
        </p>
        <IconButton icon="edit" label={`${t('accounts.list.change')}: ${name}`} onClick={() => onChange(account)} className="-mr-2" />
      </div>
      <nav aria-label={name} className="flex flex-wrap -mx-3">
        <LinkButton kind="quiet" to="/money" search={{ account: id }}>
          {t('accounts.list.rows')}
        </LinkButton>
        <LinkButton kind="quiet" to="/forecast" search={{ account: id }}>
          {t('accounts.list.forecast')}
        </LinkButton>
        <LinkButton kind="quiet" to="/import" search={{ account: id }}>
          {t('accounts.list.bring')}
        </LinkButton>
      </nav>
    </li>
  );
}
