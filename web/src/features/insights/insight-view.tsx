import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Insight } from '../../../../src/contract/insight.ts';
import { Button } from '../../design/parts/button.tsx';
import { Card } from '../../design/parts/card.tsx';
import { decimals, number, wholeMoney } from '../../i18n/format.ts';
import type { ShownPeriod } from './period-chips.tsx';
import { PairWeeksView } from './pair-weeks.tsx';
import { sentenceShown } from '../../i18n/shown-amounts.ts';

interface InsightViewProps {
  readonly insight: Insight;
  readonly period: ShownPeriod;
  /** ISO 4217. */
  readonly currency: string;
  /** Whether its weeks are shown at once. */
  readonly isOpen: boolean;
}

const rounded = (value: number): string => decimals(value, 2);

/** One thing that moves together with spending: in words, with how sure it is, in money, and with its weeks. */
export function InsightView({ insight, period, currency, isOpen }: InsightViewProps) {
  const { t } = useTranslation();
  const [shown, setShown] = useState(isOpen);
  const { health_metric: metric, spending_category: series, effect } = insight;
  return (
    <Card title={t('insights.pair', { metric: t(`insights.metric.${metric}`), series: t(`insights.series.${series}`) })}>
      <div className="flex flex-col gap-4">
        <p className="text-lg max-w-text">{sentenceShown(insight.insight_text)}</p>
        <dl className="grid md:grid-cols-3 gap-x-6 gap-y-3">
          <Fact term={t('insights.fact.strength')}>
            {t(`insights.strength.${insight.strength}`, { value: rounded(insight.correlation_strength ?? 0) })}
            <span className="block text-sm text-soft">
              {t('insights.fact.interval', {
                lower: rounded(insight.confidence_interval_lower ?? 0),
                upper: rounded(insight.confidence_interval_upper ?? 0),
              })}
            </span>
          </Fact>
          {effect !== null && (
            <Fact term={t('insights.fact.effect')}>
              {t('insights.fact.amounts', { lower: wholeMoney(effect.lower, currency), upper: wholeMoney(effect.upper, currency) })}
              <span className="block text-sm text-soft">
                {t('insights.fact.counts', {
                  lower: t('insights.weeks', { count: effect.lower_weeks }),
                  upper: t('insights.weeks', { count: effect.upper_weeks }),
                })}
              </span>
            </Fact>
          )}
          <Fact term={t('insights.fact.rests_on')}>
            {t('insights.weeks', { count: insight.sample_size })}
            <span className="block text-sm text-soft">
              {t('insights.fact.effective', { weeks: number(Math.round(insight.effective_sample_size ?? 0)) })}
            </span>
          </Fact>
        </dl>
        {insight.wider !== null && <p className="text-soft max-w-text">{t('insights.wider')}</p>}
        {shown ? (
          <PairWeeksView insight={insight} period={period} currency={currency} />
        ) : (
          <Button onClick={() => setShown(true)} className="self-start">
            {t('insights.show_weeks')}
          </Button>
        )}
        <div className="rounded-md bg-sunken px-4 py-3 max-w-text">
          <h3 className="font-strong">{t('insights.says_not')}</h3>
          <p>{sentenceShown(insight.recommendation_text ?? '')}</p>
        </div>
      </div>
    </Card>
  );
}

function Fact({ term, children }: { readonly term: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt className="text-sm text-soft">{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}
