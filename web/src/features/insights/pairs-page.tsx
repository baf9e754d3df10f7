import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { HEALTH_METRICS } from '../../../../src/core/insight/series.ts';
import { listPairs } from '../../../../src/features/insights/contract.ts';
import { callCsv } from '../../api.ts';
import { ask } from '../../app/queries.ts';
import { saveFile } from '../../app/save-file.ts';
import { Button, LinkButton } from '../../design/parts/button.tsx';
import { Card } from '../../design/parts/card.tsx';
import { Field } from '../../design/parts/field.tsx';
import { Select } from '../../design/parts/inputs.tsx';
import { Page } from '../../design/parts/page.tsx';
import { FormProblem } from '../../design/parts/states.tsx';
import { UnreadyPage } from '../../design/parts/unready-page.tsx';
import { number } from '../../i18n/format.ts';
import { Freshness, isUnderWay, LOOK_AGAIN_MS } from './freshness.tsx';
import { NothingYetView } from './nothing-yet.tsx';
import { PairsTable } from './pairs-table.tsx';
import { PeriodChips, type ShownPeriod } from './period-chips.tsx';
import { chosenPairs } from './pairs-order.ts';
import { ORDERS } from './search.ts';

const route = getRouteApi('/inside/insights/pairs');

/** Every pair that was tested, shown or not, and why not. */
export function PairsPage() {
  const { t } = useTranslation();
  const { period = 'yearly', order, metric } = route.useSearch();
  const { data, error, refetch } = useQuery({
    ...ask(listPairs, { query: { period } }),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => state.data !== undefined && isUnderWay(state.data) && LOOK_AGAIN_MS,
  });
  const navigate = route.useNavigate();
  const title = t('insights.pairs_title');
  if (data === undefined) return <UnreadyPage title={title} error={error} retry={() => void refetch()} />;
  const { items } = data;
  const shown = items.filter((item) => item.shown).length;
  return (
    <Page
      title={title}
      sentence={items.length === 0 ? t('insights.pairs.sentence_none') : t('insights.pairs.sentence', { of: number(items.length), count: shown })}
      actions={
        <>
          <LinkButton to="/insights" search={{ period }}>
            {t('insights.pairs.to_insights')}
          </LinkButton>
          {items.length > 0 && <CsvButton period={period} />}
        </>
      }
    >
      <PeriodChips
        period={period}
        onChange={(next) => void navigate({ search: (before) => ({ ...before, period: next }), replace: true, resetScroll: false })}
      />
      {items.length === 0 && data.nothing_yet !== null && <NothingYetView nothing={data.nothing_yet} />}
      {items.length > 0 && (
        <Card title={t('insights.pairs.heading')} flush aside={<span className="text-sm text-soft">{t('insights.pairs.hint')}</span>}>
          <Choices />
          <PairsTable pairs={chosenPairs(items, { order, metric })} />
        </Card>
      )}
      <Freshness answer={data} />
    </Page>
  );
}

/** Which pairs, and in which order. */
function Choices() {
  const { t } = useTranslation();
  const { order = 'surest', metric } = route.useSearch();
  const navigate = route.useNavigate();
  const change = (next: { readonly order?: (typeof ORDERS)[number] | undefined; readonly metric?: (typeof HEALTH_METRICS)[number] | undefined }) =>
    void navigate({ search: (before) => ({ ...before, ...next }), replace: true, resetScroll: false });
  return (
    <div className="grid md:grid-cols-2 gap-3 px-4 md:px-6 pb-2 max-w-text">
      <Field label={t('insights.pairs.metric')}>
        <Select value={metric ?? ''} onChange={(event) => change({ metric: HEALTH_METRICS.find((each) => each === event.target.value) })}>
          <option value="">{t('common.all')}</option>
          {HEALTH_METRICS.map((each) => (
            <option key={each} value={each}>
              {t(`insights.metric.${each}`)}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={t('insights.pairs.order')}>
        <Select value={order} onChange={(event) => change({ order: ORDERS.find((each) => each === event.target.value) })}>
          {ORDERS.map((each) => (
            <option key={each} value={each}>
              {t(`insights.pairs.orders.${each}`)}
            </option>
          ))}
        </Select>
      </Field>
    </div>
  );
}

/** All pairs of the period as a file. */
function CsvButton({ period }: { readonly period: ShownPeriod }) {
  const { t } = useTranslation();
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => callCsv(listPairs, { query: { period } }),
    onSuccess: (text) => saveFile(listPairs.csv.file_name, text, 'text/csv'),
  });
  return (
    <>
      <Button icon="file" busy={isPending} onClick={() => mutate()}>
        {t('insights.pairs.csv')}
      </Button>
      <FormProblem error={error} />
    </>
  );
}
