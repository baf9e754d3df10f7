import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import { cents } from '../../../../../src/core/money/cents.ts';
import type { Forecast } from '../../../../../src/features/forecast/contract.ts';
import { dayText, wholeMoney } from '../../../i18n/format.ts';
import type { WhatIfForecast } from '../../../../../src/core/forecast/what-if.ts';
import { compareForecasts } from './telling.ts';

const look = 'underline decoration-edge decoration-2 underline-offset-4 hover:decoration-accent';

/** What would be different, in words: the lowest day against the one there is, and the end. Its days lead to the line. */
export function ComparisonSentence({ base, wished }: { readonly base: Forecast; readonly wished: WhatIfForecast }) {
  const { t } = useTranslation();
  const { before, after, same, end } = compareForecasts(base, wished);
  const { currency, starts_on: today } = base;
  const whole = (amount: number) => wholeMoney(cents(amount), currency);
  const to = (day: string): ReactNode => (
    <Link from="/forecast" to="/forecast" search={(was) => ({ ...was, day, month: undefined })} replace resetScroll={false} className={look} />
  );
  const at = { day: dayText(end.on, today), amount: whole(Math.abs(end.difference)) };
  return (
    <>
      <Trans
        t={t}
        i18nKey={same ? 'forecast.what_if.same' : before.on === after.on ? 'forecast.what_if.instead_there' : 'forecast.what_if.instead'}
        values={{
          left: whole(after.balance),
          day: dayText(after.on, today),
          was: whole(before.balance),
          was_day: dayText(before.on, today),
        }}
        components={{ day: <>{to(after.on)}</>, was: <>{to(before.on)}</> }}
      />{' '}
      {end.difference === 0
        ? t('forecast.what_if.end_same', at)
        : t(end.difference > 0 ? 'forecast.what_if.end_more' : 'forecast.what_if.end_less', at)}
    </>
  );
}
