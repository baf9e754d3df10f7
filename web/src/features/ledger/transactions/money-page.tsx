import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { totalIn } from '../../../../../src/core/forecast/total.ts';
import { type Account, listAccounts } from '../../../../../src/features/ledger/accounts/contract.ts';
import type { Transaction } from '../../../../../src/features/ledger/transactions/contract.ts';
import { askWaiting } from '../../../app/offline/waiting.ts';
import { ask } from '../../../app/queries.ts';
import { usePerson } from '../../../app/session.ts';
import { Button, LinkButton } from '../../../design/parts/button.tsx';
import { Page } from '../../../design/parts/page.tsx';
import { UnreadyPage } from '../../../design/parts/unready-page.tsx';
import { EmptyState } from '../../../design/parts/states.tsx';
import { money } from '../../../i18n/format.ts';
import { CategoryMenu } from '../categories/category-menu.tsx';
import { BroughtCard } from './brought-card.tsx';
import { ExampleRows } from './example-rows.tsx';
import { Finder } from './finder.tsx';
import { TransactionList } from './transaction-list.tsx';
import { TransactionSheet } from './transaction-sheet.tsx';

const route = getRouteApi('/inside/money');

/** What is on the accounts, and every row of them by day, to be found, changed and put in order. */
export function MoneyPage() {
  const { t } = useTranslation();
  const accounts = useQuery(ask(listAccounts, { query: { limit: 200 } }));
  const title = t('transactions.title');
  if (accounts.data === undefined) return <UnreadyPage title={title} error={accounts.error} retry={() => void accounts.refetch()} />;
  if (accounts.data.items.length === 0)
    return (
      <Page title={title}>
        <EmptyState
          title={t('transactions.no_account.title')}
          example={<ExampleRows />}
          action={
            <div className="flex flex-wrap gap-3">
              <LinkButton kind="primary" to="/import">
                {t('transactions.empty.action')}
              </LinkButton>
              <LinkButton to="/accounts" search={{ add: true }}>
                {t('transactions.no_account.by_hand')}
              </LinkButton>
            </div>
          }
        >
          {t('transactions.no_account.detail')}
        </EmptyState>
      </Page>
    );
  return <FilledMoney accounts={accounts.data.items} />;
}

function FilledMoney({ accounts }: { readonly accounts: readonly Account[] }) {
  const { t } = useTranslation();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  // The row itself is in the list that it was chosen from; an address alone, opened anew, does not open its form.
  const { id: user } = usePerson();
  const { data: allWaiting } = useQuery(askWaiting(user));
  const waiting = allWaiting?.find(({ key }) => key === search.waiting);
  const [chosen, setChosen] = useState<Transaction>();
  const changing = chosen?.id === search.change ? chosen : undefined;
  const change = (row: Transaction) => {
    setChosen(row);
    void navigate({ search: (before) => ({ ...before, change: row.id }), resetScroll: false });
  };
  const close = () =>
    void navigate({ search: (before) => ({ ...before, add: undefined, change: undefined, waiting: undefined }), replace: true, resetScroll: false });
  const add = () => void navigate({ search: (before) => ({ ...before, add: true }), resetScroll: false });
  return (
    <Page
      title={t('transactions.title')}
      sentence={<MoneySentence accounts={accounts} chosen={search.account} />}
      actions={
        <>
          <LinkButton to="/spending" search={{ account: search.account }} icon="spending">
            {t('transactions.spending')}
          </LinkButton>
          <LinkButton to="/accounts" icon="account">
            {t('transactions.accounts')}
          </LinkButton>
          {/* On phones the round + above the bar offers both. */}
          <span className="hidden md:contents">
            <LinkButton to="/import" icon="file" search={{ account: search.account }}>
              {t('transactions.bring')}
            </LinkButton>
            <Button icon="plus" onClick={add}>
              {t('transactions.add')}
            </Button>
          </span>
        </>
      }
    >
      {search.brought !== undefined && <BroughtCard brought={search.brought} unsaid={accounts.find(({ id }) => id === search.unsaid)} />}
      <Finder accounts={accounts} />
      <CategoryMenu>
        <TransactionList accounts={accounts} onChange={change} onAdd={add} />
      </CategoryMenu>
      <TransactionSheet
        accounts={accounts}
        open={search.add === true || changing !== undefined}
        changing={changing}
        waiting={changing === undefined ? waiting : undefined}
        onClose={close}
      />
    </Page>
  );
}

function MoneySentence({ accounts, chosen }: { readonly accounts: readonly Account[]; readonly chosen: number | undefined }) {
  const { t } = useTranslation();
  const { currency } = usePerson();
  const one = accounts.find(({ id }) => id === chosen) ?? (accounts.length === 1 ? accounts[0] : undefined);
  if (one !== undefined) return t('transactions.sentence_of_account', { balance: money(one.current_balance, one.currency), account: one.name });
  const { counted, balance } = totalIn(accounts, currency);
  if (counted.length === 0) return t('transactions.sentence_none_counts');
  return t('transactions.sentence', { count: counted.length, total: money(balance, currency) });
}
