import { useTranslation } from 'react-i18next';
import type { Overview } from '../../../../src/features/overview/contract.ts';
import { LinkButton } from '../../design/parts/button.tsx';
import { Card } from '../../design/parts/card.tsx';
import { number } from '../../i18n/format.ts';

/** This week's check-in: done, or one press away. */
export function CheckinCard({ checkin: { this_week: now, before, streak_weeks: streak } }: { readonly checkin: Overview['checkin'] }) {
  const { t } = useTranslation();
  const index = now?.wellness_index ?? null;
  const earlier = before?.wellness_index ?? null;
  return (
    <Card title={t('home.week.heading')}>
      <div className="flex flex-col items-start gap-3 h-full">
        {now === null ? (
          <p>{t('home.week.open')}</p>
        ) : index === null ? (
          <p>{t('home.week.done')}</p>
        ) : (
          <p>
            <span className="figures text-3xl font-medium">{number(index)}</span> <span className="text-soft">{t('home.week.of_hundred')}</span>
            {earlier !== null && <span className="block text-sm text-soft">{t('home.week.before', { index: number(earlier) })}</span>}
          </p>
        )}
        {streak > 1 && <p className="text-sm text-soft">{t('home.week.streak', { count: streak })}</p>}
        {now === null ? (
          <LinkButton kind="primary" to="/check-in">
            {t('home.week.check_in')}
          </LinkButton>
        ) : (
          <LinkButton kind="quiet" to="/wellness" className="-ml-3">
            {t('home.week.to_wellness')}
          </LinkButton>
        )}
      </div>
    </Card>
  );
}
