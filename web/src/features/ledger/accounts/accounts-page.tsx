import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { totalIn } from '../../../../../src/core/forecast/total.ts';
import { cents, sum } from '../../../../../src/core/money/cents.ts';
import { type Account, listAccounts } from '../../../../../src/features/ledger/accounts/contract.ts';
import { ask } from '../../../app/queries.ts';
import { usePerson } from '../../../app/session.ts';
import { Button, LinkButton } from '../../../design/parts/button.tsx';
import { Card } from '../../../design/parts/card.tsx';
import { Money } from '../../../design/parts/money.tsx';
import { Page } from '../../../design/parts/page.tsx';
import { UnreadyPage } from '../../../design/parts/unready-page.tsx';
import { EmptyState } from '../../../design/parts/states.tsx';
import { wholeMoney } from '../../../i18n/format.ts';
import { AccountRow } from './account-row.tsx';
import { AccountSheet } from './account-sheet.tsx';
import { ExampleAccounts } from './example-accounts.tsx';

const route = getRouteApi('/inside/accounts');

/** Every account, what is on them together, and where to go from each. */
export function AccountsPage() {
  const { t } = useTranslation();
  const { add, change } = route.useSearch();
  const navigate = route.useNavigate();
  const { data, error, refetch } = useQuery(ask(listAccounts, { query: { limit: 200 } }));
  const changing = data?.items.find(({ id }) => id === change);
  const openChange = ({ id }: Account) => void navigate({ search: { change: id }, resetScroll: false });
  const openAdd = () => void navigate({ search: { add: true }, resetScroll: false });
  const close = () => void navigate({ search: {}, replace: true, resetScroll: false });
  const title = t('accounts.title');
  if (data === undefined) return <UnreadyPage title={title} error={error} retry={() => void refetch()} />;
  const sheet = <AccountSheet open={add === true || changing !== undefined} changing={changing} onClose={close} />;
  if (data.items.length === 0)
    return (
      <Page title={title}>
        <NoAccounts onAdd={openAdd} />
        {sheet}
      </Page>
    );
  return (
    <Page
      title={title}
      sentence={<AccountsSentence accounts={data.items} />}
      actions={
        <Button kind="primary" icon="plus" onClick={openAdd}>
          {t('accounts.add')}
        </Button>
      }
    >
      <AccountLists accounts={data.items} onChange={openChange} />
      {sheet}
    </Page>
  );
}

function NoAccounts({ onAdd }: { readonly onAdd: () => void }) {
  const { t } = useTranslation();
  const { currency } = usePerson();
  return (
    <EmptyState
      title={t('accounts.empty.title')}
      example={<ExampleAccounts currency={currency} />}
      action={
        <div className="flex flex-wrap gap-3">
          <Button kind="primary" onClick={onAdd}>
            {t('accounts.add')}
          </Button>
          <LinkButton to="/import">{t('accounts.empty.file')}</LinkButton>
        </div>
      }
    >
      {t('accounts.empty.detail')}
    </EmptyState>
  );
}

function AccountsSentence({ accounts }: { readonly accounts: readonly Account[] }) {
  const { t } = useTranslation();
  const { currency } = usePerson();
  const { balance, counted, left_out } = totalIn(accounts, currency);
  const debts = left_out.filter(({ account, reason }) => reason === 'kind' && account.currency === currency && account.current_balance < 0);
  const owed = cents(Math.abs(sum(debts.map(({ account }) => account.current_balance))));
  return (
    <>
      {counted.length === 0
        ? t('accounts.sentence.nothing_counts')
        : balance < 0
          ? t('accounts.sentence.below', { short: wholeMoney(cents(Math.abs(balance)), currency) })
          : t('accounts.sentence.has', { total: wholeMoney(balance, currency) })}
      {owed > 0 && ` ${t('accounts.sentence.owed', { owed: wholeMoney(owed, currency) })}`}
    </>
  );
}

interface AccountListsProps {
  readonly accounts: readonly Account[];
  readonly onChange: (account: Account) => void;
}

/** What the total counts, with the total, and below it what it leaves out, each with the reason. */
function AccountLists({ accounts, onChange }: AccountListsProps) {
  const { t } = useTranslation();
  const { currency } = usePerson();
  const { balance, counted, left_out } = totalIn(accounts, currency);
  return (
    <>
      {counted.length > 0 && (
        <Card title={t('accounts.list.heading')} flush>
          <ul className="divide-y divide-line">
            {counted.map((account) => (
              <AccountRow key={account.id} account={account} onChange={onChange} />
            ))}
          </ul>
          {counted.length > 1 && (
            <p className="flex justify-between gap-4 border-t border-edge px-4 md:px-6 py-3 font-strong">
              {t('accounts.list.together')}
              <Money amount={balance} currency={currency} balance className="mr-12" />
            </p>
          )}
        </Card>
      )}
      {left_out.length > 0 && (
        <Card title={t('accounts.list.left_out_heading')} flush>
          <p className="px-4 md:px-6 text-sm text-soft">
            {(['kind', 'currency'] as const)
              .filter((why) => left_out.some(({ reason }) => reason === why))
              .map((why) => t(`accounts.list.left_out_${why}`))
              .join(' ')}
          </p>
          <ul className="divide-y divide-line">
            {left_out.map(({ account }) => (
              <AccountRow key={account.id} account={account} onChange={onChange} />
            ))}
          </ul>
        </Card>
      )}
    </>
  );
}
