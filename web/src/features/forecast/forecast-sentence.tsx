import { Link } from '@tanstack/react-router';
import { memo } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import type { Lowest, Telling } from '../../../../src/core/forecast/telling.ts';
import { dayInSentence, dayText, list, wholeMoney } from '../../i18n/format.ts';

const look = 'underline decoration-edge decoration-2 underline-offset-4 hover:decoration-accent';

interface ForecastSentenceProps {
  /** What there is to say. */
  readonly told: Telling;
  readonly forecast: { readonly starts_on: string; readonly days: number; readonly currency: string; readonly left_out: readonly unknown[] };
  /** How many accounts the person has. */
  readonly accounts: number;
  /** The one that the forecast is of; undefined for the total. */
  readonly account?: number | undefined;
}

/** The answer in a sentence that a friend would say. Each day in it leads to that day of the forecast. */
export const ForecastSentence = memo(function ForecastSentence({ told, forecast, accounts, account }: ForecastSentenceProps) {
  const { t } = useTranslation();
  const { currency, starts_on: from } = forecast;
  const to = (day: string) => <Link to="/forecast" search={{ account, day }} className={look} />;
  const span = forecast.days === 365 ? t('forecast.span_year') : t('forecast.span', { count: forecast.days });
  const lowest = (day: Lowest | null) =>
    day && (
      <>
        {' '}
        <Trans
          t={t}
          i18nKey="forecast.sentence.lowest"
          values={{ day: dayText(day.on, from), short: wholeMoney(day.short, currency) }}
          components={{ day: to(day.on) }}
        />
      </>
    );
  switch (told.kind) {
    case 'still':
      // Without an account in it the total is nothing, which is not the same as having nothing.
      if (forecast.left_out.length > 0 && forecast.left_out.length === accounts) return t('forecast.sentence.none_counts');
      return t('forecast.sentence.still', { balance: wholeMoney(told.balance, currency) });
    case 'below_now':
      return (
        <>
          {told.until === null ? (
            t(told.today ? 'forecast.sentence.today_now' : 'forecast.sentence.below_now', { short: wholeMoney(told.short, currency), span })
          ) : (
            <Trans
              t={t}
              i18nKey={`forecast.sentence.${told.today ? 'today' : 'below'}_${told.again === null ? 'until' : 'again'}`}
              values={{
                short: wholeMoney(told.short, currency),
                day: dayText(told.until, from),
                again: told.again === null ? '' : dayText(told.again, from),
              }}
              components={{ day: to(told.until), again: to(told.again ?? told.until) }}
            />
          )}
          {lowest(told.lowest)}
        </>
      );
    case 'short':
      return (
        <>
          <Trans
            t={t}
            i18nKey={`forecast.sentence.${wordsOfFall(told)}`}
            values={{ day: dayInSentence(told.on, from), causes: list(told.causes), short: wholeMoney(told.short, currency) }}
            components={{ day: to(told.on) }}
          />
          {lowest(told.lowest)}
        </>
      );
    case 'tight':
    case 'fine':
      return (
        <Trans
          t={t}
          i18nKey={told.causes.length === 0 ? `forecast.sentence.${told.kind}` : `forecast.sentence.${told.kind}_after`}
          values={{
            day: dayText(told.on, from),
            left: wholeMoney(told.left, currency),
            causes: list(told.causes),
            span,
          }}
          components={{ day: to(told.on) }}
        />
      );
  }
});

/** Which sentence tells of a fall below zero. */
function wordsOfFall({ causes, earlier }: Extract<Telling, { kind: 'short' }>) {
  if (causes.length === 0) return 'short';
  if (earlier) return 'short_after';
  return causes.length === 1 ? 'short_one' : 'short_meet';
}
