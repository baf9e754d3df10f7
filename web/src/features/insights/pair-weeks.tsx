import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Insight } from '../../../../src/contract/insight.ts';
import { listPairWeeks, type PairWeeks } from '../../../../src/features/insights/contract.ts';
import { cents } from '../../../../src/core/money/cents.ts';
import { ask } from '../../app/queries.ts';
import { useToday } from '../../app/session.ts';
import { Scatter } from '../../design/charts/scatter.tsx';
import { Money } from '../../design/parts/money.tsx';
import { ErrorState, Skeleton } from '../../design/parts/states.tsx';
import { Cell, HeadCell, Table } from '../../design/parts/table.tsx';
import { dayText, number, wholeMoney } from '../../i18n/format.ts';
import type { ShownPeriod } from './period-chips.tsx';

interface PairWeeksViewProps {
  readonly insight: Insight;
  readonly period: ShownPeriod;
  readonly currency: string;
}

/** The weeks of a pair as dots, and as a table. */
export function PairWeeksView({ insight, period, currency }: PairWeeksViewProps) {
  const { t } = useTranslation();
  const { health_metric, spending_category } = insight;
  const { data, error, refetch } = useQuery(ask(listPairWeeks, { query: { period, health_metric, spending_category } }));
  if (data === undefined) return error === null ? <Skeleton className="h-[16rem]" /> : <ErrorState error={error} retry={() => void refetch()} />;
  // The weeks may have been taken back since it was worked out.
  if (data.items.length === 0) return <p className="text-soft">{t('insights.no_weeks')}</p>;
  return (
    <>
      <Picture weeks={data} insight={insight} currency={currency} />
      <details>
        <summary className="min-h-touch py-2 text-accent font-medium cursor-pointer">{t('insights.table.open')}</summary>
        <WeeksTable weeks={data} insight={insight} currency={currency} />
      </details>
    </>
  );
}

interface WeeksProps {
  readonly weeks: PairWeeks;
  readonly insight: Insight;
  readonly currency: string;
}

function Picture({ weeks: { items, lower_third, upper_third }, insight, currency }: WeeksProps) {
  const { t } = useTranslation();
  const { effect, health_metric: metric, spending_category: series } = insight;
  const values = items.map(({ value }) => value);
  const spent = items.map((item) => item.spent);
  const thirds =
    effect === null || lower_third === null || upper_third === null
      ? null
      : { lower: { edge: lower_third, middle: effect.lower }, upper: { edge: upper_third, middle: effect.upper } };
  return (
    <Scatter
      label={t('insights.scatter.label', {
        metric: t(`insights.metric.${metric}`),
        series: t(`insights.series.${series}`),
        count: items.length,
      })}
      dots={items.map((item) => ({ x: item.value, y: item.spent }))}
      thirds={thirds}
      xText={t(`insights.axis.${metric}`)}
      yText={t('insights.scatter.spent', { currency })}
      ends={{
        left: number(Math.min(...values)),
        right: number(Math.max(...values)),
        top: wholeMoney(cents(Math.max(...spent)), currency),
        bottom: wholeMoney(cents(Math.min(0, ...spent)), currency),
      }}
    />
  );
}

function WeeksTable({ weeks: { items, lower_third, upper_third }, insight, currency }: WeeksProps) {
  const { t } = useTranslation();
  const today = useToday();
  const { health_metric: metric, spending_category: series } = insight;
  const thirdOf = (value: number): string => {
    if (lower_third !== null && value <= lower_third) return t('insights.table.lower');
    return upper_third !== null && value >= upper_third ? t('insights.table.upper') : '';
  };
  return (
    <Table caption={t('insights.table.caption', { metric: t(`insights.metric.${metric}`), series: t(`insights.series.${series}`) })} dense tall>
      <thead>
        <tr>
          <HeadCell>{t('insights.table.week')}</HeadCell>
          <HeadCell figures>{t(`insights.axis.${metric}`)}</HeadCell>
          <HeadCell>{t('insights.table.third')}</HeadCell>
          <HeadCell figures>{t('insights.scatter.spent', { currency })}</HeadCell>
        </tr>
      </thead>
      <tbody>
        {items.toReversed().map(({ week, value, spent }) => (
          <tr key={week} className="last:[&>*]:border-b-0">
            <Cell className="whitespace-nowrap">{dayText(week, today)}</Cell>
            <Cell figures>{number(value)}</Cell>
            <Cell className="text-soft">{thirdOf(value)}</Cell>
            <Cell figures>
              <Money amount={spent} />
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
