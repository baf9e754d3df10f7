import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account } from '../../../../../src/features/ledger/accounts/contract.ts';
import { CATEGORISE_MOST, listTransactions, type Transaction } from '../../../../../src/features/ledger/transactions/contract.ts';
import { askPages, pagesOf } from '../../../app/queries.ts';
import { Button, LinkButton } from '../../../design/parts/button.tsx';
import { EmptyState, ErrorState, LoadingPage } from '../../../design/parts/states.tsx';
import { say } from '../../../design/parts/toast.tsx';
import { useCategorising } from '../categories/use-categorising.ts';
import { ExampleRows } from './example-rows.tsx';
import { ManyBar } from './many-bar.tsx';
import { type RowActs, TransactionMonth } from './transaction-month.tsx';

const route = getRouteApi('/inside/money');

/** Rows asked for at a time. */
const AT_A_TIME = 100;

interface TransactionListProps {
  readonly accounts: readonly Account[];
  readonly onChange: (transaction: Transaction) => void;
  readonly onAdd: () => void;
}

/** The rows that fit, by day, newest first; more at a press. What each was for is changed in place, of one, of those that are chosen, or of all that fit. */
export function TransactionList({ accounts, onChange, onAdd }: TransactionListProps) {
  const { t } = useTranslation();
  const { account, category, q, from, to } = route.useSearch();
  const filter = { account_id: account, category, q, from, to };
  const filtered = Object.values(filter).some((each) => each !== undefined);
  const { asChosen, changeOne, changeMany, busy } = useCategorising();
  const [picked, setPicked] = useState<ReadonlySet<number>>();
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    ...askPages(listTransactions, { query: { ...filter, limit: AT_A_TIME } }),
    placeholderData: keepPreviousData,
  });
  const latest = useRef<RowActs>(null);
  // The same for as long as the list stands: a month of thousands of rows is shown anew when something of it changes, not with every other one.
  const [acts] = useState<RowActs>(() => ({
    onPick: (row) => latest.current?.onPick(row),
    onChange: (row) => latest.current?.onChange(row),
    onCategory: (row, chosen) => latest.current?.onCategory(row, chosen),
  }));
  if (error !== null && data === undefined) return <ErrorState error={error} retry={() => void refetch()} />;
  if (data === undefined) return <LoadingPage />;
  const rows = pagesOf(data);
  if (rows.length === 0) return filtered ? <NoneFits /> : <NoRows onAdd={onAdd} />;
  const pick = ({ id }: Transaction) => {
    if (picked === undefined) return;
    const others = new Set([...picked].filter((each) => each !== id));
    if (others.size === CATEGORISE_MOST) say(t('transactions.many.most', { count: CATEGORISE_MOST }));
    else setPicked(picked.has(id) ? others : others.add(id));
  };
  latest.current = { onPick: pick, onChange, onCategory: changeOne };
  return (
    <div className="flex flex-col gap-4">
      <ManyBar
        picked={picked}
        fitting={filtered ? { count: hasNextPage ? undefined : rows.length } : undefined}
        busy={busy}
        onPicking={setPicked}
        onPicked={(chosen) => changeMany(chosen, { ids: [...(picked ?? [])] }, () => setPicked(undefined))}
        onFitting={(chosen) => changeMany(chosen, { filter })}
      />
      <div className="flex flex-col gap-6">
        {[...Map.groupBy(rows.map(asChosen), ({ posted_on }) => posted_on.slice(0, 7))].map(([month, ofMonth]) => (
          <TransactionMonth key={month} rows={ofMonth} accounts={accounts} picked={picked} acts={acts} />
        ))}
      </div>
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
