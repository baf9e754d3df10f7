import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { tellForecast } from '../../../../src/core/forecast/telling.ts';
import { type Forecast, readForecast } from '../../../../src/features/forecast/contract.ts';
import { type Account, listAccounts } from '../../../../src/features/ledger/accounts/contract.ts';
import { ask } from '../../app/queries.ts';
import { usePerson } from '../../app/session.ts';
import { Button, LinkButton } from '../../design/parts/button.tsx';
import { Card } from '../../design/parts/card.tsx';
import { Page } from '../../design/parts/page.tsx';
import { EmptyState } from '../../design/parts/states.tsx';
import { UnreadyPage } from '../../design/parts/unready-page.tsx';
import { ExampleForecast } from '../forecast/example-forecast.tsx';
import { ForecastNotes } from '../forecast/forecast-notes.tsx';
import { ForecastPicture } from '../forecast/forecast-picture.tsx';
import { ForecastSentence } from '../forecast/forecast-sentence.tsx';
import { AccountSheet } from '../ledger/accounts/account-sheet.tsx';
import { ProposalsWords } from '../ledger/proposals-words.tsx';
import { useProposals } from '../ledger/use-proposals.ts';
import { StepFrame } from './step-frame.tsx';
import { STEP_PAGES } from './steps.ts';
import { useLeaving, useWay } from './use-progress.ts';

const YEAR = 365;

/** The year ahead, before anything was asked. */
export function ForecastStep() {
  const leaving = useLeaving('forecast');
  return (
    <StepFrame step="forecast" leaving={leaving}>
      <Seen />
    </StepFrame>
  );
}

function Seen() {
  const { t } = useTranslation();
  const { unsaid } = useSearch({ strict: false });
  const accounts = useQuery(ask(listAccounts, { query: { limit: 200 } }));
  const forecast = useQuery(ask(readForecast, { query: { days: YEAR } }));
  const title = t('forecast.title');
  if (accounts.data === undefined || forecast.data === undefined) {
    const retry = () => void Promise.all([accounts.refetch(), forecast.refetch()]);
    return <UnreadyPage title={title} error={accounts.error ?? forecast.error} retry={retry} />;
  }
  const { items } = accounts.data;
  if (items.length === 0) return <NoneYet />;
  return <Year forecast={forecast.data} count={items.length} unsaid={items.find(({ id }) => id === unsaid)} />;
}

/** What it will look like, for whoever brought nothing. */
function NoneYet() {
  const { t } = useTranslation();
  const { currency } = usePerson();
  const way = useWay();
  const back = (
    <LinkButton kind="primary" to={STEP_PAGES.bank_file} search={{ way }}>
      {t('onboarding.forecast.to_file')}
    </LinkButton>
  );
  return (
    <Page title={t('forecast.title')} narrow>
      <EmptyState title={t('forecast.empty.title')} action={back} example={<ExampleForecast currency={currency} height={200} />}>
        {t('onboarding.forecast.none_yet')}
      </EmptyState>
    </Page>
  );
}

interface YearProps {
  readonly forecast: Forecast;
  /** How many accounts there are. */
  readonly count: number;
  /** The account of which nobody has said how much is on it. */
  readonly unsaid: Account | undefined;
}

function Year({ forecast, count, unsaid }: YearProps) {
  const { t } = useTranslation();
  return (
    <Page title={t('forecast.title')} sentence={<ForecastSentence told={tellForecast(forecast)} forecast={forecast} accounts={count} />} narrow>
      {unsaid !== undefined && <SayBalance account={unsaid} />}
      <Card title={t('forecast.line.heading')}>
        <ForecastPicture points={forecast.points} forecast={forecast} height={260} />
      </Card>
      <Found />
      <ForecastNotes forecast={forecast} />
    </Page>
  );
}

/** The forecast counts from what is on the account today: where the file did not say it, that is asked for, here. */
function SayBalance({ account }: { readonly account: Account }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  return (
    <div className="flex flex-col items-start gap-3 rounded-lg border border-dashed border-edge p-4">
      <p>{t('transactions.brought.unsaid', { account: account.name })}</p>
      <Button onClick={() => setOpen(true)}>{t('transactions.brought.say_balance')}</Button>
      <AccountSheet open={isOpen} changing={account} onClose={() => setOpen(false)} />
    </div>
  );
}

/** What seems to come back in the rows; the forecast counts it already. */
function Found() {
  const { t } = useTranslation();
  const { count = 0, looking } = useProposals();
  if (looking) return <p className="text-soft">{t('transactions.brought.looking')}</p>;
  if (count === 0) return null;
  return (
    <p className="text-soft">
      <ProposalsWords count={count} />
    </p>
  );
}
