import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type Overview, type OverviewForecast, readOverview } from '../../../../src/features/overview/contract.ts';
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
import { GoOn } from '../onboarding/go-on.tsx';
import { DueReminders } from '../reminders/due-reminders.tsx';
import { AccountsCard } from './accounts-card.tsx';
import { CheckinCard } from './checkin-card.tsx';
import { InsightCard } from './insight-card.tsx';
import { NextCard } from './next-card.tsx';
import { ScoreCard } from './score-card.tsx';

/** Am I all right, until when, and what is the one next thing. */
export function HomePage() {
  const { t } = useTranslation();
  const { data: overview, error, refetch } = useQuery(ask(readOverview, {}));
  if (overview === undefined) return <UnreadyPage title={t('home.title')} error={error} retry={() => void refetch()} />;
  if (overview.forecast !== null) return <FilledHome overview={overview} forecast={overview.forecast} />;
  const hasToldMore = overview.checkin.latest !== null || overview.questionnaire !== null;
  return (
    <Page title={t('home.title')}>
      <DueReminders due={overview.due_reminders} />
      <ForecastEmpty />
      <GoOn onboarding={overview.onboarding} />
      {hasToldMore && <HowYouAre overview={overview} />}
    </Page>
  );
}

function FilledHome({ overview, forecast }: { readonly overview: Overview; readonly forecast: OverviewForecast }) {
  const { t } = useTranslation();
  const { accounts, proposals } = overview;
  return (
    <Page title={t('home.title')} sentence={<ForecastSentence told={forecast.telling} forecast={forecast} accounts={accounts.length} />}>
      <DueReminders due={overview.due_reminders} />
      {proposals > 0 && (
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
        <ForecastPicture points={forecast.points} forecast={forecast} height={220} />
      </Card>
      <HowYouAre overview={overview} />
      <div className="grid lg:grid-cols-[6fr_5fr] gap-6 items-start">
        <NextCard forecast={forecast} />
        <AccountsCard accounts={accounts} forecast={forecast} />
      </div>
      <GoOn onboarding={overview.onboarding} />
      <ForecastNotes forecast={forecast} />
    </Page>
  );
}

/** The week, the score, and what moves together: three answers in a row on a desk, one under the other on a phone. */
function HowYouAre({ overview }: { readonly overview: Overview }) {
  return (
    <div className="grid lg:grid-cols-3 gap-6">
      <CheckinCard checkin={overview.checkin} />
      <ScoreCard questionnaire={overview.questionnaire} currency={overview.user.currency} />
      <InsightCard insights={overview.insights} />
    </div>
  );
}
