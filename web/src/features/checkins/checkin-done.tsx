import { useTranslation } from 'react-i18next';
import type { Checkin } from '../../../../src/contract/checkin.ts';
import { usePerson, useToday } from '../../app/session.ts';
import { Button, LinkButton } from '../../design/parts/button.tsx';
import { Card } from '../../design/parts/card.tsx';
import { momentText, number } from '../../i18n/format.ts';
import { weekText } from './week-text.ts';

interface CheckinDoneProps {
  readonly checkin: Checkin;
  readonly before: Checkin | undefined;
  readonly onChange: () => void;
}

/** What the week comes to, with the one before beside it, and where to go from here. */
export function CheckinDone({ checkin, before, onChange }: CheckinDoneProps) {
  const { t } = useTranslation();
  const today = useToday();
  const { time_zone: zone } = usePerson();
  const { wellness_index: index } = checkin;
  const earlier = before?.wellness_index ?? null;
  return (
    <Card title={t('checkins.done.heading')}>
      <div className="flex flex-col items-start gap-4" role="status">
        {index === null ? (
          <p>{t('checkins.done.no_index')}</p>
        ) : (
          <p>
            <span className="figures text-3xl font-medium">{number(index)}</span> <span className="text-soft">{t('checkins.done.of_hundred')}</span>
          </p>
        )}
        {before !== undefined && earlier !== null && (
          <p className="text-soft">{t('checkins.done.before', { week: weekText(before.checkin_date, today), index: number(earlier) })}</p>
        )}
        <p className="text-sm text-soft">{t('checkins.done.saved', { at: momentText(checkin.updated_at, zone) })}</p>
        <div className="flex flex-wrap gap-3">
          <LinkButton kind="primary" to="/wellness">
            {t('checkins.done.to_wellness')}
          </LinkButton>
          <Button onClick={onChange}>{t('checkins.done.change')}</Button>
        </div>
      </div>
    </Card>
  );
}
