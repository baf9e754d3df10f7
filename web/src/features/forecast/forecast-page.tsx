import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type Forecast, readForecast } from '../../../../src/features/forecast/contract.ts';
import { type Account, listAccounts } from '../../../../src/features/ledger/accounts/contract.ts';
import { ApiProblem } from '../../api-problem.ts';
import { ask } from '../../app/queries.ts';
import { LinkButton } from '../../design/parts/button.tsx';
import { Card } from '../../design/parts/card.tsx';
import { Page } from '../../design/parts/page.tsx';
import { UnreadyPage } from '../../design/parts/unready-page.tsx';
import { EmptyState } from '../../design/parts/states.tsx';
import { wholeMoney } from '../../i18n/format.ts';
import { ForecastCalendar } from './forecast-calendar.tsx';
import { ForecastEmpty } from './forecast-empty.tsx';
import { ForecastFilters } from './forecast-filters.tsx';
import { ForecastMonths } from './forecast-months.tsx';
import { ForecastNotes } from './forecast-notes.tsx';
import { ForecastPicture } from './forecast-picture.tsx';
import { ForecastSentence } from './forecast-sentence.tsx';
import { ForecastTable } from './forecast-table.tsx';

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
  if (failed !== null || accounts.data === undefined || forecast.data === undefined)
    return <UnreadyPage title={title} error={failed} retry={() => void Promise.all([accounts.refetch(), forecast.refetch()])} />;
  if (accounts.data.items.length === 0)
    return (
      <Page title={title}>
        <ForecastEmpty />
      </Page>
    );
  return <FilledForecast accounts={accounts.data.items} forecast={forecast.data} />;
}

function FilledForecast({ accounts, forecast }: { readonly accounts: readonly Account[]; readonly forecast: Forecast }) {
  const { t } = useTranslation();
  const { account, day, everyday } = route.useSearch();
  const navigate = route.useNavigate();
  const look = (next: string) =>
    void navigate({ search: (before) => ({ ...before, day: next, month: undefined }), replace: true, resetScroll: false });
  return (
    <Page title={t('forecast.title')} sentence={<ForecastSentence forecast={forecast} accounts={accounts} account={account} />}>
      <ForecastFilters accounts={accounts} />
      <Card title={t('forecast.line.heading')}>
        <div className="flex flex-col gap-3">
          <ForecastPicture points={forecast.points} forecast={forecast} height={300} day={day} onDay={look} />
          <p className="text-sm text-soft">{t('forecast.line.hint', { buffer: wholeMoney(forecast.summary.buffer, forecast.currency) })}</p>
        </div>
      </Card>
      <div className="grid xl:grid-cols-2 gap-6 items-start">
        <div className="flex flex-col gap-6">
          <ForecastCalendar forecast={forecast} onDay={look} />
          <ForecastNotes forecast={forecast} everydayOff={everyday === false} />
        </div>
        <ForecastMonths forecast={forecast} />
      </div>
      <ForecastTable forecast={forecast} day={day} />
    </Page>
  );
}
