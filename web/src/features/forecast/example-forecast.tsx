import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { ForecastLine } from '../../design/charts/forecast-line.tsx';
import { exampleForecast } from './example.ts';

/** The line of a made-up household, drawn by the same part as a person's own. Whoever shows it labels it as an example. */
export function ExampleForecast({ currency, height }: { readonly currency: string; readonly height?: number }) {
  const { t } = useTranslation();
  const example = useMemo(
    () =>
      exampleForecast({
        pay: t('forecast.example.pay'),
        rent: t('forecast.example.rent'),
        insurance: t('forecast.example.insurance'),
        power: t('forecast.example.power'),
        groceries: t('forecast.example.groceries'),
      }),
    [t],
  );
  return <ForecastLine {...example} currency={currency} label={t('forecast.example.label')} {...(height !== undefined && { height })} />;
}
