import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Account } from '../../../../../src/features/ledger/accounts/contract.ts';
import { listTransactions, type Transaction } from '../../../../../src/features/ledger/transactions/contract.ts';
import { askPages, pagesOf } from '../../../app/queries.ts';
import { useToday } from '../../../app/session.ts';
import { Button, LinkButton } from '../../../design/parts/button.tsx';
import { DayText } from '../../../design/parts/money.tsx';
import { EmptyState, ErrorState, LoadingPage } from '../../../design/parts/states.tsx';
import { ExampleRows } from './example-rows.tsx';
import { TransactionRow } from './transaction-row.tsx';

const route = getRouteApi('/inside/money');

/** Rows asked for at a time. */
const AT_A_TIME = 100;

interface TransactionListProps {
  readonly accounts: readonly Account[];
  readonly onChange: (transaction: Transaction) => void;
  readonly onAdd: () => void;
}

/** The rows that fit, by day, newest first; more at a press. */
export function TransactionList({ accounts, onChange, onAdd }: TransactionListProps) {
  const { t } = useTranslation();
  const { account, category, q, from, to } = route.useSearch();
  const filtered = (account ?? category ?? q ?? from ?? to) !== undefined;
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    ...askPages(listTransactions, { query: { account_id: account, category, q, from, to, limit: AT_A_TIME } }),
    placeholderData: keepPreviousData,
  });
  if (error !== null) return <ErrorState error={error} retry={() => void refetch()} />;
  if (data === undefined) return <LoadingPage />;
  const rows = pagesOf(data);
  if (rows.length === 0) return filtered ? <NoneFits /> : <NoRows onAdd={onAdd} />;
  return (
    <div className="flex flex-col gap-6">
      {[...Map.groupBy(rows, ({ posted_on }) => posted_on)].map(([day, ofDay]) => (
        <Day key={day} day={day} rows={ofDay} accounts={accounts} onChange={onChange} />
      ))}
      <div className="flex flex-wrap items-center gap-4">
        <p role="status" className="text-soft">
          {t('transactions.list.loaded', { count: rows.length })} {!hasNextPage && t('transactions.list.all')}
        </p>
        {hasNextPage && (
          <Button busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t('common.more')}
          </Button>
        )}
      </div>
    </div>
  );
}

interface DayProps extends Omit<TransactionListProps, 'onAdd'> {
  readonly day: string;
  readonly rows: readonly Transaction[];
}

function Day({ day, rows, accounts, onChange }: DayProps) {
  const today = useToday();
  return (
    <section aria-labelledby={`day-${day}`}>
      <h2 id={`day-${day}`} className="text-base font-medium text-soft mb-1">
        <DayText day={day} near={today} />
      </h2>
      <ul className="bg-card border border-line rounded-lg divide-y divide-line">
        {rows.map((row) => (
          <TransactionRow
            key={row.id}
            row={row}
            account={accounts.find(({ id }) => id === row.account_id)}
            alone={accounts.length === 1}
            onChange={onChange}
          />
        ))}
      </ul>
    </section>
  );
}

function NoneFits() {
  const { t } = useTranslation();
  return (
    <div className="flex flex-col items-start gap-3">
      <h2 className="text-xl">{t('transactions.list.none')}</h2>
      <p className="text-soft">{t('transactions.list.none_detail')}</p>
      <LinkButton to="/money" search={{}}>
        {t('transactions.find.clear')}
      </LinkButton>
    </div>
  );
}

function NoRows({ onAdd }: { readonly onAdd: () => void }) {
  const { t } = useTranslation();
  return (
    <EmptyState
      title={t('transactions.empty.title')}
      example={<ExampleRows />}
      action={
        <div className="flex flex-wrap gap-3">
          <LinkButton kind="primary" to="/import">
            {t('transactions.empty.action')}
          </LinkButton>
          <Button onClick={onAdd}>{t('transactions.empty.by_hand')}</Button>
        </div>
      }
    >
      {t('transactions.empty.detail')}
    </EmptyState>
  );
}
