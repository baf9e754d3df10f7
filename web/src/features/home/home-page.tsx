import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type Forecast, readForecast } from '../../../../src/features/forecast/contract.ts';
import { type Account, listAccounts } from '../../../../src/features/ledger/accounts/contract.ts';
import { ask } from '../../app/queries.ts';
import { LinkButton } from '../../design/parts/button.tsx';
import { Card } from '../../design/parts/card.tsx';
import { Page } from '../../design/parts/page.tsx';
import { UnreadyPage } from '../../design/parts/unready-page.tsx';
import { ForecastEmpty } from '../forecast/forecast-empty.tsx';
import { ForecastNotes } from '../forecast/forecast-notes.tsx';
import { ForecastPicture } from '../forecast/forecast-picture.tsx';
import { ForecastSentence } from '../forecast/forecast-sentence.tsx';
import { ProposalsWords } from '../ledger/proposals-words.tsx';
import { useProposals } from '../ledger/use-proposals.ts';
import { AccountsCard } from './accounts-card.tsx';
import { NextCard } from './next-card.tsx';

const DAYS_SHOWN = 60;

/** Am I all right, until when, and what is the one next thing. */
export function HomePage() {
  const { t } = useTranslation();
  const accounts = useQuery(ask(listAccounts, { query: { limit: 200 } }));
  const forecast = useQuery(ask(readForecast, {}));
  const title = t('home.title');
  const failed = accounts.error ?? forecast.error;
  if (accounts.data === undefined || forecast.data === undefined)
    return <UnreadyPage title={title} error={failed} retry={() => void Promise.all([accounts.refetch(), forecast.refetch()])} />;
  if (accounts.data.items.length === 0)
    return (
      <Page title={title}>
        <ForecastEmpty />
      </Page>
    );
  return <FilledHome accounts={accounts.data.items} forecast={forecast.data} />;
}

function FilledHome({ accounts, forecast }: { readonly accounts: readonly Account[]; readonly forecast: Forecast }) {
  const { t } = useTranslation();
  const { count: proposals } = useProposals();
  const points = forecast.points.slice(0, DAYS_SHOWN);
  return (
    <Page title={t('home.title')} sentence={<ForecastSentence forecast={forecast} accounts={accounts} />}>
      {proposals !== undefined && proposals > 0 && (
        <p className="text-soft">
          <ProposalsWords count={proposals} />
        </p>
      )}
      <Card
        title={t('home.line_heading')}
        aside={
          <LinkButton kind="quiet" to="/forecast" className="-mr-3">
            {t('home.to_forecast')}
          </LinkButton>
        }
      >
        <ForecastPicture points={points} forecast={forecast} height={220} />
      </Card>
      <div className="grid lg:grid-cols-[6fr_5fr] gap-6 items-start">
        <NextCard points={points} currency={forecast.currency} />
        <AccountsCard accounts={accounts} forecast={forecast} />
      </div>
      <ForecastNotes forecast={forecast} />
    </Page>
  );
}
