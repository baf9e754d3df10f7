import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { readForecast } from '../../../../src/features/forecast/contract.ts';
import { listAccounts } from '../../../../src/features/ledger/accounts/contract.ts';
import { ApiProblem } from '../../api-problem.ts';
import { ask } from '../../app/queries.ts';
import { LinkButton } from '../../design/parts/button.tsx';
import { Page } from '../../design/parts/page.tsx';
import { UnreadyPage } from '../../design/parts/unready-page.tsx';
import { EmptyState } from '../../design/parts/states.tsx';
import { FilledForecast } from './filled-forecast.tsx';
import { ForecastEmpty } from './forecast-empty.tsx';

const route = getRouteApi('/inside/forecast');

/** The balance of each day of the year to come: in a sentence, as a line, as a calendar, as a table. */
export function ForecastPage() {
  const { t } = useTranslation();
  const { days = 365, account, everyday } = route.useSearch();
  const accounts = useQuery(ask(listAccounts, { query: { limit: 200 } }));
  const forecast = useQuery({
    ...ask(readForecast, {
      query: { days, ...(account !== undefined && { account_id: account }), ...(everyday === false && { everyday: 'false' as const }) },
    }),
    placeholderData: keepPreviousData,
  });
  const title = t('forecast.title');
  const failed = accounts.error ?? forecast.error;
  if (failed instanceof ApiProblem && failed.code === 'account.not_found')
    return (
      <Page title={title}>
        <EmptyState
          title={t('forecast.gone.title')}
          action={
            <LinkButton kind="primary" to="/forecast" search={{}}>
              {t('forecast.gone.action')}
            </LinkButton>
          }
        >
          {t('forecast.gone.detail')}
        </EmptyState>
      </Page>
    );
  if (accounts.data === undefined || forecast.data === undefined)
    return <UnreadyPage title={title} error={failed} retry={() => void Promise.all([accounts.refetch(), forecast.refetch()])} />;
  if (accounts.data.items.length === 0)
    return (
      <Page title={title}>
        <ForecastEmpty />
      </Page>
    );
  return <FilledForecast accounts={accounts.data.items} forecast={forecast.data} />;
}
