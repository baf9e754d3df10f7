import { useTranslation } from 'react-i18next';
import { usePerson } from '../../app/session.ts';
import { EmptyState } from '../../design/parts/states.tsx';
import { BeginButtons } from './begin-buttons.tsx';
import { ExampleForecast } from './example-forecast.tsx';

/** What stands where a forecast will be, before there is any account. */
export function ForecastEmpty() {
  const { t } = useTranslation();
  const { currency } = usePerson();
  return (
    <EmptyState title={t('forecast.empty.title')} action={<BeginButtons />} example={<ExampleForecast currency={currency} height={200} />}>
      {t('forecast.empty.detail')}
    </EmptyState>
  );
}
