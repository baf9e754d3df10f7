import { useTranslation } from 'react-i18next';
import type { Forecast, ForecastPoint } from '../../../../src/features/forecast/contract.ts';
import { ForecastLine } from '../../design/charts/forecast-line.tsx';
import { dayText } from '../../i18n/format.ts';

interface ForecastPictureProps {
  /** The days shown: all of the forecast, or its first ones. */
  readonly points: readonly ForecastPoint[];
  readonly forecast: Forecast;
  readonly height?: number;
  readonly day?: string | undefined;
  readonly onDay?: (day: string) => void;
}

/** The line of a forecast, or of its first days; the day it marks is the lowest of those it shows. */
export function ForecastPicture({ points, forecast, height, day, onDay }: ForecastPictureProps) {
  const { t } = useTranslation();
  const [first] = points;
  const last = points.at(-1);
  if (first === undefined || last === undefined) return null;
  const lowest = points.reduce((least, point) => (point.closing_balance < least.closing_balance ? point : least), first);
  return (
    <ForecastLine
      points={points}
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
