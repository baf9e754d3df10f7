import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { readInsights } from '../../../../src/features/insights/contract.ts';
import { ask } from '../../app/queries.ts';
import { usePerson } from '../../app/session.ts';
import { LinkButton } from '../../design/parts/button.tsx';
import { Page } from '../../design/parts/page.tsx';
import { UnreadyPage } from '../../design/parts/unready-page.tsx';
import { Freshness, isUnderWay, LOOK_AGAIN_MS } from './freshness.tsx';
import { InsightView } from './insight-view.tsx';
import { NothingYetView } from './nothing-yet.tsx';
import { PeriodChips } from './period-chips.tsx';

const route = getRouteApi('/inside/insights');

/** So many show their weeks at once; the others when they are opened. */
const OPEN_AT_FIRST = 3;

/** What moves together with spending, as far as chance can be ruled out. */
export function InsightsPage() {
  const { t } = useTranslation();
  const { currency } = usePerson();
  const { period = 'yearly' } = route.useSearch();
  const navigate = route.useNavigate();
  const { data, error, refetch } = useQuery({
    ...ask(readInsights, { query: { period } }),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => state.data !== undefined && isUnderWay(state.data) && LOOK_AGAIN_MS,
  });
  const title = t('insights.title');
  if (data === undefined) return <UnreadyPage title={title} error={error} retry={() => void refetch()} />;
  const { items, nothing_yet: nothing } = data;
  return (
    <Page
      title={title}
      sentence={items.length === 0 ? t('insights.sentence.nothing') : t('insights.sentence.found', { count: items.length })}
      actions={
        <LinkButton to="/insights/pairs" search={{ period }}>
          {t('insights.to_pairs')}
        </LinkButton>
      }
    >
      <PeriodChips period={period} onChange={(next) => void navigate({ search: { period: next }, replace: true, resetScroll: false })} />
      {nothing !== null && <NothingYetView nothing={nothing} />}
      {items.map((item, index) => (
        <InsightView
          key={`${item.health_metric} ${item.spending_category}`}
          insight={item}
          period={period}
          currency={currency}
          isOpen={index < OPEN_AT_FIRST}
        />
      ))}
      <Freshness answer={data} />
      <p className="text-sm text-soft max-w-text">{t('insights.how')}</p>
    </Page>
  );
}
