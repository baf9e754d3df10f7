import { useTranslation } from 'react-i18next';
import { TrendLine } from '../../design/charts/trend-line.tsx';

/** Invented weeks, one of which was left out. */
const WEEKS = [58, 61, 55, 52, 57, 63, null, 66, 64, 69, 71, 68] as const;

/** What the history will look like. */
export function ExampleWeeks() {
  const { t } = useTranslation();
  return (
    <TrendLine
      label={t('checkins.empty.example')}
      values={WEEKS}
      min={0}
      max={100}
      minText="0"
      maxText="100"
      fromText={t('checkins.empty.from')}
      toText={t('checkins.empty.to')}
    />
  );
}
