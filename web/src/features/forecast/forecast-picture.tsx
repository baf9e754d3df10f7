import { useTranslation } from 'react-i18next';
import type { Forecast } from '../../../../src/features/forecast/contract.ts';
import { ForecastLine } from '../../design/charts/forecast-line.tsx';
import type { ForecastDay } from '../../design/charts/forecast-series.ts';
import { dayText } from '../../i18n/format.ts';

interface ForecastPictureProps {
  /** The days shown: all of the forecast, or its first ones. */
  readonly points: readonly ForecastDay[];
  /** The same days as they would be: a second line. */
  readonly other?: readonly ForecastDay[] | undefined;
  readonly forecast: { readonly currency: string; readonly summary: Pick<Forecast['summary'], 'buffer'> };
  readonly height?: number;
  readonly day?: string | undefined;
  readonly onDay?: (day: string) => void;
}

/** The line of a forecast, or of its first days; the day it marks is the lowest of those it shows. */
export function ForecastPicture({ points, other, forecast, height, day, onDay }: ForecastPictureProps) {
  const { t } = useTranslation();
  const [first] = points;
  const last = points.at(-1);
  if (first === undefined || last === undefined) return null;
  const lowest = points.reduce((least, point) => (point.closing_balance < least.closing_balance ? point : least), first);
  return (
    <ForecastLine
      points={points}
      other={other}
      currency={forecast.currency}
      buffer={forecast.summary.buffer}
      lowestOn={lowest.date}
      label={t('forecast.line.label', { from: dayText(first.date), to: dayText(last.date, first.date) })}
      day={day}
      {...(height !== undefined && { height })}
      {...(onDay !== undefined && { onDay })}
    />
  );
}
