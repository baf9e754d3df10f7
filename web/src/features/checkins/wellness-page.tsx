import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Checkin } from '../../../../src/contract/checkin.ts';
import { dayNumber } from '../../../../src/core/calendar/day.ts';
import { type CheckinSummary, listCheckins, summariseCheckins } from '../../../../src/features/checkins/contract.ts';
import { ask, askPages, pagesOf } from '../../app/queries.ts';
import { Button, LinkButton } from '../../design/parts/button.tsx';
import { Card } from '../../design/parts/card.tsx';
import { ChoiceChips } from '../../design/parts/choice-chips.tsx';
import { Page } from '../../design/parts/page.tsx';
import { EmptyState } from '../../design/parts/states.tsx';
import { UnreadyPage } from '../../design/parts/unready-page.tsx';
import { number } from '../../i18n/format.ts';
import { ExampleWeeks } from './example-weeks.tsx';
import { comparedWith, weeksOf } from './figures.ts';
import { HistoryLine } from './history-line.tsx';
import { HistoryTable } from './history-table.tsx';
import { SPANS } from './search.ts';
import { SummaryTable } from './summary-table.tsx';

const route = getRouteApi('/inside/wellness');

/** How the person is: this week, and all weeks before it. */
export function WellnessPage() {
  const { t } = useTranslation();
  const { weeks = 52 } = route.useSearch();
  const summary = useQuery(ask(summariseCheckins, { query: { weeks } }));
  const history = useInfiniteQuery(askPages(listCheckins, { query: { weeks, limit: 200 } }));
  // Whether there is anything at all, also before the weeks that are looked at.
  const newest = useQuery(ask(listCheckins, { query: { weeks: 520, limit: 1 } }));
  const title = t('checkins.title');
  if (summary.data === undefined || history.data === undefined || newest.data === undefined)
    return (
      <UnreadyPage
        title={title}
        error={summary.error ?? history.error ?? newest.error}
        retry={() => void Promise.all([summary.refetch(), history.refetch(), newest.refetch()])}
      />
    );
  const [latest] = newest.data.items;
  if (latest === undefined) return <NoWeeks />;
  return (
    <FilledWellness
      summary={summary.data}
      latest={latest}
      checkins={pagesOf(history.data)}
      {...(history.hasNextPage && { more: () => void history.fetchNextPage(), isLoading: history.isFetchingNextPage })}
    />
  );
}

interface FilledProps {
  readonly summary: CheckinSummary;
  readonly latest: Checkin;
  readonly checkins: readonly Checkin[];
  readonly more?: () => void;
  readonly isLoading?: boolean;
}

function FilledWellness({ summary, latest, checkins, more, isLoading = false }: FilledProps) {
  const { t } = useTranslation();
  const isDone = latest.checkin_date === summary.this_week;
  const weeks = weeksOf(checkins, dayNumber(summary.this_week));
  return (
    <Page
      title={t('checkins.title')}
      sentence={<WellnessSentence summary={summary} latest={latest} />}
      actions={
        <LinkButton to="/check-in" kind={isDone ? 'secondary' : 'primary'}>
          {isDone ? t('checkins.history.change_this') : t('checkins.history.check_in')}
        </LinkButton>
      }
    >
      <SpanChips />
      {checkins.length === 0 ? (
        <Card>
          <p className="text-soft">{t('checkins.history.none_in_span')}</p>
        </Card>
      ) : (
        <>
          <div className="grid xl:grid-cols-[6fr_5fr] gap-6 items-start">
            <HistoryLine weeks={weeks} />
            <SummaryTable summary={summary} />
          </div>
          <HistoryTable weeks={weeks} today={summary.this_week} />
          {more !== undefined && (
            <Button onClick={more} busy={isLoading} className="self-start">
              {t('common.more')}
            </Button>
          )}
        </>
      )}
      <div className="flex flex-wrap gap-3">
        <LinkButton to="/insights">{t('checkins.history.to_insights')}</LinkButton>
        <LinkButton to="/score">{t('checkins.history.to_score')}</LinkButton>
      </div>
    </Page>
  );
}

/** How this week is against the usual, or that it waits to be told. */
function WellnessSentence({ summary, latest }: { readonly summary: CheckinSummary; readonly latest: Checkin }) {
  const { t } = useTranslation();
  const { average: usual, weeks } = summary.averages.wellness_index;
  const index = latest.checkin_date === summary.this_week ? latest.wellness_index : null;
  if (latest.checkin_date !== summary.this_week) return t('checkins.sentence.open');
  if (index === null) return t('checkins.sentence.done');
  if (usual === null || weeks < 4) return t('checkins.sentence.first', { index: number(index) });
  return t(`checkins.sentence.${comparedWith(index, usual)}`, { index: number(index), usual: number(Math.round(usual)) });
}

/** Which weeks are looked at. */
function SpanChips() {
  const { t } = useTranslation();
  const { weeks = 52 } = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <ChoiceChips
      label={t('checkins.history.span')}
      hideLabel
      choices={SPANS.map((span) => ({ value: String(span), label: t(`checkins.span.weeks_${span}`) }))}
      value={String(weeks)}
      onChange={(value) =>
        void navigate({ search: (before) => ({ ...before, weeks: SPANS.find((span) => String(span) === value) }), replace: true, resetScroll: false })
      }
    />
  );
}

function NoWeeks() {
  const { t } = useTranslation();
  return (
    <Page title={t('checkins.title')}>
      <EmptyState
        title={t('checkins.empty.title')}
        example={<ExampleWeeks />}
        action={
          <LinkButton kind="primary" to="/check-in">
            {t('checkins.empty.action')}
          </LinkButton>
        }
      >
        {t('checkins.empty.detail')}
      </EmptyState>
    </Page>
  );
}
