import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type Account, listAccounts } from '../../../../../src/features/ledger/accounts/contract.ts';
import { readSpending, type Spending, type SpendingMonth } from '../../../../../src/features/ledger/spending/contract.ts';
import { ApiProblem } from '../../../api-problem.ts';
import { ask } from '../../../app/queries.ts';
import { LinkButton } from '../../../design/parts/button.tsx';
import { Card } from '../../../design/parts/card.tsx';
import { Page } from '../../../design/parts/page.tsx';
import { EmptyState } from '../../../design/parts/states.tsx';
import { UnreadyPage } from '../../../design/parts/unready-page.tsx';
import { monthText } from '../../../i18n/format.ts';
import { CategoryTable } from './category-table.tsx';
import { ExampleSpending } from './example-spending.tsx';
import { MonthStrip } from './month-strip.tsx';
import { MonthTable } from './month-table.tsx';
import { openingMonth } from './months.ts';
import { SpendingFilter } from './spending-filter.tsx';
import { SpendingNotes } from './spending-notes.tsx';
import { SpendingSentence } from './spending-sentence.tsx';

const route = getRouteApi('/inside/spending');

/** The year that is shown: the one up to the newest month, or up to an older month that the address names. */
function useSpending(month: string | undefined, account: number | undefined) {
  const upTo = (to: string | undefined) => ask(readSpending, { query: { months: 12, to, account_id: account } });
  const newest = useQuery({ ...upTo(undefined), placeholderData: keepPreviousData });
  const first = newest.data?.months[0]?.month ?? '';
  // A ledger that ends more than a year ago opens on its own last year.
  const wanted = month ?? newest.data?.data_until?.slice(0, 7);
  const older = wanted !== undefined && wanted < first ? wanted : undefined;
  const shown = useQuery({ ...upTo(older), placeholderData: keepPreviousData, enabled: newest.data !== undefined });
  return {
    spending: newest.data === undefined ? undefined : shown.data,
    error: newest.error ?? shown.error,
    refetch: () => void Promise.all([newest.refetch(), shown.refetch()]),
  };
}

/** Where the money went: a month by category against the usual, and the year by month. */
export function SpendingPage() {
  const { t } = useTranslation();
  const { month, account } = route.useSearch();
  const accounts = useQuery(ask(listAccounts, { query: { limit: 200 } }));
  const { spending, error, refetch } = useSpending(month, account);
  const title = t('spending.title');
  const failed = accounts.error ?? error;
  if (failed instanceof ApiProblem && failed.code === 'account.not_found') return <GoneAccount />;
  if (accounts.data === undefined || spending === undefined)
    return (
      <UnreadyPage
        title={title}
        error={failed}
        retry={() => {
          void accounts.refetch();
          refetch();
        }}
      />
    );
  if (spending.data_until === null && account === undefined) return <NothingSpent />;
  const shown = spending.months.find((each) => each.month === month) ?? openingMonth(spending) ?? spending.months.at(-1);
  if (shown === undefined) return <NothingSpent />;
  return <FilledSpending accounts={accounts.data.items} spending={spending} shown={shown} />;
}

interface FilledSpendingProps {
  readonly accounts: readonly Account[];
  readonly spending: Spending;
  readonly shown: SpendingMonth;
}

function FilledSpending({ accounts, spending, shown }: FilledSpendingProps) {
  const { t } = useTranslation();
  const { account } = route.useSearch();
  const { currency, months, data_until } = spending;
  const newest = data_until?.slice(0, 7) ?? '';
  return (
    <Page
      title={t('spending.title')}
      sentence={<SpendingSentence month={shown} goesOn={shown.month === newest} currency={currency} account={account} />}
      actions={
        <LinkButton to="/money" search={{ account }} icon="money">
          {t('spending.to_money')}
        </LinkButton>
      }
    >
      {accounts.length > 1 && <SpendingFilter accounts={accounts} />}
      <Card title={t('spending.strip.heading')} aside={<span className="text-sm text-soft">{t('spending.strip.hint')}</span>}>
        <MonthStrip months={months} chosen={shown.month} currency={currency} />
      </Card>
      <div className="grid xl:grid-cols-[6fr_5fr] gap-6 items-start">
        <Card title={monthText(shown.month)} flush={shown.categories.length > 0}>
          {shown.categories.length > 0 ? (
            <CategoryTable month={shown} currency={currency} account={account} />
          ) : (
            <p className="text-soft">{t('spending.categories.none')}</p>
          )}
        </Card>
        <div className="flex flex-col gap-6 min-w-0">
          <MonthTable months={months} currency={currency} account={account} newest={newest} />
          <SpendingNotes spending={spending} shown={shown} />
        </div>
      </div>
    </Page>
  );
}

function NothingSpent() {
  const { t } = useTranslation();
  return (
    <Page title={t('spending.title')}>
      <EmptyState
        title={t('spending.empty.title')}
        example={<ExampleSpending />}
        action={
          <LinkButton kind="primary" to="/import">
            {t('spending.empty.action')}
          </LinkButton>
        }
      >
        {t('spending.empty.detail')}
      </EmptyState>
    </Page>
  );
}

function GoneAccount() {
  const { t } = useTranslation();
  return (
    <Page title={t('spending.title')}>
      <EmptyState
        title={t('spending.gone.title')}
        action={
          <LinkButton kind="primary" to="/spending" search={{}}>
            {t('spending.gone.action')}
          </LinkButton>
        }
      >
        {t('spending.gone.detail')}
      </EmptyState>
    </Page>
  );
}
