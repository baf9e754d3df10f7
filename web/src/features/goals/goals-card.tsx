import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ZERO } from '../../../../src/core/money/cents.ts';
import { type GoalAnswer, readGoals } from '../../../../src/features/goals/contract.ts';
import type { BodyOf } from '../../api.ts';
import { ask } from '../../app/queries.ts';
import { LinkButton } from '../../design/parts/button.tsx';
import { Card } from '../../design/parts/card.tsx';
import { Progress } from '../../design/parts/progress.tsx';
import { dayInSentence, list, number, wholeMoney } from '../../i18n/format.ts';
import { useGoalText } from './goal-text.ts';

type Goals = BodyOf<typeof readGoals>;

/** What the money is for: how far each goal is, what it takes a month, and when the forecast has room for it. Nothing where no goal was named. */
export function GoalsCard() {
  const { t } = useTranslation();
  const { data } = useQuery(ask(readGoals, {}));
  if (data === undefined || data.items.length === 0) return null;
  return (
    <Card
      title={t('goals.heading')}
      aside={
        <LinkButton kind="quiet" to="/profile" className="-mr-3">
          {t('goals.change')}
        </LinkButton>
      }
    >
      <ul className="flex flex-col divide-y divide-line">
        {data.items.map((goal) => (
          <li key={goal.goal} className="py-4 first:pt-0 last:pb-0">
            <OneGoal goal={goal} goals={data} />
          </li>
        ))}
      </ul>
      <Notes goals={data} />
    </Card>
  );
}

interface OneGoalProps {
  readonly goal: GoalAnswer;
  readonly goals: Goals;
}

function OneGoal({ goal, goals }: OneGoalProps) {
  const { t } = useTranslation();
  const name = useGoalText()(goal.goal);
  const { currency } = goals;
  const { amount, saved, percent, monthly, months, missing } = goal;
  if (amount === null || monthly === null || missing === null)
    return (
      <div className="flex flex-col gap-1">
        <h3 className="font-medium">{name}</h3>
        <p className="text-soft">{t('goals.no_amount')}</p>
      </div>
    );
  return (
    <div className="flex flex-col gap-2">
      <h3 className="font-medium">{name}</h3>
      {saved === null || percent === null ? (
        <p>{t(goal.goal === 'debt_payoff' ? 'goals.unknown_debt' : 'goals.unknown_saved', { amount: wholeMoney(amount, currency), name })}</p>
      ) : (
        <Progress
          label={t(goal.goal === 'debt_payoff' ? 'goals.paid' : 'goals.saved', {
            saved: wholeMoney(saved, currency),
            amount: wholeMoney(amount, currency),
            percent: number(percent),
          })}
          value={percent}
        />
      )}
      {missing > 0 && <p>{t('goals.monthly', { monthly: wholeMoney(monthly, currency), count: months })}</p>}
      <ByForecast goal={goal} goals={goals} />
      {goal.on_accounts.length > 0 && <p className="text-sm text-soft">{t('goals.on_accounts', { accounts: list(goal.on_accounts) })}</p>}
    </div>
  );
}

function ByForecast({ goal: { by_forecast: told, missing }, goals: { currency, starts_on: today } }: OneGoalProps) {
  const { t } = useTranslation();
  const rest = wholeMoney(missing ?? ZERO, currency);
  switch (told.status) {
    case 'reached':
      return <p>{t('goals.reached')}</p>;
    case 'within_year':
      return <p>{told.on === today ? t('goals.today', { rest }) : t('goals.within_year', { rest, day: dayInSentence(told.on, today) })}</p>;
    case 'not_within_year':
      return <p>{t('goals.not_within_year', { rest })}</p>;
    case 'unknown':
      return <p className="text-soft">{t(`goals.unknown.${told.reason}`)}</p>;
  }
}

/** What the figures rest on. */
function Notes({ goals: { items, everyday_known: isKnown } }: { readonly goals: Goals }) {
  const { t } = useTranslation();
  const isTold = items.some(({ by_forecast: told }) => told.status === 'within_year' || told.status === 'not_within_year');
  const isUnsaid = items.some(({ goal, saved, amount }) => saved === null && amount !== null && goal !== 'debt_payoff');
  return (
    <ul className="mt-4 flex flex-col gap-1 text-sm text-soft">
      {isUnsaid && <li>{t('goals.notes.name_account')}</li>}
      {items.length > 1 && isTold && <li>{t('goals.notes.alone')}</li>}
      {isTold && !isKnown && <li>{t('goals.notes.everyday_unknown')}</li>}
    </ul>
  );
}
