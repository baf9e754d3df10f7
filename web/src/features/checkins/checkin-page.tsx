import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { dayNumber, type EpochDay, isoDay, mondayOf, parseDay } from '../../../../src/core/calendar/day.ts';
import { useToday } from '../../app/session.ts';
import { LinkButton } from '../../design/parts/button.tsx';
import { Page } from '../../design/parts/page.tsx';
import { UnreadyPage } from '../../design/parts/unready-page.tsx';
import { WeekForm } from './week-form.tsx';
import { useWeek } from './use-week.ts';
import { weekText } from './week-text.ts';

const route = getRouteApi('/inside/check-in');

/** The check-in of a week: the present one, or any before it. */
export function CheckinPage() {
  const { t } = useTranslation();
  const today = useToday();
  const { day } = route.useSearch();
  const present = isoDay(mondayOf(dayNumber(today)));
  const wished = parseDay(day ?? today) ?? dayNumber(today);
  const week = isoDay(Math.min(mondayOf(wished), dayNumber(present)));
  const { isThere, isKnown, kept, before, error, refetch } = useWeek(week);
  const title = t('checkins.form_title');
  if (!isThere) return <UnreadyPage title={title} error={error} retry={refetch} />;
  return (
    <Page title={title} narrow>
      <nav aria-label={t('checkins.form.weeks')} className="grid grid-cols-[auto_1fr_auto] items-center gap-2">
        <Week to={dayNumber(week) - 7} icon="left" label={t('checkins.form.earlier')} />
        <p className="font-medium text-center">
          {week === present && <span className="block text-sm font-normal text-soft">{t('checkins.form.this_week')}</span>}
          {weekText(week, today)}
        </p>
        {/* Holds its place: the week must not jump aside where there is no later one. */}
        {week === present ? <span className="size-touch" /> : <Week to={dayNumber(week) + 7} icon="right" label={t('checkins.form.later')} />}
      </nav>
      {!isKnown && <p className="text-soft">{t('offline.week_unknown')}</p>}
      <WeekForm week={week} kept={kept} before={before} />
    </Page>
  );
}

interface WeekProps {
  readonly to: EpochDay;
  readonly icon: 'left' | 'right';
  readonly label: string;
}

function Week({ to, icon, label }: WeekProps) {
  return (
    <LinkButton to="/check-in" search={{ day: isoDay(to) }} replace resetScroll={false} className="size-touch px-0" icon={icon}>
      <span className="sr-only">{label}</span>
    </LinkButton>
  );
}
