import { useTranslation } from 'react-i18next';
import type { Overview } from '../../../../src/features/overview/contract.ts';
import { LinkButton } from '../../design/parts/button.tsx';
import { Card } from '../../design/parts/card.tsx';
import { number, wholeMoney } from '../../i18n/format.ts';

interface ScoreCardProps {
  readonly questionnaire: Overview['questionnaire'];
  readonly currency: string;
}

/** The score with the step that would move it most. */
export function ScoreCard({ questionnaire, currency }: ScoreCardProps) {
  const { t } = useTranslation();
  const moves = questionnaire?.moves_most ?? null;
  return (
    <Card title={t('home.score.heading')}>
      <div className="flex flex-col items-start gap-3">
        {questionnaire === null ? (
          <p>{t('home.score.none')}</p>
        ) : (
          <p>
            <span className="figures text-3xl font-medium">{number(questionnaire.financial_health_score)}</span>{' '}
            <span className="text-soft">{t('home.week.of_hundred')}</span>
            <span className="block text-sm text-soft">{t(`score.level.${questionnaire.financial_health_level}`)}</span>
          </p>
        )}
        {moves !== null && (
          <p className="text-sm text-soft">
            {t(`home.score.moves.${moves.step}`, { amount: wholeMoney(moves.amount, currency), points: number(Math.round(moves.points_more)) })}
          </p>
        )}
        {questionnaire === null ? (
          <LinkButton to="/score">{t('home.score.begin')}</LinkButton>
        ) : (
          <LinkButton kind="quiet" to="/score" className="-ml-3">
            {t('home.score.to_score')}
          </LinkButton>
        )}
      </div>
    </Card>
  );
}
