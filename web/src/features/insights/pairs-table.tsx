import { useTranslation } from 'react-i18next';
import type { TestedPair } from '../../../../src/features/insights/contract.ts';
import { Cell, HeadCell, Table } from '../../design/parts/table.tsx';
import { decimals, number } from '../../i18n/format.ts';

const figure = (value: number | null, digits: number): string => (value === null ? '–' : decimals(value, digits));
/** A probability; one too small to be told is never 0. */
const chance = (value: number | null): string => (value !== null && value < 0.0005 ? `< ${decimals(0.001, 3)}` : figure(value, 3));
const COLUMNS = ['r', 'pearson', 'interval', 'weeks', 'effective', 'p', 'q'] as const;

/** Pairs in figures, for who wants to know exactly. */
export function PairsTable({ pairs }: { readonly pairs: readonly TestedPair[] }) {
  const { t } = useTranslation();
  return (
    <Table caption={t('insights.pairs.caption')} dense tall>
      <thead>
        <tr>
          <HeadCell>{t('insights.pairs.pair')}</HeadCell>
          {COLUMNS.map((column) => (
            <HeadCell key={column} figures>
              {t(`insights.pairs.column.${column}`)}
            </HeadCell>
          ))}
          <HeadCell>{t('insights.pairs.shown')}</HeadCell>
        </tr>
      </thead>
      <tbody>
        {pairs.map((pair) => (
          <tr key={`${pair.health_metric} ${pair.spending_category}`} className="last:[&>*]:border-b-0">
            <Cell>
              {t('insights.pair', {
                metric: t(`insights.metric.${pair.health_metric}`),
                series: t(`insights.series.${pair.spending_category}`),
              })}
            </Cell>
            <Cell figures>{figure(pair.correlation_strength, 2)}</Cell>
            <Cell figures className="text-soft">
              {figure(pair.pearson_correlation, 2)}
            </Cell>
            <Cell figures className="whitespace-nowrap">
              {pair.confidence_interval_lower === null
                ? '–'
                : `${figure(pair.confidence_interval_lower, 2)} … ${figure(pair.confidence_interval_upper, 2)}`}
            </Cell>
            <Cell figures>{number(pair.sample_size)}</Cell>
            <Cell figures>{figure(pair.effective_sample_size, 1)}</Cell>
            <Cell figures className="whitespace-nowrap">
              {chance(pair.p_value)}
            </Cell>
            <Cell figures className="whitespace-nowrap">
              {chance(pair.q_value)}
            </Cell>
            <Cell className={pair.shown ? 'font-medium whitespace-nowrap' : 'text-soft whitespace-nowrap'}>
              <WhyNot pair={pair} />
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function WhyNot({ pair: { why_not: why, repeats } }: { readonly pair: TestedPair }) {
  const { t } = useTranslation();
  if (why === null) return t('insights.why.shown');
  if (why === 'repeats' && repeats !== null) return t('insights.why.repeats', { series: t(`insights.series.${repeats}`) });
  return t(`insights.why.${why}`, { series: '' });
}
