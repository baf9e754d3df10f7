import { useTranslation } from 'react-i18next';
import type { Overview } from '../../../../src/features/overview/contract.ts';
import { LinkButton } from '../../design/parts/button.tsx';
import { Card } from '../../design/parts/card.tsx';
import { Progress } from '../../design/parts/progress.tsx';
import { sentenceShown } from '../../i18n/shown-amounts.ts';

/** What moves together most, or how far it is until something can be seen. */
export function InsightCard({ insights: { items, nothing_yet: nothing } }: { readonly insights: Overview['insights'] }) {
  const { t } = useTranslation();
  const [top] = items;
  return (
    <Card title={t('home.insight.heading')}>
      <div className="flex flex-col items-start gap-3">
        {top !== undefined && <p>{sentenceShown(top.insight_text)}</p>}
        {nothing !== null && <p>{t(`home.insight.${nothing.reason}`)}</p>}
        {nothing !== null && nothing.weeks < nothing.weeks_needed && nothing.reason === 'too_few_weeks' && (
          <div className="w-full">
            <Progress
              label={t('home.insight.weeks', { weeks: nothing.weeks, needed: nothing.weeks_needed })}
              value={Math.round((100 * nothing.weeks) / nothing.weeks_needed)}
            />
          </div>
        )}
        <LinkButton kind="quiet" to="/insights" className="-ml-3">
          {t('home.insight.to_insights')}
        </LinkButton>
      </div>
    </Card>
  );
}
