import { useTranslation } from 'react-i18next';
import { type InsightsAnswer, refreshInsights } from '../../../../src/features/insights/contract.ts';
import { useAction } from '../../app/queries.ts';
import { usePerson, useToday } from '../../app/session.ts';
import { Button } from '../../design/parts/button.tsx';
import { FormProblem } from '../../design/parts/states.tsx';
import { dayInSentence, momentText } from '../../i18n/format.ts';

/** How often a page looks again while something waits to be worked out, in milliseconds; it is done within seconds. */
export const LOOK_AGAIN_MS = 3_000;

/** Whether an answer is on its way that this page does not show yet. */
export const isUnderWay = ({ stale, nothing_yet }: Pick<InsightsAnswer, 'stale' | 'nothing_yet'>): boolean =>
  stale || nothing_yet?.reason === 'not_computed';

/** When it was worked out and over which weeks, whether newer answers wait, and a way to ask for it anew. */
export function Freshness({ answer }: { readonly answer: Pick<InsightsAnswer, 'computed_at' | 'stale' | 'from' | 'to' | 'nothing_yet'> }) {
  const { t } = useTranslation();
  const today = useToday();
  const { time_zone: zone } = usePerson();
  const refresh = useAction(refreshInsights);
  const { computed_at: at, from, to } = answer;
  return (
    <div className="flex flex-col items-start gap-1 text-sm text-soft">
      {at !== null && from !== null && to !== null && (
        <p>{t('insights.fresh.computed', { at: momentText(at, zone), from: dayInSentence(from, today), to: dayInSentence(to, today) })}</p>
      )}
      <div role="status">{isUnderWay(answer) && <p>{t('insights.fresh.under_way')}</p>}</div>
      <FormProblem error={refresh.error} />
      {!isUnderWay(answer) && at !== null && (
        <Button kind="quiet" className="-ml-3" busy={refresh.isPending} onClick={() => refresh.mutate({})}>
          {t('insights.fresh.refresh')}
        </Button>
      )}
    </div>
  );
}
