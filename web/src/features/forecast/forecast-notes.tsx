import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { dayNumber } from '../../../../src/core/calendar/day.ts';
import type { Forecast } from '../../../../src/features/forecast/contract.ts';
import { dayText, wholeMoney } from '../../i18n/format.ts';

const FRESH_DAYS = 14;

interface ForecastNotesProps {
  readonly forecast: Pick<Forecast, 'summary' | 'currency' | 'starts_on' | 'left_out'>;
  readonly everydayOff?: boolean;
}

/** What the figures count and what they leave out, in short sentences. */
export const ForecastNotes = memo(function ForecastNotes({ forecast, everydayOff = false }: ForecastNotesProps) {
  const { t } = useTranslation();
  const { summary, currency, starts_on: today } = forecast;
  const notes: string[] = [];
  if (summary.data_until !== null && dayNumber(today) - dayNumber(summary.data_until) > FRESH_DAYS) {
    notes.push(t('forecast.notes.stale', { day: dayText(summary.data_until, today) }));
  }
  if (summary.next_payday_on !== null && summary.lowest_before_payday !== null) {
    notes.push(
      t('forecast.notes.payday', { day: dayText(summary.next_payday_on, today), lowest: wholeMoney(summary.lowest_before_payday, currency) }),
    );
  }
  if (everydayOff) notes.push(t('forecast.notes.everyday_off'));
  else if (summary.everyday.known) notes.push(t('forecast.notes.everyday_known', { weekly: wholeMoney(summary.everyday.weekly, currency) }));
  else notes.push(t('forecast.notes.everyday_unknown', { need: summary.everyday.need, have: summary.everyday.have }));
  for (const account of forecast.left_out) {
    notes.push(
      account.reason === 'kind'
        ? t('forecast.notes.left_out_kind', { name: account.name })
        : t('forecast.notes.left_out_currency', { name: account.name, currency: account.currency }),
    );
  }
  return (
    <section aria-label={t('forecast.notes.heading')} className="text-sm text-soft max-w-text flex flex-col gap-1">
      {notes.map((note, index) => (
        // Two accounts of one name make the same note twice.
        <p key={index}>{note}</p>
      ))}
    </section>
  );
});
