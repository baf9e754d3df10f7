import { useTranslation } from 'react-i18next';
import { dayNumber, isoDay, mondayOf } from '../../../../src/core/calendar/day.ts';
import { useToday } from '../../app/session.ts';
import { Page } from '../../design/parts/page.tsx';
import { UnreadyPage } from '../../design/parts/unready-page.tsx';
import { useWeek } from '../checkins/use-week.ts';
import { WeekForm } from '../checkins/week-form.tsx';
import { RemindFirstCheckin } from '../reminders/remind-first-checkin.tsx';
import { StepFrame } from './step-frame.tsx';
import { useLeaving, useProgress } from './use-progress.ts';

/** The first check-in: of the present week. */
export function CheckinStep() {
  const { t } = useTranslation();
  const leaving = useLeaving('checkin');
  const week = isoDay(mondayOf(dayNumber(useToday())));
  const { isThere, kept, before, error, refetch } = useWeek(week);
  const status = useProgress().data?.steps.find(({ step }) => step === 'checkin')?.status;
  const title = t('checkins.form_title');
  return (
    <StepFrame step="checkin" leaving={leaving}>
      {isThere ? (
        <Page title={title} narrow>
          <WeekForm week={week} kept={kept} before={before} />
          {status === 'open' || status === 'skipped' ? <RemindFirstCheckin onKept={() => leaving.leave('skipped')} /> : null}
        </Page>
      ) : (
        <UnreadyPage title={title} error={error} retry={refetch} />
      )}
    </StepFrame>
  );
}
