import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Submission } from '../../../../src/contract/submission.ts';
import { type Cents, cents } from '../../../../src/core/money/cents.ts';
import { readForecast } from '../../../../src/features/forecast/contract.ts';
import { ask } from '../../app/queries.ts';
import { usePerson } from '../../app/session.ts';
import { Card } from '../../design/parts/card.tsx';
import { dayText, number, wholeMoney } from '../../i18n/format.ts';
import { effectOf } from './effect.ts';
import { goalText } from './goals.ts';
import { ScoreParts } from './score-parts.tsx';
import { useGoalNames } from './use-goal-names.ts';
import { sentenceShown } from '../../i18n/shown-amounts.ts';

/** What the score is made of, what would move it most, and what to see to first. */
export function ScoreResult({ submission }: { readonly submission: Submission }) {
  const { t } = useTranslation();
  const { currency } = usePerson();
  const { moves_most: moves } = submission;
  return (
    <div className="grid lg:grid-cols-[6fr_5fr] gap-6 items-start">
      <Card title={t('score.parts.heading')}>
        <ScoreParts parts={submission.score_parts} currency={currency} />
      </Card>
      <div className="flex flex-col gap-6 min-w-0">
        {moves !== null && (
          <Card title={t('score.moves.heading')}>
            <p>
              {t(`score.moves.${moves.step}`, {
                amount: wholeMoney(moves.amount, currency),
                score: number(moves.score_after),
              })}
            </p>
            <ForecastEffect step={moves.step} amount={moves.amount} />
          </Card>
        )}
        <Card title={t('score.first.heading')}>
          <NextSteps submission={submission} currency={currency} />
        </Card>
      </div>
    </div>
  );
}

/** What the forecast would be with the step. Nothing where there is no forecast, or while it is on its way. */
function ForecastEffect({ step, amount }: Pick<NonNullable<Submission['moves_most']>, 'step' | 'amount'>) {
  const { t } = useTranslation();
  const { data: forecast } = useQuery(ask(readForecast, { query: {} }));
  if (forecast === undefined || forecast.basis.account_ids.length === 0) return null;
  const effect = effectOf(forecast, step, amount);
  if (effect === undefined) return <p className="mt-2 text-soft">{t('score.effect.none')}</p>;
  const { before, after, end } = effect;
  const whole = (value: Cents) => wholeMoney(value, forecast.currency);
  return (
    <p className="mt-2 text-soft">
      {t('score.effect.lowest', {
        after: whole(after.balance),
        after_day: dayText(after.on, forecast.starts_on),
        before: whole(before.balance),
        before_day: dayText(before.on, forecast.starts_on),
      })}{' '}
      {t(end.difference < 0 ? 'score.effect.end_less' : 'score.effect.end_more', {
        amount: whole(cents(Math.abs(end.difference))),
        day: dayText(end.on, forecast.starts_on),
      })}
    </p>
  );
}

function NextSteps({
  submission: { recommendations, financial_goals: goals },
  currency,
}: {
  readonly submission: Submission;
  readonly currency: string;
}) {
  const { t } = useTranslation();
  const names = useGoalNames();
  const { priority, monthly_savings_target: target, debt_payoff_strategy: strategy, steps } = recommendations;
  return (
    <div className="flex flex-col gap-3">
      <p className="font-medium">{t(`score.first.${priority}`)}</p>
      {steps.length > 0 ? (
        <ul className="flex flex-col gap-2 list-disc pl-4">
          {steps.map((step) => (
            <li key={step}>{sentenceShown(step)}</li>
          ))}
        </ul>
      ) : (
        // Answers of the former application have no sentences: what these would say of the target and the debt stands for them.
        <>
          {target > 0 && <p className="text-soft">{t('score.first.target', { amount: wholeMoney(target, currency) })}</p>}
          {strategy !== null && <p className="text-soft">{t(`score.first.${strategy}`)}</p>}
        </>
      )}
      {Object.keys(goals).length > 0 && (
        <dl className="grid grid-cols-[1fr_auto] gap-x-4 gap-y-1 border-t border-line pt-3">
          {Object.entries(goals).map(([key, amount]) => (
            <div key={key} className="contents">
              <dt>{goalText(key, names)}</dt>
              <dd className="figures text-right">{wholeMoney(amount, currency)}</dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  );
}
